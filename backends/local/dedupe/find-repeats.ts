import type { ScanCounts } from '../scan/counts.ts';
import { ParallelScan, type ScanTask } from '../scan/parallel-scan.ts';
import type { ThreadPool } from '../scan/thread-pool.ts';
import { Repeats } from './repeats.ts';

/** A scan that is to leave out events that came before. */
export interface RepeatsTask {
  readonly pool: ThreadPool;
  /** As the scan itself is going to be, so that positions are the same. */
  readonly scan: Omit<ScanTask, 'onPart' | 'onKeys'>;
  /** Events with one value in this field count once. */
  readonly field: string;
  /** Throws where the thread that holds the values has little memory left. */
  readonly checkMemory: () => void;
}

export type RepeatsFound =
  /** `isMissing`: there are events, and none of them has the field. */
  | {
      readonly kind: 'found';
      readonly positions: Float64Array;
      readonly isMissing: boolean;
    }
  | { readonly kind: 'cancelled' }
  /** `reason` is the end of a sentence about the query. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isOutdated: boolean };

/**
 * Reads the field of all events, before any other command of the query, and finds those whose value
 * another event had before. Yields what was read so far whenever there is news.
 */
export async function* findRepeats(
  { pool, scan, field, checkMemory }: RepeatsTask,
  signal: AbortSignal,
): AsyncGenerator<ScanCounts, RepeatsFound> {
  const repeats = new Repeats();
  const keys = new ParallelScan(pool, {
    ...scan,
    job: { ...scan.job, keys: field },
    onPart: () => undefined,
    onKeys: (part) => {
      repeats.add(part);
      checkMemory();
    },
  });
  const nudge = (): void => keys.nudge();
  signal.addEventListener('abort', nudge);
  try {
    while (keys.state.kind === 'running' && !signal.aborted) {
      await keys.news();
      yield keys.counts;
    }
    if (keys.state.kind === 'failed') return keys.state;
    return signal.aborted
      ? { kind: 'cancelled' }
      : {
          kind: 'found',
          positions: shared(repeats.positions()),
          isMissing: repeats.isEmpty && keys.counts.recordsScanned > 0,
        };
  } finally {
    signal.removeEventListener('abort', nudge);
    keys.stop();
  }
}

/** All threads read the same numbers: there may be millions. */
function shared(positions: Float64Array): Float64Array {
  const all = new Float64Array(new SharedArrayBuffer(positions.byteLength));
  all.set(positions);
  return all;
}
