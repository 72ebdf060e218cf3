import type { Clock } from '../clock.ts';
import { type FaultKind, LogsFault } from './aws/logs-fault.ts';

/** Faults of requests that the service has not carried out, and may a moment later. */
export const refusedKinds: ReadonlySet<FaultKind> = new Set(['throttled', 'expired', 'clock']);

/** Those and faults that leave open what has happened: for requests that change nothing. */
export const passingKinds: ReadonlySet<FaultKind> = new Set([
  ...refusedKinds,
  'network',
  'service',
  'unreadable',
]);

/** Milliseconds before each further try: whoever waits for an answer does so for a few seconds. */
const pauses = [200, 800, 2_000];

/** Tries a request again after faults of these kinds, a few times. */
export async function tryAgain<T>(
  request: () => Promise<T>,
  clock: Clock,
  kinds: ReadonlySet<FaultKind>,
): Promise<T> {
  const { signal } = new AbortController();
  for (const pause of pauses) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof LogsFault) || !kinds.has(error.kind)) throw error;
      await clock.sleep(pause, signal);
    }
  }
  return await request();
}
