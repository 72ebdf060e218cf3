import type { Column } from '#protocol/results.ts';
import type { RowFormat, WholeResult } from './result.ts';

type Dialect = 'csv' | 'tsv';

/**
 * CSV (RFC 4180) or TSV with a header line. Log content may be written to look like a spreadsheet
 * formula (CWE-1236), and so may the name of a column in a query that came from somewhere: such a
 * cell gets an apostrophe in front, which spreadsheets hide. Numbers stay as they are.
 */
export function* delimited({ columns, rows }: WholeResult, dialect: Dialect): Iterable<string> {
  const { head, line } = delimitedRows(columns, dialect);
  yield head;
  for (const row of rows) yield line(row);
}

/** The same piece by piece. */
export function delimitedRows(columns: readonly Column[], dialect: Dialect): RowFormat {
  const quote = quoting[dialect];
  const line = (cells: readonly string[]): string =>
    `${cells.map(quote).join(dialect === 'csv' ? ',' : '\t')}${dialect === 'csv' ? '\r\n' : '\n'}`;
  return {
    head: line(columns.map(({ name }) => (isSystemField(name) ? name : formulaSafe(name)))),
    line: (row) => line(row.cells.map((cell) => formulaSafe(cell ?? ''))),
  };
}

const quoting: { readonly [Name in Dialect]: (cell: string) => string } = {
  csv: (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell),
  // TSV has no quotes: what would break a line or a column becomes a blank.
  tsv: (cell) => cell.replaceAll(/[\t\r\n]+/g, ' '),
};

const formulaSafe = (cell: string): string =>
  /^[=+\-@\t\r\n]/.test(cell) && !isPlainNumber(cell) ? `'${cell}` : cell;

/** `@timestamp` and the like: scripts look for these headers, and a lone name calculates nothing. */
const isSystemField = (name: string): boolean => /^@[A-Za-z]+$/.test(name);

const isPlainNumber = (cell: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(cell);
