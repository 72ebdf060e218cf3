import type { RunState } from '#protocol/runs.ts';

/** Drawn on a field of 16 by 16, in the colour of the text around. */
const paths = {
  check: 'M3 8.6 6.4 12 13.2 4.4',
  cross: 'M4 4 12 12 M12 4 4 12',
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8 M5.6 5.6 10.4 10.4 M10.4 5.6 5.6 10.4',
  warning: 'M8 2.2 14.4 13.6H1.6Z M8 6.4V9.8 M8 11.4V12.2',
  information: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8 M8 7.2V11.4 M8 4.6V5.4',
  cancelled: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8 M3.8 3.8 12.2 12.2',
  spinner: 'M8 1.8a6.2 6.2 0 1 0 6.2 6.2',
  chevron: 'M6 3.6 10.4 8 6 12.4',
  ascending: 'M8 12.6V3.8 M4.4 7.2 8 3.6 11.6 7.2',
  descending: 'M8 3.4V12.2 M4.4 8.8 8 12.4 11.6 8.8',
  copy: 'M5.6 5.6H13V13.6H5.6Z M10.2 5.4V2.4H2.8V10.4H5.4',
  open: 'M8.6 2.6H13.4V7.4 M13.2 2.8 7.4 8.6 M11.6 9V13.4H2.6V4.4H7',
  rerun: 'M13 8A5 5 0 1 1 11.2 4.2 M11.6 1.6V4.6H8.6',
  stop: 'M4 4H12V12H4Z',
  source:
    'M2.6 4.2V11.8C2.6 13 5 14 8 14S13.4 13 13.4 11.8V4.2 M13.4 4.2C13.4 5.4 11 6.4 8 6.4S2.6 5.4 2.6 4.2 5 2 8 2 13.4 3 13.4 4.2 M2.6 8C2.6 9.2 5 10.2 8 10.2S13.4 9.2 13.4 8',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8 M8 4.4V8.2L10.6 9.8',
} as const;

export type IconName = keyof typeof paths;

/** Returns an icon that means nothing to a screen reader: what it says stands beside it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon', `icon-${name}`);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

const namespace = 'http://www.w3.org/2000/svg';

/** How a run stands, as an icon and in words. */
export const stateSigns: Readonly<
  Record<RunState, { readonly icon: IconName; readonly text: string }>
> = {
  running: { icon: 'spinner', text: 'running' },
  done: { icon: 'check', text: 'done' },
  invalid: { icon: 'error', text: 'not run: the query has errors' },
  failed: { icon: 'error', text: 'failed' },
  cancelled: { icon: 'cancelled', text: 'cancelled' },
};
