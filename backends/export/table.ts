import type { Column } from '#protocol/results.ts';
import { printable } from './printable.ts';
import type { WholeResult } from './result.ts';

const WIDEST_CELL = 60;

/** A table for a terminal: columns as wide as their cells, long cells cut, numbers to the right. */
export function* table(result: WholeResult): Iterable<string> {
  yield `${printable(result.title)}\n`;
  const rows = result.rows.map((row) => row.cells.map(shown));
  const names = result.columns.map((column) => shown(column.name));
  const widths = names.map((name, index) =>
    rows.reduce((widest, row) => Math.max(widest, width(row[index] ?? '')), width(name)),
  );
  const line = (cells: readonly string[]): string =>
    `${cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, result.columns[index]))
      .join('  ')
      .trimEnd()}\n`;
  yield line(names);
  yield `${widths.map((size) => '─'.repeat(size)).join('  ')}\n`;
  for (const row of rows) yield line(row);
}

/** A missing value is blank; an empty text is told from it by its quotes. */
const shown = (cell: string | null): string => (cell === '' ? '""' : cut(printable(cell ?? '')));

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length <= WIDEST_CELL
    ? text
    : `${characters.slice(0, WIDEST_CELL - 1).join('')}…`;
};

/** Columns that the text takes: wide East Asian characters take two. */
const width = (text: string): number => {
  let columns = 0;
  for (const character of text) columns += isWide(character) ? 2 : 1;
  return columns;
};

const isWide = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u{1F300}-\u{1FAFF}]/u.test(
    character,
  );

const pad = (cell: string, size: number, column: Column | undefined): string => {
  const blanks = ' '.repeat(Math.max(0, size - width(cell)));
  return column?.type === 'number' ? blanks + cell : cell + blanks;
};
