import type { Command } from '../syntax/ast.ts';
import { subqueriesOf } from '../syntax/children.ts';

/**
 * The commands among which an offset lies: those of the innermost query in parentheses around it,
 * else the given ones.
 */
export const commandsAround = (
  commands: readonly Command[],
  offset: number,
): readonly Command[] => {
  const inner = commands
    .flatMap(subqueriesOf)
    .find(({ span }) => span.start < offset && offset < span.end);
  return inner === undefined ? commands : commandsAround(inner.commands, offset);
};
