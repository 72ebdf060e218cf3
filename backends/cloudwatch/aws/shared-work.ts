import { abortedFault } from './faults.ts';

/**
 * Work that several may want at once and that is done once for all of them: whoever comes while it
 * goes on waits for it too. It is aborted when the last of them does not want it any more.
 */
export function shareWork<T>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T> {
  let current: SharedWork<T> | undefined;
  const start = (): SharedWork<T> => {
    const controller = new AbortController();
    const started: SharedWork<T> = {
      result: work(controller.signal).finally(() => end(started)),
      controller,
      waiting: 0,
    };
    return started;
  };
  const end = (ended: SharedWork<T>): void => {
    if (current === ended) current = undefined;
  };
  return async (signal) => {
    if (signal.aborted) throw abortedFault();
    const joined = (current ??= start());
    joined.waiting += 1;
    try {
      return await unlessAborted(joined.result, signal);
    } finally {
      joined.waiting -= 1;
      if (joined.waiting === 0) {
        end(joined);
        joined.controller.abort();
      }
    }
  };
}

interface SharedWork<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(abortedFault());
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
