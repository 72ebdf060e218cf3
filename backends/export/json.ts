import { rowObject, type WholeResult } from './result.ts';

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
export function* jsonLines(result: WholeResult): Iterable<string> {
  for (const row of result.rows) yield `${JSON.stringify(rowObject(result.columns, row))}\n`;
}
