import { columnsOfCommands } from '#language/analysis/flow.ts';
import type { AppendColsCommand } from '#language/syntax/ast.ts';
import type { CommandPlace } from './command-place.ts';
import { fillName } from './shown-columns.ts';

/**
 * Puts the columns of another query beside the rows: its first row beside the first, and so on. What
 * it has more than these rows is left out. Columns that there are already stay, unless `override`
 * says otherwise; then rows beyond those of the other query have no value in them.
 */
export const bindAppendCols = (
  { query, override, max }: AppendColsCommand,
  place: CommandPlace,
): void => {
  if (query === undefined) {
    return;
  }
  place.stages.arrange(() => {
    const shown = new Set(place.columns().map(({ name }) => name));
    const { definitions } = place.scope;
    const added = columnsOfCommands(query.commands).flatMap(({ name, type }, column) =>
      override || !(shown.has(name) || definitions.has(name))
        ? [{ column, index: fillName(name, type, place).index }]
        : [],
    );
    const other = place.context.answers?.get(query.span.start)?.rows.slice(0, max) ?? [];
    return (rows) =>
      rows.map((row, position) => {
        const copy = [...row];
        for (const { column, index } of added) {
          copy[index] = other[position]?.[column];
        }
        return copy;
      });
  });
};
