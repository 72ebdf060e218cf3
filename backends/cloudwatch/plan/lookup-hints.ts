import { commandsIn } from '#language/syntax/children.ts';
import type { Query } from '#language/syntax/ast.ts';
import type { QueryRequest, RunProblem } from '#protocol/results.ts';

/** Says of tables of this machine that CloudWatch reads tables of its own. */
export function lookupHints(query: Query, { tables = {} }: QueryRequest): readonly RunProblem[] {
  const names = query.commands
    .flatMap(commandsIn)
    .flatMap((command) =>
      command.kind === 'lookup' || command.kind === 'cidrlookup' ? (command.table?.name ?? []) : [],
    );
  return [...new Set(names)]
    .filter((name) => Object.hasOwn(tables, name))
    .map((name) => ({
      code: 'table-local',
      severity: 'information',
      message: `the table "${name}" is a file of this machine, and CloudWatch reads lookup tables of its own: this query takes the one that is called "${name}" there`,
    }));
}
