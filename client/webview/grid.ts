import { SlickGrid } from 'slickgrid';
import type { RowWindow, RunSummary, SortOrder, WindowRow } from '#protocol/runs.ts';
import type { GridAction } from '#protocol/webview.ts';
import { describeGrid, removeTabStops } from './accessibility.ts';
import { columnWidths, measureIn, sampledRows } from './column-widths.ts';
import { columnIndex, gridColumns, rowNumberWidth } from './columns.ts';
import { GridCursor } from './cursor.ts';
import { listenToInput } from './grid-input.ts';
import { fitColumns, type Layout, layoutOf } from './layout.ts';
import { RowCache } from './row-cache.ts';
import { type Bounds, selectAll, selectCell } from './selection.ts';
import { nextSort } from './sorting.ts';
import type { DetailMode, GridView } from './views.ts';

const rowHeight = 24;

/** The time after which what the user did to the grid is kept, in milliseconds. */
const saveDelay = 200;

/** A cell by its row in the order shown and its column's index in the result. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export interface CopyBlock {
  readonly start: number;
  readonly end: number;
  readonly columns: readonly number[];
  readonly withHeaders: boolean;
}

export interface GridOptions {
  readonly host: HTMLElement;
  readonly nonce: string;
  readonly run: RunSummary;
  readonly view: GridView | undefined;
  readonly fetch: (start: number, count: number) => Promise<RowWindow>;
  readonly onView: (view: GridView) => void;
  /** The cell with the focus is another one, or its text has arrived. */
  readonly onActive: () => void;
  readonly onSort: (sort: SortOrder | undefined) => void;
  readonly onCopy: (block: CopyBlock) => void;
  readonly onDetail: (mode: DetailMode) => void;
  readonly onFault: (message: string) => void;
}

/**
 * SlickGrid behind our own surface. It draws the rows that are in view; where they come from, how
 * keys and pointer move, what is selected and what a screen reader is told is ours.
 */
export class ResultGrid {
  private readonly options: GridOptions;
  private readonly slick: SlickGrid;
  private readonly cache: RowCache;
  private readonly cursor: GridCursor;
  private readonly observer: ResizeObserver;
  private run: RunSummary;
  private layout: Layout;
  private hasFitted = false;
  private saving: ReturnType<typeof setTimeout> | undefined;

  constructor(options: GridOptions) {
    const { host, run, view, nonce } = options;
    this.options = options;
    this.run = run;
    this.layout = layoutOf(run.columns, view);
    this.cache = new RowCache({
      fetch: options.fetch,
      onRows: (start, end) => this.showRows(start, end),
      onFault: options.onFault,
    });
    const data = {
      getLength: () => this.run.rowCount,
      getItem: (row: number): WindowRow | undefined => this.cache.get(row),
      getItemMetadata: () => null,
    };
    this.slick = new SlickGrid(host, data, this.columns(), { ...slickOptions, nonce });
    this.cursor = new GridCursor({
      host,
      slick: this.slick,
      start: view?.active ?? { row: 0, column: 0 },
      bounds: () => this.bounds(),
      sort: () => this.run.sort,
      onMove: () => this.noteMove(),
    });
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(host);
    this.listen();
    this.update(run);
    if (view !== undefined && view.firstRow < run.rowCount)
      this.slick.scrollRowToTop(view.firstRow);
    this.wantRows();
  }

  /** Shows how the run stands now; its columns are those that the grid was made with. */
  update(run: RunSummary): void {
    const needsRoom = rowNumberWidth(run.rowCount) !== rowNumberWidth(this.run.rowCount);
    const isSortedAnew = JSON.stringify(run.sort) !== JSON.stringify(this.run.sort);
    this.run = run;
    this.cache.update(run.version, run.rowCount);
    if (needsRoom) this.applyLayout(this.layout);
    this.cursor.keepingFocus(() => {
      this.slick.updateRowCount();
      this.slick.render();
    });
    describeGrid(this.options.host, {
      name: `Results of ${run.title}`,
      rows: run.rowCount,
      columns: run.columns.length,
    });
    removeTabStops(this.options.host);
    this.cursor.refresh();
    if (isSortedAnew) this.showTop();
    this.wantRows();
  }

  /** Other rows are first now: they are what someone who sorts wants to see. */
  private showTop(): void {
    const { column } = this.cursor.selection.active;
    this.cursor.select(selectCell({ row: 0, column }));
    if (this.run.rowCount > 0) this.slick.scrollRowToTop(0);
    this.noteMove();
  }

  /** The cell that has the focus or had it last; undefined where there are no rows. */
  activeCell(): GridCell | undefined {
    const { row, column } = this.cursor.selection.active;
    const index = this.layout.order[column];
    return row < this.run.rowCount && index !== undefined ? { row, column: index } : undefined;
  }

  /** The row of a cell as far as it has been fetched. */
  row(index: number): WindowRow | undefined {
    return this.cache.get(index);
  }

  focus(): void {
    this.cursor.focus();
  }

  /** Brings the cell that has the focus into view, where the grid has become smaller. */
  reveal(): void {
    const { row, column } = this.cursor.selection.active;
    this.resize();
    if (row < this.run.rowCount) this.slick.scrollCellIntoView(row, column + 1, false);
  }

  perform(action: GridAction): void {
    switch (action) {
      case 'copy':
      case 'copyWithHeaders':
        return this.copy(action === 'copyWithHeaders');
      case 'selectAll':
        return this.cursor.select(selectAll(this.cursor.selection, this.bounds()));
      case 'showCell':
        return this.options.onDetail('value');
      case 'showEvent':
        return this.options.onDetail('event');
      case 'sortAscending':
        return this.sortBy('ascending');
      case 'sortDescending':
        return this.sortBy('descending');
      case 'clearSort':
        return this.options.onSort(undefined);
    }
  }

  dispose(): void {
    // What was done a moment ago is kept, too.
    this.save();
    this.observer.disconnect();
    this.cache.dispose();
    this.slick.destroy(true);
  }

  private listen(): void {
    const { slick, cursor, options } = this;
    slick.onRendered.subscribe(() => cursor.mark());
    slick.onViewportChanged.subscribe(() => {
      this.wantRows();
      this.saveSoon();
    });
    slick.onColumnsResized.subscribe(() => this.takeWidths());
    slick.onHeaderClick.subscribe((_, { column }) => {
      const index = columnIndex(column.id);
      if (index === undefined) return this.perform('selectAll');
      options.onSort(nextSort(this.run.sort, index));
    });
    listenToInput({
      host: options.host,
      slick,
      cursor,
      bounds: () => this.bounds(),
      changeLayout: (change) => this.applyLayout(change(this.layout)),
      sortAt: (position) => {
        const column = this.layout.order[position];
        if (column !== undefined) options.onSort(nextSort(this.run.sort, column));
      },
      perform: (action) => this.perform(action),
    });
  }

  private resize(): void {
    this.slick.resizeCanvas();
    this.wantRows();
  }

  private bounds(): Bounds {
    const page = Math.max(1, this.slick.getViewportRowCount() - 2);
    return { rows: this.run.rowCount, columns: this.layout.order.length, page };
  }

  private wantRows(): void {
    if (this.run.rowCount === 0) return;
    const { top, bottom } = this.slick.getViewport();
    this.cache.want(Math.max(0, top), Math.max(0, Math.min(bottom, this.run.rowCount - 1)));
  }

  private showRows(start: number, end: number): void {
    if (start === 0) this.fit();
    const { top, bottom } = this.slick.getRenderedRange();
    const rows: number[] = [];
    for (let row = Math.max(start, top); row < Math.min(end, bottom + 1); row += 1) rows.push(row);
    const { row } = this.cursor.selection.active;
    if (row >= start && row < end) rows.push(row);
    this.cursor.keepingFocus(() => {
      this.slick.invalidateRows(rows);
      this.slick.render();
    });
    if (row >= start && row < end) this.options.onActive();
  }

  /** Makes room for the cells of the first rows. */
  private fit(): void {
    const sample = Array.from({ length: sampledRows }, (_, index) => this.cache.get(index));
    const rows = sample.filter((row) => row !== undefined);
    const widths = columnWidths(this.run.columns, rows, measureIn(this.options.host));
    const layout = fitColumns(this.layout, widths, !this.hasFitted);
    this.hasFitted = true;
    if (layout.widths.some((width, index) => width !== this.layout.widths[index])) {
      this.applyLayout(layout);
    }
  }

  private columns() {
    const { order, widths } = this.layout;
    return gridColumns(this.run, order, widths);
  }

  private applyLayout(layout: Layout): void {
    this.layout = layout;
    this.cursor.keepingFocus(() => this.slick.setColumns(this.columns()));
    this.cursor.mark();
    this.saveSoon();
  }

  private takeWidths(): void {
    const widths = [...this.layout.widths];
    for (const { id, width } of this.slick.getColumns()) {
      const index = columnIndex(id);
      if (index !== undefined && width !== undefined) widths[index] = width;
    }
    this.layout = { ...this.layout, widths, isSized: true };
    this.saveSoon();
  }

  private sortBy(direction: SortOrder['direction']): void {
    const column = this.layout.order[this.cursor.column];
    if (column !== undefined) this.options.onSort({ column, direction });
  }

  private copy(withHeaders: boolean): void {
    const { top, bottom, left, right } = this.cursor.selection.block;
    if (this.run.rowCount === 0) return;
    const columns = this.layout.order.slice(left, right + 1);
    this.options.onCopy({ start: top, end: bottom + 1, columns, withHeaders });
  }

  private noteMove(): void {
    this.options.onActive();
    this.saveSoon();
  }

  private saveSoon(): void {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), saveDelay);
  }

  private save(): void {
    clearTimeout(this.saving);
    this.options.onView(this.view());
  }

  private view(): GridView {
    const { active } = this.cursor.selection;
    return { ...this.layout, firstRow: Math.max(0, this.slick.getViewport().top), active };
  }
}

const slickOptions = {
  rowHeight,
  // All text comes from logs: it is never markup.
  enableHtmlRendering: false,
  enableCellNavigation: true,
  showCellSelection: false,
  // Its way of moving columns wants another library as a global; ours is header-drag.ts.
  enableColumnReorder: false,
  enableTextSelectionOnCells: false,
  // The browser scrolls smoothly by itself; SlickGrid needs this for frozen panes only.
  enableMouseWheelScrollHandler: false,
  alwaysAllowHorizontalScroll: false,
  emulatePagingWhenScrolling: false,
  doPaging: false,
  minRowBuffer: 12,
  scrollRenderThrottling: 16,
  suppressCssChangesOnHiddenInit: true,
  // A column has no field: its formatter reads the row's cells by index.
  dataItemColumnValueExtractor: () => undefined,
} as const;
