import { problemCatalogue } from '../../problems/catalogue.ts';
import { problemCodes } from '../../problems/problem.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { Document } from '../document.ts';
import { code as coded } from '../markdown-text.ts';
import type { Suggestion } from './suggestion.ts';

/** Codes of problems to silence: first those that the query has, or the file above its queries. */
export const ignoreSuggestions = (
  { problems }: Document,
  { query, others }: Cursor & { readonly kind: 'ignored-code' },
): readonly Suggestion[] => {
  const named = new Set(others);
  const present = new Set<string>(
    problems()
      .filter(
        ({ span: { start } }) =>
          query === undefined || (query.span.start <= start && start < query.span.end),
      )
      .map(({ code }) => code),
  );
  return problemCodes
    .filter((code) => !named.has(code))
    .map((code) => ({
      label: code,
      kind: 'value',
      rank: present.has(code) ? 0 : 1,
      detail: present.has(code) ? 'occurs here' : problemCatalogue[code].severity,
      documentation: `Silences problems of the code ${coded(code)}.`,
    }));
};
