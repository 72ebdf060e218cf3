import type { Clock } from '../../clock.ts';

/** Works with a signal that is aborted after that many milliseconds, or with the other one. */
export async function withTimeLimit<T>(
  clock: Clock,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  void abortAfter(clock, milliseconds, { late, done: done.signal });
  try {
    return await work(late.signal);
  } finally {
    done.abort();
  }
}

/** Aborts, unless it is done before. */
export async function abortAfter(
  clock: Clock,
  milliseconds: number,
  { late, done }: { readonly late: AbortController; readonly done: AbortSignal },
): Promise<void> {
  await clock.sleep(milliseconds, done);
  if (!done.aborted) late.abort();
}
