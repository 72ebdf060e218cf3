import { type QueryParameter, parametersOf } from '../../query-file/parameters.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { code, paragraphs, prose } from '../markdown-text.ts';
import type { Suggestion } from './suggestion.ts';

/** The parameters that the directives of the file and of the query describe. */
export const placeholderSuggestions = (
  { file, text }: Document,
  { query, word }: { readonly query: Query | undefined; readonly word: Span },
): readonly Suggestion[] => {
  const isClosed = /^\s*\}/.test(text.slice(word.end, word.end + 20));
  return [...parametersOf([...file.directives, ...(query?.directives ?? [])]).values()].map(
    (parameter) => ({
      label: parameter.name,
      kind: 'placeholder',
      rank: 0,
      text: isClosed ? parameter.name : `${parameter.name}}}`,
      filter: parameter.name,
      detail: [
        parameter.default === undefined ? undefined : `"${parameter.default}"`,
        parameter.description,
      ]
        .filter((part) => part !== undefined)
        .join('  '),
      documentation: parameterMarkdown(parameter),
    }),
  );
};

const parameterMarkdown = ({ default: value, description }: QueryParameter): string =>
  paragraphs(
    description === undefined ? undefined : prose(description),
    value === undefined
      ? 'It is asked for when the query runs.'
      : `If nothing else is given, ${code(value)}.`,
  );

/** Placeholders of the file that no directive describes yet, for a directive to do so. */
export const undescribed = ({ file, text }: Document): readonly Suggestion[] => {
  const described = parametersOf([
    ...file.directives,
    ...file.queries.flatMap(({ directives }) => directives),
  ]);
  const names = new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
  return [...names]
    .filter((name) => !described.has(name))
    .map((name) => ({
      label: name,
      kind: 'placeholder',
      rank: 0,
      text: name,
      snippet: `${name} = "$1"`,
      filter: name,
      detail: 'a placeholder of this file',
      documentation: `Describes ${code(`{{${name}}}`)} and gives it a default.`,
    }));
};

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
