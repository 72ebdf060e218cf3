import type { FilterCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { conditionOf } from '../expressions/compiled.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/** Keeps the rows for which the condition is true. After `stats` these are groups (HAVING). */
export const bindFilter = ({ condition }: FilterCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  place.stages.filter(conditionOf(compile(condition, environmentAt(place))));
};
