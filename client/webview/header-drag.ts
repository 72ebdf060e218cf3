import { element } from './dom.ts';

export interface HeaderDragActions {
  /** The headers that can be moved, in the order shown. */
  readonly headers: () => readonly HTMLElement[];
  /** The column at `from` shall stand before the one at `before`, which may be past the last. */
  readonly drop: (from: number, before: number) => void;
}

/** The pixels that a press may wander and still be a click. */
const slack = 5;

/** Lets columns be dragged by their headers. */
export function followHeaderDrags(host: HTMLElement, actions: HeaderDragActions): void {
  host.addEventListener('mousedown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || target?.closest('.slick-resizable-handle') !== null) return;
    const header = target.closest<HTMLElement>('.slick-header-column');
    const from = header === null ? -1 : actions.headers().indexOf(header);
    if (header !== null && from >= 0)
      drag(host, header, { ...actions, from, startX: event.clientX });
  });
}

interface Drag extends HeaderDragActions {
  readonly from: number;
  readonly startX: number;
}

function drag(host: HTMLElement, header: HTMLElement, { headers, drop, from, startX }: Drag): void {
  const listening = new AbortController();
  const { signal } = listening;
  const mark = element('div', { class: 'drop-mark' });
  let before: number | undefined;
  const end = (): void => {
    listening.abort();
    mark.remove();
    header.classList.remove('dragged');
  };
  const move = ({ clientX }: MouseEvent): void => {
    if (before === undefined && Math.abs(clientX - startX) < slack) return;
    before = placeBefore(headers(), clientX);
    header.classList.add('dragged');
    mark.style.left = `${edgeOf(headers(), before) - host.getBoundingClientRect().left}px`;
    host.append(mark);
  };
  const release = (): void => {
    end();
    if (before === undefined) return;
    swallowClick(host);
    if (before !== from && before !== from + 1) drop(from, before);
  };
  document.addEventListener('mousemove', move, { signal });
  document.addEventListener('mouseup', release, { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
  window.addEventListener('blur', end, { signal });
}

function placeBefore(headers: readonly HTMLElement[], x: number): number {
  const index = headers.findIndex((header) => {
    const { left, width } = header.getBoundingClientRect();
    return x < left + width / 2;
  });
  return index < 0 ? headers.length : index;
}

function edgeOf(headers: readonly HTMLElement[], before: number): number {
  const next = headers[before];
  if (next !== undefined) return next.getBoundingClientRect().left;
  return headers.at(-1)?.getBoundingClientRect().right ?? 0;
}

/** The click that ends a drag is no click: it would sort. */
function swallowClick(host: HTMLElement): void {
  const swallow = (event: Event): void => event.stopPropagation();
  host.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => host.removeEventListener('click', swallow, { capture: true }));
}
