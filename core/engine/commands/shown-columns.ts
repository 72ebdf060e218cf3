import type { Column } from '#language/analysis/columns.ts';
import { expressionKey } from '#language/analysis/output-key.ts';
import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Compiled } from '../expressions/compiled.ts';
import { columnValue } from '../plan/column-value.ts';
import type { Slot } from '../plan/frame.ts';
import type { CommandPlace } from './command-place.ts';

/** A column as it is where a command stands. */
export interface ShownColumn {
  readonly column: Column;
  readonly value: Compiled;
}

/** What the result would show if the query ended before the command. */
export const shownColumns = (place: CommandPlace): readonly ShownColumn[] =>
  place
    .columns()
    .map((column) => ({ column, value: columnValue(column, place.items, place.stages.frame) }));

/**
 * A slot for values that a command gives a name, which means them from here on, also in the columns
 * of that name that are shown already.
 */
export const fillName = (name: string, type: ValueType, place: CommandPlace): Slot =>
  rename(name, place.stages.frame.addFilled(type), place);

/** The slot of what a name means; what had none gets one. */
export const holdName = (name: string, value: Compiled, place: CommandPlace): Slot =>
  rename(name, place.stages.frame.slotOf(value), place);

const rename = (name: string, slot: Slot, place: CommandPlace): Slot => {
  const { frame } = place.stages;
  const same = place.columns().filter((column) => column.name === name);
  frame.define(name, slot);
  for (const { item } of same) {
    if (item !== undefined) {
      frame.define(item.alias?.name ?? expressionKey(item.expression), slot);
      place.items.set(item, { frame, value: slot });
    }
  }
  return slot;
};
