import type { DedupCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/** Keeps the first row of each combination of values, in the order that the rows have. */
export const bindDedup = ({ fields }: DedupCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const environment = environmentAt(place);
  place.stages.dedup(fields.map((field) => environment.frame.keep(compile(field, environment))));
};
