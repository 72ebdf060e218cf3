import type { Command, Query } from '#language/syntax/ast.ts';
import { subqueriesOf } from '#language/syntax/children.ts';
import { callsInCommand, functionName } from './calls-in.ts';

/**
 * Why commands that are asked of each slice by itself would not answer as they do for the whole
 * range, as the end of a sentence after "because"; undefined where they would.
 */
export function sliceObstacle(commands: readonly Command[]): string | undefined {
  for (const command of commands) {
    const reason = commandObstacle(command);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function commandObstacle(command: Command): string | undefined {
  if (subqueriesOf(command).length > 0) {
    return `the query in parentheses of ${command.name} has to see the whole range`;
  }
  const call = callsInCommand(command).find((found) => OF_THE_RANGE.has(functionName(found)));
  if (call !== undefined) return `${call.name}() differs from slice to slice`;
  switch (command.kind) {
    case 'source':
      return command.start === undefined && command.end === undefined
        ? undefined
        : 'its SOURCE has a range of its own';
    case 'savedQuery':
      return `CloudWatch alone knows the query "${command.query}" that it calls`;
    case 'fields':
    case 'display':
    case 'filter':
    case 'filterIndex':
    case 'parse':
    case 'json':
    case 'unnest':
    case 'expand':
    case 'lookup':
    case 'cidrlookup':
    case 'stats':
    case 'sort':
    case 'limit':
    case 'dedup':
      return undefined;
    default:
      return `${command.name} has to see all events at once`;
  }
}

/** What they give depends on when a query begins, or on its range. */
const OF_THE_RANGE: ReadonlySet<string> = new Set([
  'now',
  'queryStartTime',
  'queryEndTime',
  'queryTimeRange',
]);

/** True for a command that keeps each row as one row. */
export function keepsRows(command: Command): boolean {
  switch (command.kind) {
    case 'fields':
    case 'display':
    case 'json':
    case 'lookup':
    case 'cidrlookup':
      return true;
    case 'parse':
      return command.mode !== 'multi';
    default:
      return false;
  }
}

/** True for a command that looks at each row by itself, whatever it makes of it. */
export function isRowWise(command: Command): boolean {
  switch (command.kind) {
    case 'source':
    case 'filter':
    case 'filterIndex':
    case 'unnest':
    case 'expand':
    case 'parse':
      return true;
    default:
      return keepsRows(command);
  }
}

/** Where the first command is that makes other rows of events; -1 where they stay events. */
export function firstStats({ commands }: Query): number {
  return commands.findIndex(({ kind }) => kind === 'stats');
}
