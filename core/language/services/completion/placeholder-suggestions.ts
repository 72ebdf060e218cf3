import { parametersOf } from '../../query-file/parameters.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Document } from '../document.ts';
import type { Suggestion } from './suggestion.ts';

/** The parameters that the directives of the file and of the query describe. */
export const placeholderSuggestions = (
  { file }: Document,
  query: Query | undefined,
): readonly Suggestion[] =>
  [...parametersOf([...file.directives, ...(query?.directives ?? [])]).values()].map(
    ({ name, default: value, description }) => ({
      label: name,
      kind: 'placeholder',
      rank: 0,
      detail: [value === undefined ? undefined : `"${value}"`, description]
        .filter((part) => part !== undefined)
        .join('  '),
    }),
  );
