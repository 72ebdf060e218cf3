import type { Clock } from '../../clock.ts';
import type { Connection } from '../aws/connection.ts';
import { LogsFault } from '../aws/logs-fault.ts';
import type { LimitedOperation, Limits } from '../limits/limits.ts';
import type { QueryNews, QueryOrder } from './follow-query.ts';
import type { JournalEntry } from './journal.ts';
import { patience } from './retry.ts';

/** What following a query needs of the world. */
export interface FollowServices {
  readonly connection: Connection;
  readonly clock: Clock;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  readonly limits: Limits;
  readonly entry: JournalEntry;
}

/** A query while it is followed. */
export interface Following extends FollowServices {
  readonly order: QueryOrder;
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** See `marks.ts`. */
  readonly mark: string;
  readonly state: FollowingState;
}

/** What has come of it so far. */
export interface FollowingState {
  /** Empty until it is known. */
  quotaKey: string;
  queryId: string | undefined;
  /** The query of that id runs no more, and its answer can be read. */
  isOver: boolean;
  /** A StartQuery had no answer, so that there may be a query whose id nobody knows. */
  isLost: boolean;
  /** What was told last. */
  waitingFor: string | undefined;
}

/** Tries, and tells what it waits for, until it is done or nothing helps. */
export async function* persistently<T>(
  following: Following,
  attempt: () => Promise<T>,
): AsyncGenerator<QueryNews, T> {
  const { clock, signal } = following;
  const pauseAfter = patience({
    ...following,
    isReached: () => following.state.queryId !== undefined,
  });
  for (;;) {
    const outcome = await settled(attempt);
    throwIfAborted(signal);
    if ('value' in outcome) {
      yield* tell(following, undefined);
      return outcome.value;
    }
    const { milliseconds, waitingFor } = pauseAfter(outcome.error);
    yield* tell(following, waitingFor);
    await clock.sleep(milliseconds, signal);
    throwIfAborted(signal);
  }
}

/** Milliseconds that something may take without anything being told. */
const quietTime = 300;

/** Waits, and tells for what where that takes long. */
export async function* patiently<T>(
  following: Following,
  wait: Promise<T>,
  waitingFor: () => string,
): AsyncGenerator<QueryNews, T> {
  const settledSoon = new AbortController();
  const soon = wait.finally(() => settledSoon.abort());
  const isLong = await Promise.race([
    soon.then(() => false),
    following.clock.sleep(quietTime, settledSoon.signal).then(() => !settledSoon.signal.aborted),
  ]);
  if (isLong) yield* tell(following, waitingFor());
  const value = await wait;
  throwIfAborted(following.signal);
  yield* tell(following, undefined);
  return value;
}

/** Says what it waits for, unless that is what was said last. */
export function* tell(
  { state }: Following,
  waitingFor: string | undefined,
): Generator<QueryNews, void> {
  if (state.waitingFor === waitingFor) return;
  state.waitingFor = waitingFor;
  yield { kind: 'waiting', waitingFor };
}

/** Notes the query as it stands, before anything else is done about it. */
export async function note({ entry, mark, order, state }: Following): Promise<void> {
  const { queryId, isOver } = state;
  const { profile, region } = order.place;
  await entry.note({ key: order.key, queryId, mark, isOver, profile, region });
}

/** Waits until a request may be sent. */
export async function takeTurn(
  { limits, signal, state }: Following,
  operation: LimitedOperation,
): Promise<void> {
  await limits.turn(state.quotaKey, operation, signal);
  throwIfAborted(signal);
}

export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new LogsFault({ kind: 'aborted', message: 'the query was cancelled' });
}

type Settled<T> = { readonly value: T } | { readonly error: unknown };

async function settled<T>(attempt: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await attempt() };
  } catch (error) {
    return { error };
  }
}
