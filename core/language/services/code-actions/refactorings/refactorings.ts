import { columnsOf } from '../../../analysis/columns.ts';
import { analyseFile } from '../../../analysis/analysed-file.ts';
import { isError } from '../../../problems/problem.ts';
import { type Span, span } from '../../../text/span.ts';
import type { Document } from '../../document.ts';
import { edited, overlap } from '../edit.ts';
import { placeAt } from '../place.ts';
import { addLimit, fieldsAndDisplay, joinFields } from './commands.ts';
import { extractAlias } from './extract-alias.ts';
import { extractParameter, inlineParameter } from './parameters.ts';
import { filterIndex, filterWord, joinFilters, splitFilter } from './filters.ts';
import { inlineAlias } from './inline-alias.ts';
import { chainToList, listToChain } from './lists.ts';
import { likeForms } from './like-forms.ts';
import { nameColumn } from './name-column.ts';
import { removeNot } from './negations.ts';
import type { Refactor, Refactoring } from './refactoring.ts';

const all: readonly Refactor[] = [
  extractAlias,
  extractParameter,
  inlineAlias,
  inlineParameter,
  chainToList,
  listToChain,
  removeNot,
  nameColumn,
  splitFilter,
  joinFilters,
  likeForms,
  filterIndex,
  filterWord,
  fieldsAndDisplay,
  joinFields,
  addLimit,
];

/**
 * Other ways to write what is selected, or where the cursor stands: those after which the query has
 * the same columns, and no error that it had not.
 */
export const refactoringsAt = (document: Document, where: Span): readonly Refactoring[] => {
  const place = placeAt(document, trimmed(document, where));
  const { query } = place;
  if (query === undefined || place.command === undefined || isTooLong(query.body)) {
    return [];
  }
  const found = all.flatMap((refactor) => refactor(place));
  if (found.length === 0) {
    return [];
  }
  const section = { document, where: query.span };
  const before = outcome(document.text.slice(query.span.start, query.span.end));
  return found.filter(
    (refactoring) => refactoring.edits.length > 0 && isSound(refactoring, before, section),
  );
};

/** CloudWatch refuses such a query, and to look into it takes its time. */
const isTooLong = ({ start, end }: Span): boolean => end - start > LONGEST_QUERY;

const LONGEST_QUERY = 10_000;

/** A selection without the blanks around it. */
const trimmed = ({ text }: Document, { start, end }: Span): Span => {
  const selected = text.slice(start, end);
  const from = start + selected.length - selected.trimStart().length;
  return selected.trim() === '' ? span(start, start) : span(from, from + selected.trim().length);
};

interface Outcome {
  readonly errors: number;
  readonly columns: string;
}

/** What of a section has to stay as it is. */
const outcome = (text: string): Outcome => {
  const { file, problems } = analyseFile(text);
  return {
    errors: problems().filter(isError).length,
    columns: file.queries
      .map((query) =>
        columnsOf(query)
          .map(({ name }) => name)
          .join(),
      )
      .join('\n'),
  };
};

interface Section {
  readonly document: Document;
  readonly where: Span;
}

const isSound = (
  { edits, keepsColumns }: Refactoring,
  before: Outcome,
  { document, where }: Section,
): boolean => {
  if (overlap(edits)) {
    return false;
  }
  // A comment that goes above the file's first query is no part of it.
  const inside = edits
    .filter(({ span: { start, end } }) => where.start <= start && end <= where.end)
    .map((edit) => ({
      ...edit,
      span: span(edit.span.start - where.start, edit.span.end - where.start),
    }));
  const after = outcome(edited(document.text.slice(where.start, where.end), inside));
  return after.errors <= before.errors && (!keepsColumns || after.columns === before.columns);
};
