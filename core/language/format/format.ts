import { isError, type Problem } from '../problems/problem.ts';
import { sectionsOf } from '../query-file/sections.ts';
import type { QueryFile } from '../syntax/ast.ts';
import { parseQueryFile } from '../syntax/parse.ts';
import { byteOrderMark, lineEndOf, plainText } from './plain-text.ts';
import { defaultFormat, type FormatOptions } from './options.ts';
import { sectionElements, type SectionContent } from './section.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * The file in its canonical form: a command a line with its pipe in front, a blank line between
 * queries, keywords and names of functions as documented. Comments and meaning stay. A command
 * with a mistake in its syntax stays as it is, and so does a file that is no text.
 */
export const formatQueryFile = (text: string, options: FormatOptions = defaultFormat): string => {
  const content = plainText(text);
  const units = formattedUnits(content, parseQueryFile(content), options);
  if (units === undefined) {
    return text;
  }
  const formatted = units
    .flatMap(({ replacements }) => replacements)
    .map((replacement) => replacement.text)
    .join('');
  return byteOrderMark(text) + formatted.replaceAll('\n', lineEndOf(text));
};

/**
 * What each part of a text becomes, given its tree; undefined for one that can't be read. The text
 * has no byte order mark and its lines end with a line feed.
 */
export const formattedUnits = (
  text: string,
  file: QueryFile,
  options: FormatOptions,
): readonly Unit[] | undefined => {
  if (file.problems.some(({ code }) => UNREADABLE.has(code))) {
    return undefined;
  }
  const elements = contentsOf(text, file).flatMap((section) =>
    sectionElements(text, section, options),
  );
  return unitsOf(text, elements);
};

const UNREADABLE: ReadonlySet<Problem['code']> = new Set(['file-not-text', 'file-too-large']);

/** What stands in each section. Everything in the tree is in order of place. */
const contentsOf = (text: string, file: QueryFile): readonly SectionContent[] => {
  // Nothing may stand before the first separator, so that two sections begin at the same offset.
  const queries = new Map(file.queries.map((query) => [query.span.end, query]));
  const errors = file.problems.filter(isError);
  let comment = 0;
  let error = 0;
  return sectionsOf(text).map(({ span }) => {
    const firstComment = comment;
    const firstError = error;
    while ((file.comments[comment]?.span.start ?? Infinity) < span.end) {
      comment += 1;
    }
    while ((errors[error]?.span.start ?? Infinity) < span.end) {
      error += 1;
    }
    return {
      span,
      comments: file.comments.slice(firstComment, comment),
      commands: span.start === span.end ? [] : (queries.get(span.end)?.commands ?? []),
      errors: errors.slice(firstError, error),
    };
  });
};
