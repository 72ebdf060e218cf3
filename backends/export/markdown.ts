import type { WholeResult } from './result.ts';

/** A heading and a Markdown table; what Markdown or HTML would read as markup is escaped. */
export function* markdown(result: WholeResult): Iterable<string> {
  yield `## ${escaped(result.title)}\n\n`;
  if (result.columns.length === 0) return;
  yield line(result.columns.map((column) => column.name));
  yield `|${result.columns.map((column) => (column.type === 'number' ? ' ---: |' : ' --- |')).join('')}\n`;
  for (const row of result.rows) yield line(row.cells.map((cell) => cell ?? ''));
}

const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |\n`;

const escaped = (cell: string): string =>
  cell.replaceAll(/[\\`*_[\]|<>&]/g, String.raw`\$&`).replaceAll(/[\r\n]+/g, ' ');
