import type { Column } from '#language/analysis/columns.ts';
import type { Item } from '#language/syntax/ast.ts';
import type { ItemValue } from '../commands/command-place.ts';
import { compileField } from '../expressions/compile-field.ts';
import { nothing, type Compiled } from '../expressions/compiled.ts';
import type { Frame } from './frame.ts';

/** What a column shows of the rows of a frame. */
export const columnValue = (
  { name, item }: Column,
  items: ReadonlyMap<Item, ItemValue>,
  frame: Frame,
): Compiled => frame.use(valueOf(name, item && items.get(item), frame));

/** An item of rows that `stats` has made away with shows nothing. */
const valueOf = (name: string, made: ItemValue | undefined, frame: Frame): Compiled => {
  if (made === undefined) {
    return compileField(name, frame);
  }
  return made.frame === frame ? made.value : nothing;
};
