import type { WholeResult } from './result.ts';

type Dialect = 'csv' | 'tsv';

/**
 * CSV (RFC 4180) or TSV with a header line. Log content may be written to look like a spreadsheet
 * formula (CWE-1236): such a cell gets an apostrophe in front, which spreadsheets hide.
 */
export function* delimited(result: WholeResult, dialect: Dialect): Iterable<string> {
  const quote = quoting[dialect];
  const line = (cells: readonly string[]): string =>
    `${cells.map(quote).join(dialect === 'csv' ? ',' : '\t')}${dialect === 'csv' ? '\r\n' : '\n'}`;
  yield line(result.columns.map((column) => column.name));
  for (const row of result.rows) yield line(row.cells.map((cell) => formulaSafe(cell ?? '')));
}

const quoting: { readonly [Name in Dialect]: (cell: string) => string } = {
  csv: (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell),
  // TSV has no quotes: what would break a line or a column becomes a blank.
  tsv: (cell) => cell.replaceAll(/[\t\r\n]+/g, ' '),
};

const formulaSafe = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !isPlainNumber(cell) ? `'${cell}` : cell;

const isPlainNumber = (cell: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(cell);
