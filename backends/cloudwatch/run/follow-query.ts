import type { CloudWatchPlace } from '#protocol/results.ts';
import type { FieldsOfRow, QueryPage, QueryStatistics, StartedQuery } from '../aws/logs-api.ts';
import { LogsFault } from '../aws/logs-fault.ts';
import type { Seat } from '../limits/limits.ts';
import { type FollowServices, type Following, note, patiently, persistently } from './following.ts';
import { newMark } from './marks.ts';
import { awaitEnd } from './polling.ts';
import { readAnswer } from './read-answer.ts';
import { startQuery } from './start-query.ts';
import { stopQueries } from './stop-query.ts';

/** One query to be sent to one place. */
export interface QueryOrder {
  readonly place: CloudWatchPlace;
  readonly query: StartedQuery;
  /** Tells the queries of a run apart; see `JournalQuery`. */
  readonly key: string;
  /** Queries that may run at once in the account and region. */
  readonly concurrency: number;
}

/** What there is to say of a query until it has ended. */
export type QueryNews =
  /** Undefined: it waits for nothing any more. Reads after “waiting for”. */
  | { readonly kind: 'waiting'; readonly waitingFor: string | undefined }
  /** The first rows of what it has so far; they replace the ones before. */
  | {
      readonly kind: 'partial';
      readonly rows: readonly FieldsOfRow[];
      readonly statistics: QueryStatistics;
    };

/** All of an answer. */
export interface QueryAnswer {
  readonly rows: readonly FieldsOfRow[];
  readonly statistics: QueryStatistics;
}

/**
 * Runs one query at the service, or goes on with the one that an earlier program has started under
 * the same key, and gives its answer. It bears with what passes by: limits, a lost network, a service
 * in trouble. What does not pass is thrown as a `LogsFault`, after a cancellation `aborted`. However
 * it ends, left early too, nothing runs on at the service, and what can't be stopped is still in the
 * journal.
 */
export async function* followQuery(
  services: FollowServices,
  order: QueryOrder,
  signal: AbortSignal,
): AsyncGenerator<QueryNews, QueryAnswer> {
  const leaving = new AbortController();
  const following = follow(services, order, AbortSignal.any([signal, leaving.signal]));
  let seat: Promise<Seat | undefined> | undefined;
  try {
    const quotaKey = yield* quotaKeyOf(following);
    seat = takeSeat(following, quotaKey);
    yield* patiently(following, seat, () => freePlace(following, quotaKey));
    const page = yield* endOf(following);
    await noteEnd(following, page);
    // What runs no more counts no more; its pages can wait for others.
    await (await seat)?.release();
    return yield* readAnswer(following, following.state.queryId ?? '', complete(page));
  } finally {
    leaving.abort();
    await stopQueries(following);
    await (await seat)?.release();
  }
}

function follow(services: FollowServices, order: QueryOrder, signal: AbortSignal): Following {
  const noted = services.entry.noted(order.key);
  const state = {
    quotaKey: '',
    queryId: noted?.queryId,
    isOver: noted?.isOver ?? false,
    isLost: noted !== undefined && noted.queryId === undefined,
    waitingFor: undefined,
  };
  return { ...services, order, signal, mark: noted?.mark ?? newMark(services.random), state };
}

async function* quotaKeyOf(following: Following): AsyncGenerator<QueryNews, string> {
  const { connection, signal, state } = following;
  state.quotaKey = yield* persistently(following, async () => await connection.quotaKey(signal));
  return state.quotaKey;
}

async function takeSeat(
  { limits, order, signal }: Following,
  quotaKey: string,
): Promise<Seat | undefined> {
  return await limits.seat(quotaKey, () => order.concurrency, signal);
}

function freePlace({ limits, order }: Following, quotaKey: string): string {
  const places = Math.min(order.concurrency, limits.lowered(quotaKey) ?? Infinity);
  return `a free place among ${places} ${places === 1 ? 'query' : 'queries'}`;
}

/** The first page of the query when it has ended. */
async function* endOf(following: Following): AsyncGenerator<QueryNews, QueryPage> {
  const { state } = following;
  if (state.queryId !== undefined) {
    const page = yield* awaitEnd(following, state.queryId, true);
    if (page.status !== 'Cancelled') return page;
    // Whoever stopped it while no program of ours was there has not stopped this run.
    state.queryId = undefined;
    state.isOver = false;
  }
  return yield* awaitEnd(following, yield* startQuery(following), false);
}

/** What has timed out would do so again: a run that is gone on with had better know. */
async function noteEnd(following: Following, { status }: QueryPage): Promise<void> {
  const { entry, order, state } = following;
  const isKept = status === 'Complete' || status === 'Timeout';
  if (isKept && state.isOver) return;
  state.isOver = isKept;
  if (isKept) return await note(following);
  state.queryId = undefined;
  await entry.forget(order.key);
}

/** The page, if it is part of an answer. */
function complete(page: QueryPage): QueryPage {
  switch (page.status) {
    case 'Timeout':
      throw new LogsFault({
        kind: 'timeout',
        message:
          'CloudWatch has ended the query, which took longer than it lets one run; choose a shorter range or fewer log groups, or filter on an indexed field',
      });
    case 'Failed':
      throw new LogsFault({
        kind: 'failed',
        message:
          'the query has failed in CloudWatch, which does not say why; run it again, over a shorter range if that does not help',
      });
    case 'Cancelled':
      throw new LogsFault({
        kind: 'failed',
        message: 'somebody else has stopped the query in CloudWatch; run it again',
      });
    case 'Complete':
    case 'Scheduled':
    case 'Running':
    case 'Unknown':
      return page;
  }
}
