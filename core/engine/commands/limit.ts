import type { LimitCommand } from '#language/syntax/ast.ts';
import type { CommandPlace } from './command-place.ts';

/**
 * Keeps so many rows, the first in the order that they have; of events without an order `any` keeps
 * those that come first by path and place, so that a scan may end when it has them.
 */
export const bindLimit = ({ count, any }: LimitCommand, { stages }: CommandPlace): void => {
  if (count.kind !== 'number' || count.value < 1) {
    return;
  }
  const rows = Math.floor(count.value);
  if (any) {
    stages.limitAny(rows);
  } else {
    stages.limit(rows);
  }
};
