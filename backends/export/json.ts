import type { Column } from '#protocol/results.ts';
import { rowObject, type RowFormat, type WholeResult } from './result.ts';

/** The contract of `ctq run --format json`: one object a result, rows one a line. */
export function* json(result: WholeResult): Iterable<string> {
  yield `{\n  "title": ${JSON.stringify(result.title)},\n`;
  yield `  "columns": ${JSON.stringify(result.columns.map((column) => column.name))},\n`;
  yield '  "rows": [';
  for (const [index, row] of result.rows.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(rowObject(result.columns, row))}`;
  }
  yield result.rows.length === 0 ? '],\n' : '\n  ],\n';
  yield `  "statistics": ${JSON.stringify(result.statistics)},\n`;
  yield `  "problems": ${JSON.stringify(result.problems)}\n}`;
}

/** One object a row and line. */
export function* jsonLines({ columns, rows }: WholeResult): Iterable<string> {
  const { line } = jsonRows(columns);
  for (const row of rows) yield line(row);
}

/** The same piece by piece. */
export function jsonRows(columns: readonly Column[]): RowFormat {
  return { head: '', line: (row) => `${JSON.stringify(rowObject(columns, row))}\n` };
}
