import type { After, Done, Part } from '../cursor/cursor.ts';
import { commandSuggestions } from './command-suggestions.ts';
import { keywordSuggestions } from './keyword-suggestions.ts';
import type { Suggestion } from './suggestion.ts';

/** What may follow something whole: operators, keywords and, at a line's start, a next command. */
export const afterSuggestions = (cursor: After): readonly Suggestion[] => {
  const isTop = cursor.brackets.length === 0;
  return [
    ...(isTop && cursor.startsLine ? commandSuggestions('| ', 0) : []),
    ...following[cursor.done](cursor),
  ];
};

const COMPARISONS = ['=', '!=', 'like', 'not like', '=~', 'in', 'not in', '<', '<=', '>', '>='];
const ARITHMETIC = ['+', '-', '*', '/', '%', '^'];

const following: { readonly [Key in Done]: (cursor: After) => readonly Suggestion[] } = {
  'operand-done': ({ part, brackets, hasComparison }) => [
    ...(brackets.length === 0 ? keywordSuggestions(keywordsOf[part], 0) : []),
    ...operators(part, hasComparison),
  ],
  'not-done': () => keywordSuggestions(['like', 'in'], 0),
  'name-done': ({ part }) => keywordSuggestions(part === 'aggregates' ? ['by'] : [], 0),
  'direction-done': () => [],
  'pattern-done': () => keywordSuggestions(['as'], 0),
  'count-done': () => [],
};

const keywordsOf: { readonly [Key in Part]: readonly string[] } = {
  columns: ['as'],
  condition: [],
  aggregates: ['as', 'by'],
  'group-keys': ['as'],
  'sort-keys': ['asc', 'desc'],
  'dedup-fields': [],
  input: [],
  count: [],
};

const operators = (part: Part, hasComparison: boolean): readonly Suggestion[] => {
  if (part === 'dedup-fields') return [];
  const joining = keywordSuggestions(['and', 'or'], hasComparison ? 0 : 2);
  const comparing = hasComparison ? [] : keywordSuggestions(COMPARISONS, 1);
  return [...comparing, ...joining, ...keywordSuggestions(ARITHMETIC, 3)];
};
