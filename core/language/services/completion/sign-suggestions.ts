import type { Suggestion } from './suggestion.ts';

/** Another element of a list. */
export const commaSuggestions = (rank: number): readonly Suggestion[] => [
  {
    label: ',',
    kind: 'operator',
    rank,
    text: ', ',
    filter: ',',
    detail: 'one more',
    documentation: 'Goes on with another element of the list.',
    goesOn: true,
    closesUp: true,
  },
];

/** The next command. */
export const pipeSuggestions = (rank: number): readonly Suggestion[] => [
  {
    label: '|',
    kind: 'operator',
    rank,
    text: '| ',
    filter: '|',
    detail: 'the next command',
    documentation: 'Hands what this command leaves to another one.',
    goesOn: true,
  },
];

/** Quotes for a text, and what else may stand where a comparison expects one. */
export const textSuggestions = (rank: number): readonly Suggestion[] => [
  {
    label: '"…"',
    kind: 'snippet',
    rank,
    text: '""',
    snippet: '"$1"',
    filter: '"',
    detail: 'a text',
    documentation: 'A text. Quotes within it are written `\\"`.',
    goesOn: true,
  },
];

/** A regular expression. */
export const regexSuggestions = (rank: number): readonly Suggestion[] => [
  {
    label: '/…/',
    kind: 'snippet',
    rank,
    text: '/./',
    snippet: '/${1:.*}/',
    filter: '/',
    detail: 'a regular expression',
    documentation: 'True where it matches anywhere in the text, with regard to case.',
  },
  {
    label: '/(?i)…/',
    kind: 'snippet',
    rank,
    text: '/(?i)./',
    snippet: '/(?i)${1:.*}/',
    filter: '/(?i)',
    detail: 'a regular expression that ignores case',
    documentation: 'True where it matches anywhere in the text, whatever the case.',
  },
  {
    label: '/^…/',
    kind: 'snippet',
    rank,
    text: '/^./',
    snippet: '/^${1:.*}/',
    filter: '/^',
    detail: 'texts that begin so',
    documentation: 'True where the text begins with it.',
  },
];

/** What stands behind `in`: a list, or a query whose only column is one. */
export const listSuggestions = (rank: number): readonly Suggestion[] => [
  {
    label: '["…"]',
    kind: 'snippet',
    rank,
    text: '[""]',
    snippet: '["$1"]',
    filter: '[',
    detail: 'a list of values',
    documentation: 'True where the field equals one of the values.',
    goesOn: true,
  },
  {
    label: '(SOURCE … | fields …)',
    kind: 'snippet',
    rank: rank + 1,
    text: "(SOURCE '' | fields eventName)",
    snippet: "(SOURCE '${1:other-trail}' | fields ${2:eventName})",
    filter: '(SOURCE',
    detail: 'the values that another query gives',
    documentation: 'True where the field equals a value of the only column of the query.',
  },
];
