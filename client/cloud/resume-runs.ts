import type { Clock } from '#backends/clock.ts';
import { waitingRuns } from '#backends/cloudwatch/run/journal-files.ts';

/** Milliseconds before each look for runs that were left: their program may take a while to end. */
const pauses = [0, 2000, 3000, 5000];

export interface Resumption {
  /** The journal's. */
  readonly folder: string;
  readonly workspace: string;
  readonly clock: Clock;
  /** Goes on with what the engine has claimed of the workspace's runs. */
  readonly resume: () => Promise<void>;
}

/**
 * Goes on with the runs that the workspace had in a program that is gone or about to be. Resumes
 * nothing, so that no engine is started, where there are none.
 */
export async function resumeInTime(
  { folder, workspace, clock, resume }: Resumption,
  signal: AbortSignal,
): Promise<void> {
  let isFirst = true;
  for (const pause of pauses) {
    await clock.sleep(pause, signal);
    if (signal.aborted) return;
    const files = await waitingRuns(folder, workspace);
    // Once they were asked for, those of this process are ours.
    const left = files.filter(({ owner }) => isFirst || owner.pid !== process.pid);
    if (left.length === 0) return;
    await resume();
    isFirst = false;
  }
}

const hour = 3600_000;

/**
 * Tells at each crash of the engine whether runs may be gone on with: what has crashed it may well
 * be one of them, and would do so again and again.
 */
export function crashBrake(clock: Pick<Clock, 'now'>): () => boolean {
  let last = -Infinity;
  return () => {
    const isRare = clock.now() - last > hour;
    last = clock.now();
    return isRare;
  };
}
