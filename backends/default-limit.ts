import { DEFAULT_LIMIT } from '#engine/context.ts';
import type { Command } from '#language/syntax/ast.ts';
import type { RunProblem } from '#protocol/results.ts';

/** The default limit is nothing that the author wrote, so a cut that it made is told. */
export function defaultLimitProblem(
  commands: readonly Command[],
  rows: number,
): RunProblem | undefined {
  if (rows < DEFAULT_LIMIT || commands.some(({ kind }) => kind === 'limit')) return undefined;
  return {
    code: 'default-limit',
    severity: 'information',
    message: `only the first ${rows} rows are shown, which is CloudWatch's limit for a query without one; add "| limit N" to see more`,
  };
}
