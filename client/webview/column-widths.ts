import type { Column } from '#protocol/results.ts';
import type { WindowRow } from '#protocol/runs.ts';

/** Returns a text's width in pixels. */
export type Measure = (text: string, part: 'header' | 'cell') => number;

/** Rows that say how wide the columns should be; measuring all would take as long as showing them. */
export const sampledRows = 50;

const narrowest = 64;
const widest = 420;
/** Padding on both sides and the border. */
const cellExtra = 18;
/** Padding, and room for the sort indicator. */
const headerExtra = 38;

/** Returns a width for each column that fits its name and its cells in the sample, within limits. */
export function columnWidths(
  columns: readonly Column[],
  sample: readonly WindowRow[],
  measure: Measure,
): readonly number[] {
  return columns.map(({ name }, index) => {
    const header = measure(name, 'header') + headerExtra;
    const cells = sample.map((row) => measure(row.cells[index] ?? '', 'cell') + cellExtra);
    return Math.ceil(Math.min(widest, Math.max(narrowest, header, ...cells)));
  });
}

/** Returns a `Measure` in the fonts that the element's cells and headers have. */
export function measureIn(host: HTMLElement): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(host);
  const cellFont = style.getPropertyValue('--ctq-cell-font').trim() || style.font;
  return (text, part) => {
    if (context === null) return text.length * 8;
    context.font = part === 'header' ? `600 ${style.fontSize} ${style.fontFamily}` : cellFont;
    return context.measureText(text).width;
  };
}
