import type { After, Done, Part } from '../cursor/cursor.ts';
import { clauseSuggestions, optionSuggestions } from './clause-suggestions.ts';
import { commandSuggestions } from './command-suggestions.ts';
import { keywordSuggestions } from './keyword-suggestions.ts';
import { querySuggestions } from './source-suggestions.ts';
import type { Suggestion } from './suggestion.ts';

/** What may follow something whole: operators, keywords and, at a line's start, a next command. */
export const afterSuggestions = (cursor: After): readonly Suggestion[] => {
  const isTop = cursor.brackets.length === 0;
  return [
    ...(isTop && cursor.startsLine ? commandSuggestions('| ', 0) : []),
    ...(isTop ? ownSuggestions(cursor) : []),
    ...following[cursor.done](cursor),
  ];
};

/** What only this command has. */
const ownSuggestions = ({
  command,
  words,
  options,
  hasComparison,
}: After): readonly Suggestion[] => [
  ...clauseSuggestions(command, words, 0),
  ...optionSuggestions(command, options, 0),
  ...(command === 'join' && hasComparison ? querySuggestions(command, 0) : []),
];

const COMPARISONS = ['=', '!=', 'like', 'not like', '=~', 'in', 'not in', '<', '<=', '>', '>='];
const ARITHMETIC = ['+', '-', '*', '/', '%', '^'];

const following: { readonly [Key in Done]: (cursor: After) => readonly Suggestion[] } = {
  'operand-done': ({ part, command, brackets, hasComparison }) => [
    ...(brackets.length === 0 ? keywordSuggestions(keywordsAfter(part, command), 0) : []),
    ...operators(part, hasComparison),
  ],
  'not-done': () => keywordSuggestions(['like', 'in'], 0),
  'name-done': ({ part }) => keywordSuggestions(part === 'aggregates' ? ['by'] : [], 0),
  'direction-done': () => [],
  'pattern-done': () => keywordSuggestions(['as'], 1),
  'count-done': () => [],
};

const keywordsOf: { readonly [Key in Part]: readonly string[] } = {
  columns: ['as'],
  condition: [],
  aggregates: ['as', 'by'],
  'group-keys': ['as'],
  'sort-keys': ['asc', 'desc'],
  input: [],
  count: [],
  field: [],
  fields: [],
  'spaced-fields': [],
  json: [],
  table: [],
  outputs: [],
  period: [],
  value: [],
  source: [],
  nothing: [],
};

/** Commands that may give what they make a name. */
const NAMES: ReadonlySet<string> = new Set([
  'json',
  'lookup',
  'cidrlookup',
  'accum',
  'autoregress',
  'sessionize',
]);

const keywordsAfter = (part: Part, command: string): readonly string[] =>
  NAMES.has(command) ? ['as'] : keywordsOf[part];

/** Parts that hold names and nothing that is computed. */
const PLAIN: ReadonlySet<Part> = new Set([
  'field',
  'fields',
  'spaced-fields',
  'period',
  'value',
  'nothing',
]);

const operators = (part: Part, hasComparison: boolean): readonly Suggestion[] => {
  if (PLAIN.has(part)) return [];
  const joining = keywordSuggestions(['and', 'or'], hasComparison ? 0 : 2);
  const comparing = hasComparison ? [] : keywordSuggestions(COMPARISONS, 1);
  return [...comparing, ...joining, ...keywordSuggestions(ARITHMETIC, 3)];
};
