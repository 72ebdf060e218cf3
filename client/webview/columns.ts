import type { Column as GridColumn } from 'slickgrid';
import type { Column } from '#protocol/results.ts';
import type { RunSummary, WindowRow } from '#protocol/runs.ts';
import { count } from './format.ts';

/** The id of the column that numbers the rows. It belongs to the grid, not to the result. */
const rowNumberId = 'row-number';

/**
 * Returns the grid's columns for those of a result in the order shown, the row numbers first. An
 * id is a column's index in the result, since names come from queries and need not differ.
 */
export function gridColumns(
  { columns, rowCount }: Pick<RunSummary, 'columns' | 'rowCount'>,
  order: readonly number[],
  widths: readonly number[],
): GridColumn[] {
  const shown = order.flatMap((index) => {
    const column = columns[index];
    return column === undefined ? [] : [gridColumn(column, index, widths[index] ?? 100)];
  });
  return [{ ...rowNumberColumn, width: rowNumberWidth(rowCount) }, ...shown];
}

/** The index in the result; undefined for the row numbers. */
export function columnIndex(id: string | number): number | undefined {
  return id === rowNumberId ? undefined : Number(id);
}

/** The width of the row numbers, by how many digits the last one has. */
export function rowNumberWidth(rowCount: number): number {
  return 22 + 8 * Math.max(3, count(rowCount).length);
}

const rowNumberColumn: GridColumn = {
  id: rowNumberId,
  field: '',
  name: '',
  cssClass: 'row-number',
  headerCssClass: 'row-number',
  resizable: false,
  reorderable: false,
  sortable: false,
  alwaysRenderColumn: true,
  // A screen reader knows the number from aria-rowindex.
  cellAttrs: { 'aria-hidden': 'true' },
  headerCellAttrs: { 'aria-hidden': 'true' },
  formatter: (row) => count(row + 1),
};

function gridColumn(column: Column, index: number, width: number): GridColumn {
  return {
    id: String(index),
    field: '',
    name: column.name,
    toolTip: column.name,
    width,
    minWidth: 40,
    sortable: false,
    cssClass: `type-${column.type}`,
    headerCssClass: `type-${column.type}`,
    cellAttrs: { 'data-column': String(index) },
    formatter: (_row, _cell, ...[, , row]: [unknown, unknown, WindowRow, unknown]) => {
      const cell = row.cells[index] ?? null;
      return cell === null ? { text: '', addClasses: 'missing' } : cell;
    },
  };
}
