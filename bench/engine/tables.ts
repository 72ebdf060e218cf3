/** Figures for people: all rows have as many cells as the head. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table as Markdown, its first column to the left and the others to the right. */
export function markdownTable({ title, head, rows: texts }: Table): string {
  // Messages of programs may hold what would break a row.
  const rows = texts.map((row) => row.map((cell) => cell.replaceAll(/[|\s]+/g, ' ').trim()));
  const widths = head.map((_, at) => Math.max(4, ...[head, ...rows].map((row) => width(row[at]))));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (row: readonly string[]) =>
    line(row.map((cell, at) => (at === 0 ? pad(cell, widths[at]) : padLeft(cell, widths[at]))));
  const rule = line(
    widths.map((size, at) => (at === 0 ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`)),
  );
  return [title, '', padded(head), rule, ...rows.map(padded)].join('\n');
}

function width(cell = ''): number {
  return [...cell].length;
}

function pad(cell: string, size = 0): string {
  return `${cell}${' '.repeat(size - width(cell))}`;
}

function padLeft(cell: string, size = 0): string {
  return `${' '.repeat(size - width(cell))}${cell}`;
}

/** How figures read. */
export const seconds = (value: number): string => `${value.toFixed(2)} s`;
export const milliseconds = (value: number): string => `${(value * 1000).toFixed(0)} ms`;
export const times = (ratio: number | undefined): string =>
  ratio === undefined || Number.isNaN(ratio) ? '' : `${ratio.toFixed(ratio < 10 ? 2 : 0)}×`;
export const megabytes = (value: number): string =>
  Number.isNaN(value) ? '' : `${value.toFixed(0)} MB`;
