import { element } from './dom.ts';

export interface SplitterActions {
  /** The width of what is on its right, as a part of the whole. */
  readonly share: () => number;
  readonly resize: (share: number) => void;
}

const keyStep = 0.04;

/** A bar between two areas that is dragged, or moved with the arrow keys. */
export function createSplitter(
  parent: HTMLElement,
  { share, resize }: SplitterActions,
): HTMLElement {
  const bar = element('div', {
    class: 'splitter',
    attributes: {
      role: 'separator',
      tabindex: '0',
      'aria-orientation': 'vertical',
      'aria-label': 'Width of the details',
    },
  });
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    resize(share() + (event.key === 'ArrowLeft' ? keyStep : -keyStep));
  });
  bar.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener('pointermove', (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const { right, width } = parent.getBoundingClientRect();
    resize((right - event.clientX) / width);
  });
  parent.append(bar);
  return bar;
}
