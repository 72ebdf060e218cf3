/**
 * Knows whether the user waits for anything: a question that only work in the background leads to
 * (the code of a device, a login) would come out of nowhere, so it is not put.
 */
export interface Attention {
  /** Work that the user has asked for. */
  wanted<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Work that nobody has asked for. */
  unasked<Result>(work: () => Promise<Result>): Promise<Result>;
  /** False while all that goes on is work that nobody has asked for. */
  readonly mayAsk: boolean;
}

/** What else the user may be waiting for is told by `isRunning`: runs of queries. */
export function createAttention(isRunning: () => boolean): Attention {
  const pending = { wanted: 0, unasked: 0 };
  const counted = async <Result>(
    kind: keyof typeof pending,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    pending[kind] += 1;
    try {
      return await work();
    } finally {
      pending[kind] -= 1;
    }
  };
  return {
    wanted: (work) => counted('wanted', work),
    unasked: (work) => counted('unasked', work),
    get mayAsk() {
      return pending.unasked === 0 || pending.wanted > 0 || isRunning();
    },
  };
}
