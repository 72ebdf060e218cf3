import type { SortOrder } from '#protocol/runs.ts';

/*
 * What SlickGrid leaves out of the WAI-ARIA grid pattern: how many rows and columns there are and
 * where each one stands, sorting, selection, and a single tab stop that moves with the focus.
 */

/** Puts away the tab stops that SlickGrid makes of its panes. */
export function removeTabStops(container: HTMLElement): void {
  for (const node of container.querySelectorAll(slickTabStops)) node.removeAttribute('tabindex');
}

/** Its panes, and two elements without content that are meant to hold the focus. */
const slickTabStops = [
  '.slick-pane',
  '.slick-viewport',
  '.grid-canvas',
  ':scope > div:not([class])',
].join(', ');

export interface GridSize {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** Says how large the whole grid is, of which the page holds a part. The header is its first row. */
export function describeGrid(container: HTMLElement, { name, rows, columns }: GridSize): void {
  container.setAttribute('aria-label', name);
  container.setAttribute('aria-rowcount', String(rows + 1));
  container.setAttribute('aria-colcount', String(columns));
  container.setAttribute('aria-readonly', 'true');
  container.setAttribute('aria-multiselectable', 'true');
}

export interface HeaderPlace {
  /** Position among the columns shown, from 0. */
  readonly position: number;
  readonly sort: SortOrder['direction'] | undefined;
  /** It is where Tab leads. */
  readonly isTabStop: boolean;
}

export function describeHeader(header: HTMLElement, place: HeaderPlace): void {
  header.parentElement?.setAttribute('aria-rowindex', '1');
  header.setAttribute('aria-colindex', String(place.position + 1));
  header.setAttribute('aria-sort', place.sort ?? 'none');
  header.setAttribute('tabindex', place.isTabStop ? '0' : '-1');
  header.dataset['vscodeContext'] = '{"webviewSection":"header"}';
}

/** Says where a row stands; its cells follow with `describeCell`. */
export function describeRow(row: HTMLElement, index: number): void {
  row.setAttribute('aria-rowindex', String(index + 2));
}

export interface CellPlace {
  readonly position: number;
  readonly isSelected: boolean;
  /** It has the focus, or had it last. */
  readonly isActive: boolean;
  readonly isTabStop: boolean;
}

export function describeCell(cell: HTMLElement, place: CellPlace): void {
  cell.setAttribute('aria-colindex', String(place.position + 1));
  cell.setAttribute('aria-selected', String(place.isSelected));
  cell.setAttribute('tabindex', place.isTabStop ? '0' : '-1');
  cell.classList.toggle('selected', place.isSelected);
  cell.classList.toggle('active', place.isActive);
  // Silence would not tell a missing value from an empty text.
  if (cell.classList.contains('missing')) cell.setAttribute('aria-label', 'missing');
  else if (cell.textContent === '') cell.setAttribute('aria-label', 'empty');
}

/** A place for messages that a screen reader speaks when it has nothing else to say. */
export function createLiveRegion(parent: HTMLElement): (message: string) => void {
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  parent.append(region);
  return (message) => {
    // The same text again would not be spoken.
    region.textContent = region.textContent === message ? `${message}\u00a0` : message;
  };
}
