import { expressionKey } from '#language/analysis/output-key.ts';
import { mapItems } from '#language/analysis/scope.ts';
import { typeOf } from '#language/analysis/types.ts';
import type { AggregateName } from '#language/catalogue/functions.ts';
import type { Call, Item, StatsCommand } from '#language/syntax/ast.ts';
import type { NewAggregateColumn } from '../aggregates/aggregate.ts';
import type { GroupsAggregate } from '../collectors/groups.ts';
import { aggregateImplementations } from '../aggregates/aggregate-functions.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import type { Compiled } from '../expressions/compiled.ts';
import { Frame, type Slot } from '../plan/frame.ts';
import type { SortValue } from '../plan/stages.ts';
import type { Period } from '../values/calendar.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { lengthOf, movedBin, periodOfKey } from './key-periods.ts';

/**
 * Groups rows and aggregates each group. Afterwards only the outputs exist: keys and aggregates,
 * by alias or by their text.
 */
export const bindStats = (command: StatsCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const output = new Frame();
  const offset = lengthOf(command.offset) ?? 0;
  const keys = command.keys.map((item) => bindKey(item, offset, { place, output }));
  const aggregates: GroupsAggregate[] = [];
  const values = bindAggregates(command, place, { output, aggregates });
  place.groupKeys.set(
    output,
    keys.map(({ name, output: slot, period }) => ({ name, slot, period })),
  );
  place.stages.stats({ keys, aggregates, output }, orderOfGroups(keys, values));
};

interface BoundKey {
  readonly name: string;
  readonly value: Compiled;
  readonly output: Slot;
  readonly period: Period | undefined;
}

const bindKey = (
  item: Item,
  offset: number,
  { place, output }: { readonly place: CommandPlace; readonly output: Frame },
): BoundKey => {
  const { expression, alias } = item;
  const moved = offset === 0 ? undefined : movedBin(expression, offset, place);
  const value = moved ?? compile(expression, environmentAt(place));
  const period = moved?.period ?? periodOfKey(expression, place);
  const slot = output.addFilled(value.type);
  defineOutput(item, slot, { place, output });
  return { name: alias?.name ?? expressionKey(expression), value, output: slot, period };
};

interface Outputs {
  readonly output: Frame;
  /** The aggregate calls found so far; equal ones are computed once. */
  readonly aggregates: GroupsAggregate[];
}

/** The items may combine aggregates, keys, and items to their left. */
const bindAggregates = (
  command: StatsCommand,
  place: CommandPlace,
  { output, aggregates }: Outputs,
): readonly Compiled[] => {
  const known = new Map<string, Slot>();
  const aggregate = (call: Call, name: AggregateName): Compiled => {
    const key = expressionKey(call);
    const slot = known.get(key) ?? output.addFilled(typeOf(call, place.scope));
    if (!known.has(key)) {
      known.set(key, slot);
      aggregates.push({ name: key, create: bindAggregate(call, name, place), output: slot });
    }
    return slot;
  };
  return mapItems(place.scope, command.aggregates, (item, scope) => {
    const environment = { frame: output, scope, context: place.context, aggregate };
    const value = output.keep(compile(item.expression, environment));
    defineOutput(item, value, { place, output });
    return value;
  });
};

const bindAggregate = (
  call: Call,
  name: AggregateName,
  place: CommandPlace,
): NewAggregateColumn => {
  const environment = environmentAt(place);
  return aggregateImplementations[name]({
    arguments: call.arguments
      .filter(({ kind }) => kind !== 'star')
      .map((given) => compile(given, environment)),
    expressions: call.arguments,
    timestamp: () => compileField('@timestamp', environment.frame),
  });
};

const defineOutput = (
  item: Item,
  value: Compiled,
  { place, output }: { readonly place: CommandPlace; readonly output: Frame },
): void => {
  output.define(item.alias?.name ?? expressionKey(item.expression), value);
  place.items.set(item, { frame: output, value });
};

/**
 * The order of groups that no `sort` asks for (docs/semantics.md): periods from the newest, then
 * by the first aggregate from the largest, then by the keys. No two groups are equal in all keys.
 */
const orderOfGroups = (
  keys: readonly BoundKey[],
  values: readonly Compiled[],
): readonly SortValue[] => {
  const slots = keys.map(({ output }) => output);
  const descending = [...slots.filter(({ type }) => type === 'timestamp'), ...values.slice(0, 1)];
  return [
    ...descending.map((value) => ({ value, sign: -1 as const })),
    ...slots.map((value) => ({ value, sign: 1 as const })),
  ];
};
