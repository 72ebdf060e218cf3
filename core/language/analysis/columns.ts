import type { ValueType } from '../catalogue/value-types.ts';
import type { Command, Item, Query } from '../syntax/ast.ts';
import type { Scope } from './definition.ts';
import { mapItems, scopesOf } from './scope.ts';
import { typeOf } from './types.ts';

/** A column of a query's result. */
export interface Column {
  readonly name: string;
  readonly type: ValueType;
  /** What makes it; undefined for the columns that a query has without naming any. */
  readonly item: Item | undefined;
  /** The index of the command that the item belongs to. */
  readonly command: number | undefined;
}

/**
 * The columns of a query's result, in order (reference 4.5). The last `display` decides,
 * unless a `stats` follows it; without one the `fields` after the last `stats`, all together;
 * without those the outputs of that `stats`, keys first; without `stats` all `fields` together,
 * else `@timestamp` and `@message`.
 * Where a name occurs twice the column keeps its first place and gets its last value.
 */
export const columnsOf = ({ commands, ...query }: Query): readonly Column[] => {
  const scopes = scopesOf({ ...query, commands });
  const lastStats = commands.findLastIndex(({ kind }) => kind === 'stats');
  const lastDisplay = commands.findLastIndex(({ kind }) => kind === 'display');
  const columnsAt = (index: number): Column[] => itemColumns(commands[index], index, scopes[index]);
  if (lastDisplay > lastStats) {
    return distinct(columnsAt(lastDisplay));
  }
  const projections = [...commands.keys()].filter(
    (index) => index > lastStats && commands[index]?.kind === 'fields',
  );
  const projected = projections.flatMap(columnsAt);
  if (projected.length > 0) {
    return distinct(projected);
  }
  return lastStats >= 0 ? distinct(columnsAt(lastStats)) : eventColumns;
};

/** What a query shows of events if it chooses nothing. */
const eventColumns: readonly Column[] = [
  { name: '@timestamp', type: 'timestamp', item: undefined, command: undefined },
  { name: '@message', type: 'text', item: undefined, command: undefined },
];

const itemColumns = (
  command: Command | undefined,
  index: number,
  scope: Scope | undefined,
): Column[] => {
  if (command === undefined || scope === undefined) {
    return [];
  }
  const column = (item: Item, seen: Scope): Column => ({
    name: item.name,
    type: typeOf(item.expression, seen),
    item,
    command: index,
  });
  switch (command.kind) {
    case 'fields':
    case 'display':
      return mapItems(scope, command.items, column);
    case 'stats':
      return [
        ...command.keys.map((key) => column(key, scope)),
        ...mapItems(scope, command.aggregates, column),
      ];
    default:
      return [];
  }
};

const distinct = (columns: readonly Column[]): readonly Column[] => [
  ...new Map(columns.map((column) => [column.name, column])).values(),
];
