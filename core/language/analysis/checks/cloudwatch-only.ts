import { commandEntry } from '../../catalogue/commands.ts';
import { functionMeaning } from '../../catalogue/functions.ts';
import { problem, type Problem } from '../../problems/problem.ts';
import type { Command, Query } from '../../syntax/ast.ts';

/**
 * What only CloudWatch answers, where a query runs on files: commands that are statistics of its
 * own, which nobody has described; and events in files hold no XML.
 */
export const cloudWatchOnly = ({ commands }: Pick<Query, 'commands'>): readonly Problem[] =>
  commands.flatMap((command) => {
    const what = nameOf(command);
    return what === undefined
      ? []
      : [problem('cloudwatch-only-command', command.nameSpan, { what })];
  });

const nameOf = (command: Command): string | undefined => {
  if (command.kind === 'parse' && command.mode === 'xml') {
    return `${command.name} with xml`;
  }
  const isFunction = functionMeaning(command.name) !== undefined;
  const runsHere = commandEntry(command.name)?.runs.includes('local') !== false;
  // Of a function that is used as a command another problem speaks.
  return runsHere || isFunction ? undefined : command.name;
};
