import type { FieldsOfRow, QueryPage, QueryStatistics, QueryStatus } from '../aws/logs-api.ts';
import { LogsFault } from '../aws/logs-fault.ts';
import type { QueryNews } from './follow-query.ts';
import { type Following, persistently, takeTurn, tell, throwIfAborted } from './following.ts';

const minute = 60_000;

/** Milliseconds between looks at a query: not more often and not more seldom. */
const shortestPause = 250;
const longestPause = 5000;

/** Milliseconds that CloudWatch may not know what it is doing. */
const unknownTime = 5 * minute;

/** Milliseconds that a query may take; CloudWatch itself ends one after an hour of work. */
const longestLife = 120 * minute;

/** What CloudWatch says of a query that it has not looked at. */
const nothingScanned: QueryStatistics = {
  recordsMatched: 0,
  recordsScanned: 0,
  bytesScanned: 0,
  bytesSkipped: 0,
  logGroupsScanned: 0,
};

/** Milliseconds until the next look: an answer is found late by a quarter of its age at most. */
function pauseAt(age: number): number {
  return Math.min(longestPause, Math.max(shortestPause, age / 4));
}

/**
 * Looks at the query until it has ended; gives its first page. One from an earlier program that is
 * gone by now counts as cancelled.
 */
export async function* awaitEnd(
  following: Following,
  queryId: string,
  isResumed: boolean,
): AsyncGenerator<QueryNews, QueryPage> {
  const { clock, signal } = following;
  const begun = clock.now();
  const missing = emptyPage(isResumed ? 'Cancelled' : 'Unknown');
  let known = begun;
  let shown = emptyPage('Scheduled');
  for (let isFirst = isResumed; ; isFirst = false) {
    if (!isFirst) await clock.sleep(pauseAt(clock.now() - begun), signal);
    throwIfAborted(signal);
    const page = yield* persistently(
      following,
      async () => (await pageOf(following, queryId)) ?? missing,
    );
    if (hasEnded(page.status)) return page;
    if (page.status !== 'Unknown') known = clock.now();
    throwIfStuck(clock.now() - known, clock.now() - begun);
    yield* tell(following, waitsFor(page.status, clock.now() - begun));
    if (page.status !== 'Running' || !isNews(shown, page)) continue;
    shown = page;
    yield { kind: 'partial', rows: page.items, statistics: page.statistics };
  }
}

/** The first page; undefined where CloudWatch knows no such query. */
async function pageOf(following: Following, queryId: string): Promise<QueryPage | undefined> {
  await takeTurn(following, 'results');
  try {
    return await following.connection.api.queryResults(
      { queryId, nextToken: undefined },
      following.signal,
    );
  } catch (error) {
    if (error instanceof LogsFault && error.kind === 'not-found') return undefined;
    throw error;
  }
}

function emptyPage(status: QueryStatus): QueryPage {
  return { items: [], nextToken: undefined, status, statistics: nothingScanned };
}

function hasEnded(status: QueryStatus): boolean {
  return status !== 'Scheduled' && status !== 'Running' && status !== 'Unknown';
}

function throwIfStuck(unknownFor: number, age: number): void {
  if (unknownFor > unknownTime) {
    throw new LogsFault({
      kind: 'failed',
      message: `CloudWatch has not known the state of the query for ${unknownTime / minute} minutes; run it again`,
    });
  }
  if (age > longestLife) {
    throw new LogsFault({
      kind: 'timeout',
      message: `the query has not ended after ${longestLife / minute} minutes; run it again over a shorter range`,
    });
  }
}

/** One that has just been sent is always scheduled first. */
function waitsFor(status: QueryStatus, age: number): string | undefined {
  return status === 'Scheduled' && age > 2000 ? 'CloudWatch to begin with the query' : undefined;
}

function isNews(shown: QueryPage, page: QueryPage): boolean {
  return !hasSameStatistics(shown.statistics, page.statistics) || !hasSameRows(shown, page);
}

function hasSameStatistics(a: QueryStatistics, b: QueryStatistics): boolean {
  return (
    a.recordsMatched === b.recordsMatched &&
    a.recordsScanned === b.recordsScanned &&
    a.bytesScanned === b.bytesScanned &&
    a.bytesSkipped === b.bytesSkipped &&
    a.logGroupsScanned === b.logGroupsScanned
  );
}

function hasSameRows({ items: a }: QueryPage, { items: b }: QueryPage): boolean {
  return a.length === b.length && a.every((row, index) => isSameRow(row, b[index] ?? []));
}

function isSameRow(a: FieldsOfRow, b: FieldsOfRow): boolean {
  if (a.length !== b.length) return false;
  return a.every(([name, value], index) => b[index]?.[0] === name && b[index][1] === value);
}
