import { columnsOf } from '#language/analysis/columns.ts';
import { expressionKey, outputKey } from '#language/analysis/output-key.ts';
import type { Command, Query } from '#language/syntax/ast.ts';
import type { NamedKey } from './manner.ts';
import { keepsRows } from './slice-obstacle.ts';

/**
 * The order that a query's rows come in, as far as their columns tell: that of its last `sort`,
 * if nothing behind it makes other rows. None where it has no such `sort`, or sorts by something
 * that is no column.
 */
export function trailingOrder(query: Query): readonly NamedKey[] {
  const at = query.commands.findLastIndex(({ kind }) => kind === 'sort');
  const sort = query.commands[at];
  if (sort?.kind !== 'sort' || !query.commands.slice(at + 1).every(keepsOrder)) return [];
  const columns = new Map(columnsOf(query).map(({ name }) => [outputKey(name), name]));
  const keys = sort.keys.flatMap(({ expression, direction }): readonly NamedKey[] => {
    const name = columns.get(expressionKey(expression));
    return name === undefined ? [] : [{ name, sign: direction === 'desc' ? -1 : 1 }];
  });
  return keys.length === sort.keys.length ? keys : [];
}

const keepsOrder = (command: Command): boolean =>
  command.kind === 'limit' ||
  command.kind === 'dedup' ||
  command.kind === 'filter' ||
  keepsRows(command);
