import type { Column, ResultRow, RowsEvent } from '#protocol/results.ts';
import { cellTextLimit, type RowWindow, type SortOrder, type WindowRow } from '#protocol/runs.ts';
import { orderRows } from './order-rows.ts';

/**
 * The rows of one run, of the latest revision only, and the order in which they are shown. Rows
 * are addressed by their place in that order.
 */
export class ResultStore {
  columns: readonly Column[] = [];
  /** Grows whenever rows that were handed out may have changed; not when more follow. */
  version = 0;
  /** The rows are those of the final answer. */
  final = false;
  sort: SortOrder | undefined;
  private rows: ResultRow[] = [];
  private revision = -1;
  /**
   * Places to row indices; undefined for the order of the answer. Rows that came after it was made
   * follow in their own order, so that a stream of rows isn't sorted again with every batch.
   */
  private order: Uint32Array | undefined;
  private orderIsStale = false;

  get rowCount(): number {
    return this.rows.length;
  }

  /** The columns as they are known before any row. */
  announce(columns: readonly Column[]): void {
    this.columns = columns;
  }

  accept({ revision, final, columns, rows }: RowsEvent): void {
    // A revision that has been replaced already has nothing to say.
    if (revision < this.revision) return;
    if (revision > this.revision) this.startRevision(revision, columns);
    this.final = final;
    for (const row of rows) this.rows.push(row);
  }

  private startRevision(revision: number, columns: readonly Column[]): void {
    const replaces = this.rows.length > 0;
    this.revision = revision;
    this.columns = columns;
    this.rows = [];
    this.order = undefined;
    this.orderIsStale = this.sort !== undefined;
    if (replaces) this.version += 1;
  }

  /** No row follows: whatever came since the last sort takes its place. */
  finish(): void {
    this.final = true;
    const unsorted = this.order !== undefined && this.order.length < this.rows.length;
    if (!unsorted) return;
    this.orderIsStale = true;
    this.version += 1;
  }

  /** Orders all rows by one column, or as they were answered; a second or so for a million rows. */
  sortBy(sort: SortOrder | undefined): void {
    this.sort = sort;
    this.order = undefined;
    this.version += 1;
    this.reorder();
  }

  row(place: number): ResultRow | undefined {
    return this.rows[this.indexAt(place)];
  }

  /** The whole text of a cell; undefined where it is missing. */
  cell(place: number, column: number): string | undefined {
    return this.row(place)?.cells[column] ?? undefined;
  }

  /** The rows of these places; fewer where the answer ends before. */
  *rowsBetween(start: number, end: number): Iterable<ResultRow> {
    for (let place = start; place < Math.min(end, this.rows.length); place += 1) {
      const row = this.row(place);
      if (row !== undefined) yield row;
    }
  }

  window(start: number, count: number): RowWindow {
    const rows = Array.from(this.rowsBetween(start, start + count), windowRow);
    return { version: this.version, start, rows };
  }

  private indexAt(place: number): number {
    if (this.orderIsStale) this.reorder();
    return this.order?.[place] ?? place;
  }

  private reorder(): void {
    this.orderIsStale = false;
    const { sort } = this;
    const column = sort === undefined ? undefined : this.columns[sort.column];
    if (sort === undefined || column === undefined) return;
    const cells = this.rows.map((row) => row.cells[sort.column] ?? null);
    this.order = orderRows(cells, sort.direction);
  }
}

function windowRow(row: ResultRow): WindowRow {
  return { cells: row.cells.map(cut), hasEvent: row.pointer !== undefined };
}

function cut(cell: string | null): string | null {
  if (cell === null || cell.length <= cellTextLimit) return cell;
  // Half of a surrogate pair would show as a replacement character.
  const end = isHighSurrogate(cell.charCodeAt(cellTextLimit - 1))
    ? cellTextLimit - 1
    : cellTextLimit;
  return `${cell.slice(0, end)}…`;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
