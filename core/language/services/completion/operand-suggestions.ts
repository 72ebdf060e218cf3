import { fieldEntry } from '../../catalogue/fields.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import { namedBefore } from '../columns.ts';
import type { Operand } from '../cursor/cursor.ts';
import { parameterOf } from './argument-values.ts';
import { type Around, eventFieldAt } from './around.ts';
import { clauseSuggestions, optionSuggestions } from './clause-suggestions.ts';
import { columnSuggestions } from './column-suggestions.ts';
import { fieldOffer, typeOfName } from './field-suggestions.ts';
import { functionSuggestions, keyFunctions } from './function-suggestions.ts';
import { keywordSuggestions } from './keyword-suggestions.ts';
import { patternSuggestions } from './pattern-suggestions.ts';
import { periodSuggestions } from './period-suggestions.ts';
import { ranks } from './ranks.ts';
import { listSuggestions, regexSuggestions, textSuggestions } from './sign-suggestions.ts';
import { shownFields } from './shown-fields.ts';
import { type Offer, type Suggestion, together, whole } from './suggestion.ts';
import { isInSquare, valueOffer } from './value-suggestions.ts';

/** What may stand as an operand: values, names and functions of the type that the place expects. */
export const operandOffer = (cursor: Operand, around: Around): Offer => {
  const { brackets, operator } = cursor;
  const bracket = brackets.at(-1);
  const isPath = around.word.includes('.') && !/^[\d.]/.test(around.word);
  if (isBeforeQuote(cursor)) return whole([]);
  if (isInSquare(bracket)) return isPath ? whole([]) : valueOffer(cursor, around);
  if (operator === 'in') return whole(listSuggestions(0));
  if (bracket?.kind === 'call' && parameterOf(bracket)?.type === 'duration') {
    return whole(periodSuggestions(around.word, 0));
  }
  return isPath
    ? names(cursor, around)
    : together(
        valueOffer(cursor, around),
        whole(ownSuggestions(cursor, around)),
        byPart(cursor, around),
      );
};

/** What only this command has, and quotes and slashes for texts. */
const ownSuggestions = (cursor: Operand, around: Around): readonly Suggestion[] => [
  ...clauseSuggestions(cursor.command, cursor.words, ranks.own),
  ...optionSuggestions(cursor.command, cursor.options, ranks.own),
  ...(TEXT_OPERATORS.has(cursor.operator ?? '') ? regexSuggestions(ranks.column) : []),
  ...(takesText(cursor, around) ? textSuggestions(ranks.column) : []),
];

/** A quote that stands there already begins the value. */
const isBeforeQuote = (cursor: Operand): boolean =>
  /["']/.test(cursor.behind[0]?.image.charAt(0) ?? '') && touches(cursor);

const touches = ({ word, behind: [next] }: Operand): boolean =>
  next !== undefined && word.end === next.startOffset;

/** True behind a comparison with what is no number. */
const takesText = ({ operator, comparedWith, part }: Operand, around: Around): boolean => {
  if (operator === undefined || operator === 'RegexMatch' || part === 'aggregates') return false;
  const type = comparedWith === undefined ? 'any' : typeOfName(comparedWith, around);
  return type === 'text' || type === 'any';
};

/** The type that an operand should have; undefined where any will do. */
const expectedAt = (
  { brackets, comparedWith, operator, behind }: Operand,
  around: Around,
): ValueType | undefined => {
  const bracket = brackets.at(-1);
  if (operator !== undefined) {
    if (TEXT_OPERATORS.has(operator)) return 'text';
    const field = comparedWith === undefined ? undefined : eventFieldAt(comparedWith, around);
    return field === undefined ? undefined : fieldEntry(field)?.type;
  }
  if (TEXT_OPERATORS.has(behind[0]?.tokenType.name ?? '')) return 'text';
  return bracket?.kind === 'call' ? parameterOf(bracket)?.type : undefined;
};

const TEXT_OPERATORS: ReadonlySet<string> = new Set(['like', 'RegexMatch']);

const names = (cursor: Operand, around: Around): Offer => {
  const { document, query, visible } = around;
  const expected = expectedAt(cursor, around);
  const path = around.word.replaceAll('`', '').replace(/[^.]*$/, '');
  const columns = [
    ...columnSuggestions(document, query, visible.columns, expected),
    ...shownFields(cursor, around, expected),
  ].filter(({ label }) => label.startsWith(path));
  const hidden = new Set(columns.map(({ label }) => label));
  // What a condition compares may be of any type.
  const fields = fieldOffer(
    around,
    expected === 'boolean' ? undefined : expected,
    isTable(cursor) ? 'time-first' : 'core-first',
  );
  return {
    suggestions: [...columns, ...fields.suggestions.filter(({ label }) => !hidden.has(label))],
    isIncomplete: fields.isIncomplete,
  };
};

/** True for the columns of a table or its order, where time comes first. */
const isTable = ({ part, brackets, command }: Operand): boolean =>
  brackets.length === 0 && (part === 'columns' || part === 'sort-keys' || command === 'display');

const byPart = (cursor: Operand, around: Around): Offer => {
  const { part, brackets, operator } = cursor;
  const inside = brackets.some(({ kind }) => kind === 'call');
  const expected = expectedAt(cursor, around);
  const known = names(cursor, around);
  const scalars = functionSuggestions('scalar', ranks.functions, expected);
  const withAll = (...lists: readonly (readonly Suggestion[])[]): Offer =>
    together(known, whole(lists.flat()));
  switch (part) {
    case 'aggregates':
      return inside
        ? withAll(scalars)
        : whole([...functionSuggestions('aggregate', 0, 'number'), ...ownColumns(cursor, around)]);
    case 'condition':
      return operator === undefined && !inside
        ? withAll(conditionFunctions(expected), keywordSuggestions(['not'], ranks.keyword))
        : withAll(scalars);
    case 'group-keys':
      return inside ? withAll(scalars) : withAll(keyFunctions(ranks.functions));
    case 'fields':
    case 'spaced-fields':
      return known;
    case 'input':
      return inside ? withAll(scalars) : withAll(patternSuggestions(0));
    case 'period':
      return whole(periodSuggestions(around.word, 0));
    case 'json':
    case 'table':
    case 'outputs':
    case 'value':
    case 'source':
    case 'nothing':
      return whole([]);
    case 'columns':
    case 'sort-keys':
    case 'field':
    case 'count':
      return withAll(scalars);
  }
};

/** Outside of an aggregate only what the same list has named can stand: `most - least as spread`. */
const ownColumns = (
  { query, commandStart, word }: Operand,
  { document }: Around,
): readonly Suggestion[] =>
  columnSuggestions(document, query, namedBefore(query, commandStart, word.start).toReversed());

/** A condition is a call that is true or false, or compares something. */
const conditionFunctions = (expected: ValueType | undefined): readonly Suggestion[] =>
  functionSuggestions('scalar', ranks.functions, expected ?? 'boolean');
