import type { SlickGrid } from 'slickgrid';
import type { SortOrder } from '#protocol/runs.ts';
import { describeCell, describeHeader, describeRow } from './accessibility.ts';
import { columnIndex } from './columns.ts';
import {
  type Bounds,
  clampSelection,
  extendTo,
  isSelected,
  type Place,
  type Selection,
  selectCell,
} from './selection.ts';
import { showSortIndicator } from './sorting.ts';

export interface CursorOptions {
  readonly host: HTMLElement;
  readonly slick: SlickGrid;
  readonly start: Place;
  readonly bounds: () => Bounds;
  readonly sort: () => SortOrder | undefined;
  /** The cell with the focus is another one, or what it shows. */
  readonly onMove: () => void;
}

/**
 * Where the user is in the grid and what is selected. The grid is one tab stop; inside it the
 * focus is on a cell or a header, as the WAI-ARIA grid pattern has it. SlickGrid only draws: its
 * own selection marks every cell of a block, which a million rows don't allow.
 */
export class GridCursor {
  private readonly options: CursorOptions;
  private current: Selection;
  /** The header that has the focus or had it last; undefined while it is among the cells. */
  private header: number | undefined;

  constructor(options: CursorOptions) {
    this.options = options;
    this.current = selectCell(options.start);
  }

  get selection(): Selection {
    return this.current;
  }

  /** The column that the focus is in, by its place among those shown. */
  get column(): number {
    return this.header ?? this.current.active.column;
  }

  select(selection: Selection): void {
    this.current = selection;
    this.mark();
  }

  /** Moves the focus to a cell; what lies between is selected where that is asked for. */
  moveTo(place: Place, extend: boolean): void {
    this.go(extend ? extendTo(this.current, place) : selectCell(place));
  }

  /** Selects, and moves the focus to the selection's active cell. */
  go(selection: Selection): void {
    this.current = selection;
    this.header = undefined;
    this.focus();
    this.options.onMove();
  }

  /** Takes the focus, into the cells where there are any. */
  focus(): void {
    const { slick, bounds } = this.options;
    if (bounds().rows === 0 || this.header !== undefined) return this.focusHeader(this.header ?? 0);
    const { row, column } = this.current.active;
    // SlickGrid keeps the row of its active cell when it scrolls away, and the focus with it.
    slick.setActiveCell(row, column + 1);
    // The row numbers come back with the first column.
    if (column === 0) slick.scrollColumnIntoView(0);
    this.mark();
    slick.getCellNode(row, column + 1)?.focus({ preventScroll: true });
  }

  focusHeader(position: number): void {
    this.header = position;
    this.options.slick.scrollColumnIntoView(position + 1);
    this.mark();
    this.headers()[position]?.focus({ preventScroll: true });
  }

  /** From the headers down into the cells, in the same column. */
  leaveHeader(): void {
    const { bounds, slick } = this.options;
    if (bounds().rows === 0) return;
    const row = slick.getViewport().top;
    this.moveTo({ row, column: this.header ?? 0 }, false);
  }

  /** Notes that the focus or the pointer came to an element by itself. */
  noteTarget(target: EventTarget | null): void {
    const header = target instanceof Element ? target.closest<HTMLElement>(headerSelector) : null;
    const position = header === null ? -1 : this.headers().indexOf(header);
    const isCell = target instanceof Element && target.closest('.slick-cell') !== null;
    if (position >= 0) this.header = position;
    else if (isCell) this.header = undefined;
    if (position >= 0 || isCell) this.mark();
  }

  /** Does something that draws cells anew, and puts the focus back if it was on one of them. */
  keepingFocus(action: () => void): void {
    const { host } = this.options;
    const focused = document.activeElement;
    action();
    const wasHere = focused !== null && focused !== host && !focused.isConnected;
    if (wasHere && document.activeElement === document.body) this.focus();
  }

  /** Fits the selection to an answer that has become smaller, and marks what is drawn. */
  refresh(): void {
    this.current = clampSelection(this.current, this.options.bounds());
    this.mark();
  }

  /** Tells cells and headers that are drawn where they stand and how they are selected. */
  mark(): void {
    this.markHeaders();
    this.markCells();
  }

  private markHeaders(): void {
    const { sort, bounds } = this.options;
    const isEmpty = bounds().rows === 0;
    const order = sort();
    for (const [position, header] of this.headers().entries()) {
      const isSorted =
        order !== undefined && columnIndex(header.dataset['id'] ?? '') === order.column;
      const direction = isSorted ? order.direction : undefined;
      const tabStop = this.header ?? (isEmpty ? 0 : undefined);
      describeHeader(header, { position, sort: direction, isTabStop: position === tabStop });
      showSortIndicator(header, direction);
    }
  }

  private markCells(): void {
    const positions = new Map(this.headers().map((header, index) => [header.dataset['id'], index]));
    const { active } = this.current;
    for (const row of this.options.host.querySelectorAll<HTMLElement>('.slick-row')) {
      const index = Number(row.dataset['row']);
      describeRow(row, index);
      for (const cell of row.querySelectorAll<HTMLElement>(':scope > [data-column]')) {
        const position = positions.get(cell.dataset['column']) ?? 0;
        const isActive = index === active.row && position === active.column;
        describeCell(cell, {
          position,
          isActive,
          isSelected: isSelected(this.current, { row: index, column: position }),
          isTabStop: isActive && this.header === undefined,
        });
      }
    }
  }

  /** The headers in the order shown, without that of the row numbers. */
  headers(): HTMLElement[] {
    return [...this.options.host.querySelectorAll<HTMLElement>(headerSelector)];
  }
}

const headerSelector = '.slick-header-column:not(.row-number)';
