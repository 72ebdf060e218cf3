import type { LogsApi, QueryStatus } from '../aws/logs-api.ts';
import { type FaultKind, LogsFault } from '../aws/logs-fault.ts';
import { type Following, note } from './following.ts';
import { patience, type RetryServices } from './retry.ts';
import { isMarked } from './marks.ts';
import { withTimeLimit } from './time-limit.ts';
import type { JournalQuery } from './journal.ts';

/** Milliseconds that a query's end may take when nobody waits for its answer any more. */
const stopTime = 30_000;

const liveStates: ReadonlySet<QueryStatus> = new Set([
  'Scheduled',
  'Running',
  'Unknown',
] satisfies QueryStatus[]);

/**
 * Stops what may still run at the service. What can't be stopped in time stays in the journal, for a
 * later program to do it. Never rejects.
 */
export async function stopQueries(following: Following): Promise<void> {
  const { clock, connection, entry, limits, mark, order, state } = following;
  const { queryId, isOver, isLost } = state;
  const outcomes = await withTimeLimit(clock, stopTime, async (signal) => {
    const stopping = { ...following, api: connection.api, signal };
    const stopKnown = async (): Promise<void> => {
      if (queryId !== undefined && !isOver) await stopQuery(stopping, queryId);
    };
    const stopLost = async (): Promise<void> => {
      if (!isLost) return;
      await limits.turn(state.quotaKey, 'describe', signal);
      await stopMarked(stopping, mark, queryId);
    };
    return await Promise.allSettled([stopKnown(), stopLost()]);
  });
  if (outcomes.every(({ status }) => status === 'fulfilled')) {
    if (!isOver) await entry.forget(order.key);
  } else if (isLost) {
    // All that may still run carries the mark.
    state.isOver = false;
    state.queryId = undefined;
    await note(following);
  }
}

/** What stopping takes. It goes on until the signal is aborted. */
export interface Stopping extends RetryServices {
  readonly api: LogsApi;
  readonly signal: AbortSignal;
}

/** Stops a query that the journal knows. */
export async function stopNoted(
  stopping: Stopping,
  { queryId, mark, isOver }: JournalQuery,
): Promise<void> {
  if (isOver) return;
  if (queryId === undefined) await stopMarked(stopping, mark, undefined);
  else await stopQuery(stopping, queryId);
}

/** Stops a query, unless it has ended. */
async function stopQuery(stopping: Stopping, queryId: string): Promise<void> {
  const { api, signal } = stopping;
  await insistently(stopping, async () => {
    try {
      await api.stopQuery(queryId, signal);
    } catch (error) {
      if (!isOneOf(error, ['not-found', 'invalid'])) throw error;
    }
  });
}

/** Stops the queries that carry a mark, but one. Who may not look for them leaves them alone. */
async function stopMarked(
  stopping: Stopping,
  mark: string,
  except: string | undefined,
): Promise<void> {
  const { api, signal } = stopping;
  const queries = await insistently(stopping, async () => {
    try {
      return await api.recentQueries(signal);
    } catch (error) {
      if (!isOneOf(error, ['denied'])) throw error;
      return [];
    }
  });
  const live = queries.filter(
    ({ queryId, status, text }) =>
      queryId !== except && liveStates.has(status) && isMarked(text, mark),
  );
  for (const { queryId } of live) await stopQuery(stopping, queryId);
}

function isOneOf(error: unknown, kinds: readonly FaultKind[]): boolean {
  return error instanceof LogsFault && kinds.includes(error.kind);
}

/** Tries until it is done, nothing helps, or the signal is aborted. */
async function insistently<T>(services: Stopping, attempt: () => Promise<T>): Promise<T> {
  const { clock, signal } = services;
  const pauseAfter = patience(services);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw error;
      await clock.sleep(pauseAfter(error).milliseconds, signal);
    }
  }
}
