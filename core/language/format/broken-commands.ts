import type { Problem } from '../problems/problem.ts';
import type { Command } from '../syntax/ast.ts';

/**
 * The commands that errors of their section speak of, and those that are not finished: what stands
 * in front of a command belongs to it, what follows the last to that one.
 */
export const brokenCommands = (
  commands: readonly Command[],
  errors: readonly Problem[],
): ReadonlySet<Command> => {
  const broken = new Set(commands.filter(({ incomplete }) => incomplete));
  let next = 0;
  for (const { span } of errors) {
    while (next < commands.length - 1 && (commands[next]?.span.end ?? Infinity) < span.start) {
      next += 1;
    }
    const command = commands[next];
    if (command !== undefined) {
      broken.add(command);
    }
  }
  return broken;
};
