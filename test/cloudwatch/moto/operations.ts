import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { LogsApi, StartedQuery } from '../../../backends/cloudwatch/aws/logs-api.ts';
import { LogsFault } from '../../../backends/cloudwatch/aws/logs-fault.ts';
import type { Page } from '../../../core/protocol/cloud.ts';
import { many, type Seeded } from './seed.ts';

export interface Given {
  readonly api: LogsApi;
  readonly seeded: Seeded;
}

type Check = (given: Given) => Promise<void>;

/** What moto lacks, and how it is asked for all the same. */
export interface Lacking {
  readonly because: string;
  readonly ask: (api: LogsApi) => Promise<unknown>;
}

const { signal } = new AbortController();
const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:trail';
const noSuchOperation = 'moto has no such operation';

/** Every operation with what is checked of it, or with the reason for which nothing is. */
export const operations: Readonly<Record<keyof LogsApi, Check | Lacking>> = {
  startQuery: async ({ api, seeded }) => {
    ok(await api.startQuery(queryOf(seeded, {}), signal));
    await rejects(api.startQuery(queryOf(seeded, { logGroups: ['none'] }), signal), (error) => {
      ok(error instanceof LogsFault);
      equal(error.kind, 'not-found');
      return true;
    });
  },
  queryResults: async ({ api, seeded }) => {
    const queryId = await api.startQuery(queryOf(seeded, {}), signal);
    const page = await api.queryResults({ queryId, nextToken: undefined }, signal);
    const messages = page.items.map((row) => new Map(row).get('@message'));
    equal(page.status, 'Complete');
    equal(page.nextToken, undefined);
    deepEqual(
      messages,
      seeded.events.slice(-3).map(({ message }) => message),
    );
    equal(new Set(page.items.map((row) => new Map(row).get('@ptr'))).size, 3);
  },
  recentQueries: async ({ api, seeded }) => {
    await api.startQuery(queryOf(seeded, {}), signal);
    // Without a log group's name moto tells of none.
    deepEqual(await api.recentQueries(signal), []);
  },
  logGroups: async ({ api, seeded }) => {
    const { items, nextToken } = await api.logGroups({ prefix: 'tr' }, signal);
    const storedBytes = seeded.events.reduce((sum, { message }) => sum + message.length, 0);
    deepEqual(items, [
      { name: 'trail', arn, logClass: 'STANDARD', storedBytes, retentionDays: undefined },
    ]);
    equal(nextToken, undefined);
    deepEqual((await api.logGroups({ prefix: 'none' }, signal)).items, []);
    await allPages(async (token) => {
      return await api.logGroups({ prefix: 'many/', nextToken: token }, signal);
    });
  },
  logStreams: async ({ api, seeded: { events } }) => {
    const lastOf = (part: typeof events): number | undefined => part.at(-1)?.timestamp;
    const expected = [
      { name: 'late', lastEvent: lastOf(events) },
      { name: 'early', lastEvent: lastOf(events.slice(0, events.length / 2)) },
    ];
    for (const logGroup of ['trail', arn, `${arn}:*`]) {
      const { items, nextToken } = await api.logStreams({ logGroup }, signal);
      deepEqual(items, expected, logGroup);
      equal(nextToken, undefined);
    }
    await allPages(async (token) => {
      return await api.logStreams({ logGroup: 'many/100', nextToken: token }, signal);
    });
    await rejects(api.logStreams({ logGroup: 'none' }, signal), { kind: 'not-found' });
  },
  stopQuery: { because: noSuchOperation, ask: async (api) => await api.stopQuery('none', signal) },
  logRecord: { because: noSuchOperation, ask: async (api) => await api.logRecord('0', signal) },
  fields: { because: noSuchOperation, ask: async (api) => await api.fields('trail', signal) },
  savedQueries: {
    because: noSuchOperation,
    ask: async (api) => await api.savedQueries({}, signal),
  },
  saveQuery: {
    because: noSuchOperation,
    ask: async (api) =>
      await api.saveQuery(
        { id: undefined, name: 'mine', text: 'limit 1', logGroups: [], parameters: [] },
        signal,
      ),
  },
  deleteSavedQuery: {
    because: noSuchOperation,
    ask: async (api) => await api.deleteSavedQuery('none', signal),
  },
};

/** Takes pages until there is no more of them, and finds each name once. */
async function allPages(
  pageAt: (token: string | undefined) => Promise<Page<{ readonly name: string }>>,
): Promise<void> {
  const names: string[] = [];
  let pages = 0;
  let token: string | undefined;
  do {
    const { items, nextToken } = await pageAt(token);
    names.push(...items.map(({ name }) => name));
    token = nextToken;
    pages += 1;
  } while (token !== undefined);
  deepEqual([pages, names.length, new Set(names).size], [2, many, many]);
}

/** The last three events, from the oldest. */
function queryOf({ now, events }: Seeded, other: Partial<StartedQuery>): StartedQuery {
  const first = events.at(-3)?.timestamp ?? now;
  return {
    text: 'fields @timestamp, @message | sort @timestamp asc',
    start: first / 1000,
    end: now / 1000,
    limit: 10,
    logGroups: ['trail'],
    ...other,
  };
}
