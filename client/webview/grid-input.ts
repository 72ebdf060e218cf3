import type { SlickGrid } from 'slickgrid';
import type { GridAction } from '#protocol/webview.ts';
import type { GridCursor } from './cursor.ts';
import { listenToKeys } from './grid-keys.ts';
import { followHeaderDrags } from './header-drag.ts';
import { type Layout, moveColumn, resizeColumn } from './layout.ts';
import { followPointer } from './pointer.ts';
import { type Bounds, type Place, selectColumn, selectRows } from './selection.ts';

/** The parts of a grid that keys and pointer act on. */
export interface GridParts {
  readonly host: HTMLElement;
  readonly slick: SlickGrid;
  readonly cursor: GridCursor;
  readonly bounds: () => Bounds;
  readonly changeLayout: (change: (layout: Layout) => Layout) => void;
  /** Sorts by the column at this place, or on to the next way of sorting. */
  readonly sortAt: (position: number) => void;
  readonly perform: (action: GridAction) => void;
}

/** Makes keys and pointer move, select, sort and arrange. */
export function listenToInput(parts: GridParts): void {
  const { host, cursor, changeLayout } = parts;
  host.addEventListener('focusin', ({ target }) => cursor.noteTarget(target));
  host.addEventListener('contextmenu', ({ target }) => cursor.noteTarget(target));
  // What the Edit menu does; Ctrl+C comes as a key.
  host.addEventListener('copy', (event) => {
    event.preventDefault();
    parts.perform('copy');
  });
  followHeaderDrags(host, {
    headers: () => cursor.headers(),
    drop: (from, before) => changeLayout((layout) => moveColumn(layout, from, before)),
  });
  followHeaderScroll(parts);
  connectKeys(parts);
  connectPointer(parts);
}

/** A screen reader that goes to a header scrolls the headers alone. */
function followHeaderScroll({ host, slick }: GridParts): void {
  const header = host.querySelector('.slick-header-left');
  const viewport = slick.getViewports()[0];
  header?.addEventListener('scroll', () => {
    if (viewport && viewport.scrollLeft !== header.scrollLeft) {
      viewport.scrollLeft = header.scrollLeft;
    }
  });
}

function connectKeys(parts: GridParts): void {
  const { cursor, bounds, changeLayout } = parts;
  listenToKeys(parts.host, {
    active: () => (bounds().rows > 0 ? cursor.selection.active : undefined),
    header: () => cursor.column,
    bounds,
    moveTo: (place, extend) => cursor.moveTo(place, extend),
    focusHeader: (position) => cursor.focusHeader(position),
    leaveHeader: () => cursor.leaveHeader(),
    sortBy: parts.sortAt,
    moveColumn: (position, step) => {
      const before = step < 0 ? position - 1 : position + 2;
      changeLayout((layout) => moveColumn(layout, position, before));
      cursor.focusHeader(Math.max(0, Math.min(bounds().columns - 1, position + step)));
    },
    resizeColumn: (position, step) => {
      changeLayout((layout) => resizeColumn(layout, position, step));
      cursor.focusHeader(position);
    },
    selectRow: () => selectRow(parts, cursor.selection.active.row, 'row'),
    selectColumn: () => cursor.select(selectColumn(cursor.selection, bounds())),
    perform: parts.perform,
  });
}

function connectPointer(parts: GridParts): void {
  const { cursor, slick } = parts;
  followPointer(slick.getViewports()[0] ?? parts.host, {
    placeAt: (x, y) => placeAt(parts, x, y),
    press: (place, extend) => cursor.moveTo(place, extend),
    pressRow: (row, extend) => selectRow(parts, row, extend ? 'rows to it' : 'row'),
    dragTo: (place) => cursor.moveTo(place, true),
    open: () => parts.perform('showCell'),
    scroll: (direction) => {
      const { top, bottom } = slick.getViewport();
      slick.scrollRowIntoView(direction < 0 ? Math.max(0, top - 1) : bottom + 1);
    },
  });
}

function selectRow({ cursor, bounds }: GridParts, row: number, what: 'row' | 'rows to it'): void {
  const from = what === 'row' ? row : cursor.selection.anchor.row;
  cursor.go(selectRows(from, row, bounds()));
}

/** The cell at a point of the window, or the nearest one; undefined where there are none. */
function placeAt({ slick, bounds }: GridParts, x: number, y: number): Place | undefined {
  const { rows, columns } = bounds();
  if (rows === 0) return undefined;
  const { left, top } = slick.getCanvasNode().getBoundingClientRect();
  const { row, cell } = slick.getCellFromPoint(x - left, y - top);
  const within = (value: number, size: number): number => Math.max(0, Math.min(value, size - 1));
  return { row: within(row, rows), column: within(cell - 1, columns) };
}
