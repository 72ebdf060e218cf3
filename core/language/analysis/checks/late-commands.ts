import { type Problem, problem } from '../../problems/problem.ts';
import type { FieldsCommand, FilterCommand } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';

/**
 * Commands that stand later than their author may think: `filter` behind `limit`, and `fields` that
 * list or rename results of `stats`, which CloudWatch has been seen to refuse (guide).
 */
export const checkLateCommands: Check = ({ query, commands, isSubquery }) => {
  const limit = query.commands.findIndex(({ kind }) => kind === 'limit');
  const stats = query.commands.findIndex(({ kind }) => kind === 'stats');
  return commands.flatMap(({ command, index }) => {
    if (command.kind === 'filter') {
      return limit >= 0 && index > limit ? filterAfterLimit(command) : [];
    }
    // A query in parentheses needs them to name the one column that it has.
    return command.kind === 'fields' && stats >= 0 && index > stats && !isSubquery
      ? fieldsAfterStats(command)
      : [];
  });
};

const filterAfterLimit = ({ name, nameSpan }: FilterCommand): readonly Problem[] => [
  problem('filter-after-limit', nameSpan, { name }),
];

const fieldsAfterStats = ({ items, nameSpan }: FieldsCommand): readonly Problem[] =>
  items.some(({ expression }) => expression.kind === 'field')
    ? [problem('fields-after-stats', nameSpan, {})]
    : [];
