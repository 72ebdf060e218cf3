import type { Suggestion } from './suggestion.ts';

/** The two shapes of the pattern of `parse`. */
export const patternSuggestions = (rank: number): readonly Suggestion[] => [
  {
    label: '"…*…" as …',
    kind: 'snippet',
    rank,
    text: '"*" as name',
    snippet: '"${1:*}" as ${2:name}',
    filter: 'pattern',
    detail: 'a text with * for each new field',
  },
  {
    label: '/(?<…>…)/',
    kind: 'snippet',
    rank,
    text: '/(?<name>.*)/',
    snippet: '/(?<${1:name}>${2:.*})/',
    filter: 'regular expression',
    detail: 'a regular expression whose named groups are the new fields',
  },
];

/** Usual numbers of rows. */
export const countSuggestions = (): readonly Suggestion[] =>
  ['10', '20', '100', '1000', '10000'].map((label) => ({ label, kind: 'value', rank: 0 }));
