import type { UnnestCommand } from '#language/syntax/ast.ts';
import { compile } from '../expressions/compile.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { splitByElements } from './split-by-elements.ts';

/**
 * Makes a row of each element of a list; what is no list is a list of one. Where there is no
 * element the row stays, and the new name has no value.
 */
export const bindUnnest = ({ input, alias }: UnnestCommand, place: CommandPlace): void => {
  if (alias === undefined) {
    return;
  }
  place.stages.beginStage();
  const { frame } = place.stages;
  const { read } = compile(input, environmentAt(place));
  const element = frame.addFilled('any');
  splitByElements(read, element, place);
  frame.define(alias.name, element);
};
