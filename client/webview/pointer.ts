import type { Place } from './selection.ts';

/** What the pointer does in the grid. */
export interface PointerActions {
  /** The cell under a point of the window, or the nearest one; undefined where there are none. */
  readonly placeAt: (x: number, y: number) => Place | undefined;
  readonly press: (place: Place, extend: boolean) => void;
  /** A row's number was pressed. */
  readonly pressRow: (row: number, extend: boolean) => void;
  readonly dragTo: (place: Place) => void;
  readonly open: (place: Place) => void;
  readonly scroll: (direction: -1 | 1) => void;
}

/** The time between two steps of scrolling while a selection is dragged beyond the edge. */
const scrollInterval = 50;

/** Selects with the pointer, before SlickGrid sees it: that has no selection of a million rows. */
export function followPointer(viewport: HTMLElement, actions: PointerActions): void {
  viewport.addEventListener('mousedown', (event) => press(viewport, actions, event), true);
  viewport.addEventListener(
    'click',
    // SlickGrid would take the focus to an element that holds nothing.
    (event) => event.stopPropagation(),
    true,
  );
  viewport.addEventListener('dblclick', (event) => {
    const place = actions.placeAt(event.clientX, event.clientY);
    if (place !== undefined && cellOf(event) !== null) actions.open(place);
  });
  viewport.addEventListener('contextmenu', (event) => {
    const place = actions.placeAt(event.clientX, event.clientY);
    const isOutside = cellOf(event)?.classList.contains('selected') === false;
    if (place !== undefined && isOutside) actions.press(place, false);
  });
}

function press(viewport: HTMLElement, actions: PointerActions, event: MouseEvent): void {
  const cell = cellOf(event);
  const place = actions.placeAt(event.clientX, event.clientY);
  if (event.button !== 0 || cell === null || place === undefined) return;
  event.preventDefault();
  if (cell.classList.contains('row-number')) return actions.pressRow(place.row, event.shiftKey);
  actions.press(place, event.shiftKey);
  drag(viewport, actions);
}

const cellOf = (event: MouseEvent): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('.slick-cell') : null;

function drag(viewport: HTMLElement, actions: PointerActions): void {
  const listening = new AbortController();
  const { signal } = listening;
  let last: MouseEvent | undefined;
  const extend = (): void => {
    const place = last && actions.placeAt(last.clientX, last.clientY);
    if (place !== undefined) actions.dragTo(place);
  };
  const timer = setInterval(() => {
    const direction = last === undefined ? 0 : beyondEdge(viewport, last.clientY);
    if (direction === 0) return;
    actions.scroll(direction);
    extend();
  }, scrollInterval);
  const move = (event: MouseEvent): void => {
    last = event;
    extend();
  };
  const end = (): void => {
    clearInterval(timer);
    listening.abort();
  };
  document.addEventListener('mousemove', move, { signal });
  document.addEventListener('mouseup', end, { signal });
  window.addEventListener('blur', end, { signal });
}

function beyondEdge(viewport: HTMLElement, y: number): -1 | 0 | 1 {
  const { top, bottom } = viewport.getBoundingClientRect();
  if (y < top) return -1;
  return y > bottom ? 1 : 0;
}
