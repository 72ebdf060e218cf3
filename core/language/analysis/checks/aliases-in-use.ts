import { type Problem, problem } from '../../problems/problem.ts';
import type { Alias, Command, Item } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { expressionKey } from '../output-key.ts';
import { uses } from '../uses.ts';
import type { Scope } from '../definition.ts';

/**
 * Aliases that repeat a name which the query has used or made before: CloudWatch has been seen to
 * refuse them (guide).
 */
export const checkAliasesInUse: Check = ({ commands }) => {
  const used = new Set<string>();
  const problems: Problem[] = [];
  for (const { command, scope, fields } of commands) {
    const items = itemsOf(command);
    for (const item of items.some(({ alias }) => alias) ? items : []) {
      const { alias, expression } = item;
      if (alias !== undefined && used.has(alias.name) && !mayRepeat(item, alias, command)) {
        problems.push(problem('alias-in-use', alias.span, { name: alias.name }));
      }
      for (const name of namesIn(expression, scope)) used.add(name);
      if (alias !== undefined) used.add(alias.name);
    }
    for (const { name } of fields) used.add(name);
  }
  return problems;
};

/** A field under its own name changes nothing; `by datefloor(…) as @timestamp` runs in production. */
const mayRepeat = (item: Item, { name }: Alias, command: Command): boolean =>
  expressionKey(item.expression) === name ||
  (name.startsWith('@') && command.kind === 'stats' && command.keys.includes(item));

const namesIn = (expression: Item['expression'], scope: Scope): readonly string[] =>
  uses(expression, scope).flatMap((used) => (used.kind === 'field' ? used.name : []));

const itemsOf = (command: Command): readonly Item[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items;
    case 'stats':
      return [...command.keys, ...command.aggregates];
    default:
      return [];
  }
};
