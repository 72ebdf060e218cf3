import type { LimitCommand } from '#language/syntax/ast.ts';
import type { CommandPlace } from './command-place.ts';

/** Keeps so many rows, the first in the order that they have. */
export const bindLimit = ({ count }: LimitCommand, place: CommandPlace): void => {
  if (count.kind === 'number' && count.value >= 1) {
    place.stages.limit(Math.floor(count.value));
  }
};
