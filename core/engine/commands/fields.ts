import { mapItems } from '#language/analysis/scope.ts';
import type { DisplayCommand, FieldsCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/**
 * Defines names; an alias may be used further right in the same list. Nothing is computed until a
 * row is asked for it, so there is nothing to run. Which items are shown is the analysis's affair.
 */
export const bindFields = (
  { items }: FieldsCommand | DisplayCommand,
  place: CommandPlace,
): void => {
  const { frame } = place.stages;
  mapItems(place.scope, items, (item, scope) => {
    const value = frame.keep(compile(item.expression, { ...environmentAt(place), scope }));
    place.items.set(item, { frame, value });
    if (item.alias !== undefined) {
      frame.define(item.alias.name, value);
    }
  });
};
