import type { Definition } from '../../analysis/scope.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import type { Query } from '../../syntax/ast.ts';
import { definitionText } from '../columns.ts';
import type { Document } from '../document.ts';
import { columnMarkdown } from '../markdown.ts';
import { misfit } from './fit.ts';
import { ranks } from './ranks.ts';
import type { Suggestion } from './suggestion.ts';

/** The columns that earlier commands made, as they have to be written. */
export const columnSuggestions = (
  document: Document,
  query: Query,
  columns: readonly Definition[],
  expected?: ValueType,
): readonly Suggestion[] =>
  columns
    .filter(({ name }) => name !== '')
    .map((column) => {
      const { command, definition } = definitionText(document, query, column);
      return {
        label: column.name,
        kind: 'column',
        rank: ranks.column + misfit(column.type, expected),
        text: written(document, column),
        filter: column.name,
        detail: `of ${command}`,
        documentation: columnMarkdown(command, definition),
      };
    });

/** An alias may need backticks; an output without one is called by its text. */
const written = ({ text }: Document, { name, span, kind, expression }: Definition): string => {
  const isAlias = kind === 'parsed' || span.start !== expression?.span.start;
  if (/^[\w@]+(?:\.[\w@]+)*$/.test(name)) return name;
  return isAlias ? `\`${name}\`` : text.slice(span.start, span.end);
};
