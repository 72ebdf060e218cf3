import type { Command, Query } from '#language/syntax/ast.ts';
import type { TextEdit } from '../../traced-text.ts';

/** Rows that CloudWatch gives of one query at most (guide). */
export const MOST_ROWS = 100_000;

/** Rows of an answer whose query has no limit (guide). */
export const DEFAULT_ROWS = 10_000;

export interface WrittenLimit {
  readonly rows: number;
  /** True for `limit any`. */
  readonly any: boolean;
}

/** What cuts the answer of a query; undefined where nothing is written. Of several the smallest. */
export function limitOf({ commands }: Pick<Query, 'commands'>): WrittenLimit | undefined {
  const limits = commands.flatMap((command) => {
    const rows = rowsOf(command);
    return rows === undefined ? [] : [{ rows, any: command.kind === 'limit' && command.any }];
  });
  return limits.toSorted((a, b) => a.rows - b.rows)[0];
}

/** Limits that CloudWatch would refuse, as its largest. */
export function clampEdits({ commands }: Pick<Query, 'commands'>): readonly TextEdit[] {
  return commands.flatMap((command) =>
    command.kind === 'limit' && (rowsOf(command) ?? 0) > MOST_ROWS
      ? [{ span: command.count.span, text: String(MOST_ROWS) }]
      : [],
  );
}

function rowsOf(command: Command): number | undefined {
  return command.kind === 'limit' && command.count.kind === 'number'
    ? command.count.value
    : undefined;
}
