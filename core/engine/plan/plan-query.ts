import { columnsOf, type Column } from '#language/analysis/columns.ts';
import { initialScope } from '#language/analysis/definition.ts';
import { scopesOf } from '#language/analysis/scope.ts';
import type { Item, Query } from '#language/syntax/ast.ts';
import { bindCommand } from '../commands/bind-command.ts';
import type { ItemValue } from '../commands/command-place.ts';
import { DEFAULT_LIMIT, type EngineContext } from '../context.ts';
import { compileField } from '../expressions/compile-field.ts';
import { nothing, type Compiled } from '../expressions/compiled.ts';
import type { FieldSource } from '../field-source.ts';
import { Frame } from './frame.ts';
import type { PlannedColumn, QueryPlan } from './query-plan.ts';
import { Stages } from './stages.ts';

/**
 * The query as stages with everything resolved: names to slots, expressions to closures. The same
 * query gives the same plan wherever it is planned, so that parts fit together.
 */
export const planQuery = (query: Query, source: FieldSource, context: EngineContext): QueryPlan => {
  const events = new Frame(source);
  const stages = new Stages(events);
  const items = new Map<Item, ItemValue>();
  const scopes = scopesOf(query);
  for (const [index, command] of query.commands.entries()) {
    bindCommand(command, { stages, scope: scopes[index] ?? initialScope, context, items });
  }
  stages.finish(context.defaultLimit ?? DEFAULT_LIMIT);
  const { frame, done } = stages;
  const columns = columnsOf(query).map((column) => planColumn(column, items, frame));
  const pointer = frame === events ? compileField('@ptr', frame).read : undefined;
  const [first, ...later] = done;
  if (first === undefined) {
    throw new Error('a finished plan has a stage');
  }
  return { first, later, columns, pointer };
};

const planColumn = (
  { name, type, item }: Column,
  items: ReadonlyMap<Item, ItemValue>,
  frame: Frame,
): PlannedColumn => {
  const { read } = frame.use(valueOf(name, item && items.get(item), frame));
  return { name, type, read };
};

/** An item of rows that `stats` has made away with shows nothing. */
const valueOf = (name: string, made: ItemValue | undefined, frame: Frame): Compiled => {
  if (made === undefined) {
    return compileField(name, frame);
  }
  return made.frame === frame ? made.value : nothing;
};
