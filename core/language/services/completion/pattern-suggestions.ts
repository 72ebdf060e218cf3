import type { Suggestion } from './suggestion.ts';

/** The shapes of what `parse` takes a text apart by. */
export const patternSuggestions = (rank: number): readonly Suggestion[] =>
  PATTERNS.map((pattern) => ({
    ...pattern,
    rank,
    documentation: pattern.detail.replace(/^./, (letter) => letter.toUpperCase()).concat('.'),
  }));

const PATTERNS: readonly (Omit<Suggestion, 'rank'> & { readonly detail: string })[] = [
  {
    label: '"…*…" as …',
    kind: 'snippet',
    text: '"*" as name',
    snippet: '"${1:*}" as ${2:name}',
    filter: 'pattern',
    detail: 'a text with * for each new field',
  },
  {
    label: '/(?<…>…)/',
    kind: 'snippet',
    text: '/(?<name>.*)/',
    snippet: '/(?<${1:name}>${2:.*})/',
    filter: 'regular expression',
    detail: 'a regular expression whose named groups are the new fields',
  },
  {
    label: 'logfmt as …',
    kind: 'snippet',
    text: 'logfmt as name',
    snippet: 'logfmt as ${1:name}',
    filter: 'logfmt',
    detail: 'key=value pairs; the keys are behind a dot',
  },
  {
    label: 'csv as …',
    kind: 'snippet',
    text: 'csv as name',
    snippet: 'csv as ${1:name}',
    filter: 'csv',
    detail: 'values with commas between them, each with a name',
  },
];

/** Usual numbers of rows. */
export const countSuggestions = (): readonly Suggestion[] =>
  ['10', '20', '100', '1000', '10000'].map((label) => ({
    label,
    kind: 'value',
    rank: 0,
    detail: 'rows',
    documentation: `At most ${label} rows.`,
  }));
