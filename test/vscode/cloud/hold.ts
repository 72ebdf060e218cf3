import type { LifeScript } from '../../cloudwatch/stand-in/query/query-life.ts';

/** Keeps queries running until a test has seen what it wants to see. */
export interface Hold {
  /** Queries that start from now on do not end, but for the first `letThrough`. */
  readonly hold: (letThrough?: number) => void;
  /** Those that were held end. */
  readonly release: () => void;
}

/** Milliseconds that a query takes which is not held. */
const usual = { scheduled: 20, running: 100 };

export function createHold(): Hold & { readonly life: LifeScript } {
  let current: { isOver: boolean; left: number } | undefined;
  return {
    hold: (letThrough = 0) => {
      current = { isOver: false, left: letThrough };
    },
    release: () => {
      if (current !== undefined) current.isOver = true;
      current = undefined;
    },
    life: () => {
      const own = current;
      if (own === undefined || own.left > 0) {
        if (own !== undefined) own.left -= 1;
        return { ...usual, ends: 'Complete' };
      }
      return {
        scheduled: usual.scheduled,
        get running() {
          return own.isOver ? usual.running : Number.POSITIVE_INFINITY;
        },
        ends: 'Complete',
      };
    },
  };
}
