import { columnsOf, type Column } from '#language/analysis/columns.ts';
import { initialScope } from '#language/analysis/definition.ts';
import { scopesOf } from '#language/analysis/scope.ts';
import type { Command, Item, Query } from '#language/syntax/ast.ts';
import { bindCommand } from '../commands/bind-command.ts';
import type { CommandPlace, GroupKey, ItemValue } from '../commands/command-place.ts';
import { DEFAULT_LIMIT, type EngineContext } from '../context.ts';
import { compileField } from '../expressions/compile-field.ts';
import type { FieldSource } from '../field-source.ts';
import { columnValue } from './column-value.ts';
import { Frame, type Slot } from './frame.ts';
import type { QueryPlan } from './query-plan.ts';
import { Stages } from './stages.ts';

/**
 * The query as stages with everything resolved: names to slots, expressions to closures. The same
 * query gives the same plan wherever it is planned, so that parts fit together. `onBound` is told
 * of each command when it has been added to the plan.
 */
export const planQuery = (
  query: Query,
  source: FieldSource,
  context: EngineContext,
  onBound?: (command: Command, place: CommandPlace) => void,
): QueryPlan => {
  const events = new Frame(source);
  const stages = new Stages(events);
  const items = new Map<Item, ItemValue>();
  const scopes = scopesOf(query);
  const groupKeys = new Map<Frame, readonly GroupKey[]>();
  const joined = new Map<number, ReadonlyMap<string, Slot>>();
  for (const [index, command] of query.commands.entries()) {
    const scope = scopes[index] ?? initialScope;
    const columns = (): readonly Column[] => columnsBefore(query, index);
    const next = query.commands[index + 1];
    const place = { stages, scope, context, items, groupKeys, joined, columns, next };
    bindCommand(command, place);
    onBound?.(command, place);
  }
  stages.finish(context.defaultLimit ?? DEFAULT_LIMIT);
  const { frame, done } = stages;
  const columns = columnsOf(query).map((column) => ({
    name: column.name,
    type: column.type,
    read: columnValue(column, items, frame).read,
  }));
  const pointer = frame === events ? compileField('@ptr', frame).read : undefined;
  const [first, ...later] = done;
  if (first === undefined) {
    throw new Error('a finished plan has a stage');
  }
  return { first, later, columns, pointer, joined: fieldsOf(joined) };
};

const fieldsOf = (
  joined: ReadonlyMap<number, ReadonlyMap<string, Slot>>,
): ReadonlyMap<number, readonly string[]> =>
  new Map(Array.from(joined, ([start, fields]) => [start, [...fields.keys()]]));

const columnsBefore = (query: Query, index: number): readonly Column[] =>
  columnsOf({ ...query, commands: query.commands.slice(0, index) });
