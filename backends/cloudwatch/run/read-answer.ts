import type { FieldsOfRow, QueryPage } from '../aws/logs-api.ts';
import { type FaultKind, LogsFault } from '../aws/logs-fault.ts';
import type { QueryAnswer, QueryNews } from './follow-query.ts';
import { type Following, persistently, takeTurn } from './following.ts';

/** Times that the pages are read from the start again. */
const mostRestarts = 5;

/** Faults of one page which say that its token is of no use any more, or never was. */
const tokenKinds: ReadonlySet<FaultKind> = new Set([
  'invalid',
  'not-found',
  'unreadable',
] satisfies FaultKind[]);

/**
 * All rows of a query that is complete, given its first page. A page counts only when it has come
 * whole, so that none is lost or doubled however often it is asked for.
 */
export async function* readAnswer(
  following: Following,
  queryId: string,
  first: QueryPage,
): AsyncGenerator<QueryNews, QueryAnswer> {
  let start: QueryPage | undefined = first;
  for (let restarts = 0; ; restarts += 1) {
    const rows: FieldsOfRow[] | LogsFault = yield* readPages(following, queryId, start);
    if (!(rows instanceof LogsFault)) return { rows, statistics: first.statistics };
    if (restarts === mostRestarts) throw unreadable(rows);
    start = undefined;
  }
}

/** Rows of all pages, or why they have to be read from the start. */
async function* readPages(
  following: Following,
  queryId: string,
  first: QueryPage | undefined,
): AsyncGenerator<QueryNews, FieldsOfRow[] | LogsFault> {
  const rows: FieldsOfRow[] = [];
  const seen = new Set<string>();
  let page = first ?? (yield* readPage(following, queryId, undefined));
  for (;;) {
    if (page instanceof LogsFault) return page;
    for (const row of page.items) rows.push(row);
    const { nextToken } = page;
    if (nextToken === undefined) return rows;
    if (seen.has(nextToken))
      return new LogsFault({ kind: 'unreadable', message: 'a page came twice' });
    seen.add(nextToken);
    page = yield* readPage(following, queryId, nextToken);
  }
}

async function* readPage(
  following: Following,
  queryId: string,
  nextToken: string | undefined,
): AsyncGenerator<QueryNews, QueryPage | LogsFault> {
  const { connection, signal } = following;
  return yield* persistently(following, async () => {
    await takeTurn(following, 'results');
    try {
      const page = await connection.api.queryResults({ queryId, nextToken }, signal);
      return page.status === 'Complete' ? page : notComplete(page);
    } catch (error) {
      if (error instanceof LogsFault && tokenKinds.has(error.kind)) return error;
      throw error;
    }
  });
}

function notComplete({ status }: QueryPage): LogsFault {
  return new LogsFault({ kind: 'unreadable', message: `a page of a complete query is ${status}` });
}

function unreadable(fault: LogsFault): LogsFault {
  return new LogsFault({
    ...fault.details,
    kind: 'unreadable',
    message: `the query is complete, but its rows can't be read (${fault.message}); run it again`,
  });
}
