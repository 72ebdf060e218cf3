import type { Item } from '../syntax/ast.ts';
import type { Definition, Scope } from './definition.ts';
import { overlay } from './overlay.ts';
import { typeOf } from './types.ts';

/**
 * What `use` makes of each item of a list, given the scope that the item sees: an alias may be
 * used further right in the same list. The scope is good for that call only.
 */
export const mapItems = <Result>(
  scope: Scope,
  items: readonly Item[],
  use: (item: Item, seen: Scope) => Result,
): Result[] => {
  // Most lists make no name, and then nothing has to be copied.
  if (items.every(({ alias }) => alias === undefined)) return items.map((item) => use(item, scope));
  const made = new Map<string, Definition>();
  const seen: Scope = { ...scope, definitions: overlay(scope.definitions, made) };
  return items.map((item) => {
    const result = use(item, seen);
    const { alias, expression } = item;
    if (alias !== undefined) {
      const type = typeOf(expression, seen);
      const { name, span } = alias;
      made.set(name, { name, kind: 'alias', type, span, expression });
    }
    return result;
  });
};
