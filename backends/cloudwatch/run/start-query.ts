import type { QueryStatus, RecentQuery } from '../aws/logs-api.ts';
import { type FaultKind, LogsFault } from '../aws/logs-fault.ts';
import type { QueryNews } from './follow-query.ts';
import {
  type Following,
  note,
  patiently,
  persistently,
  takeTurn,
  throwIfAborted,
} from './following.ts';
import { isMarked, marked } from './marks.ts';
import { abortAfter } from './time-limit.ts';

/** Milliseconds that the answer to a StartQuery is awaited for after nobody wants it any more. */
const grace = 5000;

/** Faults after which the query may have begun. */
const lostKinds: ReadonlySet<FaultKind> = new Set([
  'network',
  'unreadable',
  'service',
  'aborted',
] satisfies FaultKind[]);

const deadStates: ReadonlySet<QueryStatus> = new Set([
  'Failed',
  'Cancelled',
  'Timeout',
] satisfies QueryStatus[]);

/** Milliseconds after which a turn is another's. */
const turnLasts = 20;

/** Starts the query, once, and gives its id. */
export async function* startQuery(following: Following): AsyncGenerator<QueryNews, string> {
  // Before the turn: who has one sends at once.
  await note(following);
  let turn = following.state.isLost ? -Infinity : yield* firstTurn(following);
  return yield* persistently(following, async () => {
    const found = await findStarted(following);
    if (found !== undefined) return found;
    // The first one may have passed while its news was taken.
    if (following.clock.now() - turn > turnLasts) await takeTurn(following, 'start');
    turn = -Infinity;
    return await send(following);
  });
}

/** Waits for a turn; gives its time. */
async function* firstTurn(following: Following): AsyncGenerator<QueryNews, number> {
  const turn = async (): Promise<number> => {
    await takeTurn(following, 'start');
    return following.clock.now();
  };
  return yield* patiently(following, turn(), () => 'the rate limit of CloudWatch');
}

/** The id of a query whose start was not answered, if it has begun. */
async function findStarted(following: Following): Promise<string | undefined> {
  if (!following.state.isLost) return undefined;
  try {
    await takeTurn(following, 'describe');
    const queries = await markedQueries(following, following.signal);
    const found = queries.find(({ status }) => !deadStates.has(status));
    if (found === undefined) return undefined;
    following.state.queryId = found.queryId;
    await note(following);
    return found.queryId;
  } catch (error) {
    // Who may not look has to start it anew.
    if (error instanceof LogsFault && error.kind === 'denied') return undefined;
    throw error;
  }
}

/** Queries at the service that carry this one's mark. */
async function markedQueries(
  { connection, mark }: Following,
  signal: AbortSignal,
): Promise<readonly RecentQuery[]> {
  const queries = await connection.api.recentQueries(signal);
  return queries.filter(({ text }) => isMarked(text, mark));
}

async function send(following: Following): Promise<string> {
  const { connection, order, mark, state } = following;
  const query = { ...order.query, text: marked(order.query.text, mark) };
  throwIfAborted(following.signal);
  try {
    state.queryId = await withGrace(
      following,
      async (signal) => await connection.api.startQuery(query, signal),
    );
    await note(following);
    return state.queryId;
  } catch (error) {
    if (error instanceof LogsFault) noteFault(following, error);
    else state.isLost = true;
    throw error;
  }
}

function noteFault({ limits, state }: Following, { kind, details: { quota } }: LogsFault): void {
  if (lostKinds.has(kind)) state.isLost = true;
  if (kind === 'busy' && quota !== undefined) limits.lower(state.quotaKey, quota);
}

/**
 * Works with a signal that is aborted some time after the query's own: who gives up in the middle of
 * a StartQuery would not learn what there is to stop.
 */
async function withGrace<T>(
  { clock, signal }: Following,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  const begin = (): void => void abortAfter(clock, grace, { late, done: done.signal });
  signal.addEventListener('abort', begin);
  try {
    return await work(late.signal);
  } finally {
    signal.removeEventListener('abort', begin);
    done.abort();
  }
}
