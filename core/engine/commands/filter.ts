import type { FilterCommand, FilterIndexCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { conditionOf } from '../expressions/compiled.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/**
 * Keeps the rows for which the condition is true. After `stats` these are groups (HAVING). Files
 * have no field indexes, so `filterIndex` reads everything, and answers as `filter`.
 */
export const bindFilter = (
  { condition }: FilterCommand | FilterIndexCommand,
  place: CommandPlace,
): void => {
  place.stages.beginStage();
  place.stages.filter(conditionOf(compile(condition, environmentAt(place))));
};
