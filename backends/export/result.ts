import type { Column, ResultRow, RunProblem, Statistics } from '#protocol/results.ts';

/** A whole answer, ready to be written somewhere. */
export interface WholeResult {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ResultRow[];
  readonly statistics: Statistics;
  readonly problems: readonly RunProblem[];
}

/** A format in which a row does not depend on those around it. */
export interface RowFormat {
  readonly head: string;
  readonly line: (row: ResultRow) => string;
}

/**
 * The row's present cells by column name, in column order. A later column of the same name wins,
 * as it does in CloudWatch's answers. The object has no prototype, since names come from queries.
 */
export const rowObject = (
  columns: readonly Column[],
  row: ResultRow,
): Readonly<Record<string, string>> => {
  const object: Record<string, string> = Object.create(null);
  columns.forEach((column, index) => {
    const cell = row.cells[index];
    if (cell !== null && cell !== undefined) object[column.name] = cell;
  });
  return object;
};
