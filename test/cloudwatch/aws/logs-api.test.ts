import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import type { Connection } from '../../../backends/cloudwatch/aws/connection.ts';
import { recordEvents } from '../stand-in/events/record-events.ts';
import { createStandIn, type StandIn, usualKey } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';

/* Every operation through the SDK, with and without sockets, to a service that answers as AWS does. */

const noon = Date.UTC(2022, 1, 18, 12);
const { signal } = new AbortController();

interface World {
  readonly standIn: StandIn;
  readonly connection: Connection;
  readonly pass: (milliseconds: number) => Promise<void>;
}

type Way = 'http' | 'in process';

async function withWorld(way: Way, run: (world: World) => Promise<void>): Promise<void> {
  const clock = virtualClock(noon);
  const standIn = createStandIn({ clock });
  standIn.cloud.place('123456789012', 'us-east-1').addGroup({
    name: 'trail',
    events: recordEvents([eventAt(noon - 3_000), eventAt(noon - 2_000), eventAt(noon - 1_000)]),
    storedBytes: 4_096,
    retentionDays: 90,
    streams: [
      { name: 'old', lastEvent: 1 },
      { name: 'new', lastEvent: 2 },
    ],
  });
  const server = way === 'http' ? await standIn.listen() : undefined;
  const to = server === undefined ? { requestHandler: standIn.handler } : server;
  const connect = awsConnections(silentDialogue, { ...to, credentials: async () => usualKey });
  const connection = connect({ profile: undefined, region: 'us-east-1' });
  try {
    await run({ standIn, connection, pass: async (time) => await clock.pass(time) });
  } finally {
    await server?.close();
  }
}

function eventAt(time: number): string {
  return JSON.stringify({
    eventTime: new Date(time).toISOString(),
    eventName: `E${time % 10_000}`,
  });
}

const threeRows = {
  text: 'fields eventName | sort @timestamp asc',
  start: noon / 1000 - 60,
  end: noon / 1000,
  limit: 2,
  logGroups: ['trail'],
};

for (const way of ['http', 'in process'] as const) {
  suite(`CloudWatch Logs ${way}`, () => {
    test('a query is started, followed and read', async () => {
      await withWorld(way, async ({ connection: { api }, pass, standIn }) => {
        const queryId = await api.startQuery(threeRows, signal);
        const first = await api.queryResults({ queryId, nextToken: undefined }, signal);
        equal(first.status, 'Scheduled');
        const recent = await api.recentQueries(signal);
        deepEqual(recent, [{ queryId, text: threeRows.text, status: 'Scheduled' }]);
        await pass(60_000);
        const last = await api.queryResults({ queryId, nextToken: undefined }, signal);
        equal(last.status, 'Complete');
        equal(last.nextToken, undefined);
        deepEqual(
          last.items.map((row) => row.map(([name]) => name)),
          [
            ['eventName', '@ptr'],
            ['eventName', '@ptr'],
          ],
        );
        equal(last.statistics.recordsMatched, 3);
        ok(last.statistics.bytesScanned > 0);
        const [, pointer] = last.items[0]?.at(-1) ?? ['', ''];
        equal((await api.logRecord(pointer, signal)).get('eventName'), 'E7000');
        equal(await api.stopQuery(queryId, signal), false);
        deepEqual(standIn.violations, []);
      });
    });

    test('a query that runs can be stopped', async () => {
      await withWorld(way, async ({ connection: { api }, standIn }) => {
        const queryId = await api.startQuery(threeRows, signal);
        equal(await api.stopQuery(queryId, signal), true);
        deepEqual(standIn.running(), []);
        equal(await api.stopQuery('no-such-query', signal), false);
      });
    });

    test('log groups, streams and fields are listed', async () => {
      await withWorld(way, async ({ connection: { api } }) => {
        const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:trail';
        deepEqual(await api.logGroups({ prefix: 'tr' }, signal), {
          items: [
            { name: 'trail', arn, logClass: 'STANDARD', storedBytes: 4_096, retentionDays: 90 },
          ],
          nextToken: undefined,
        });
        deepEqual((await api.logGroups({ pattern: 'nothing' }, signal)).items, []);
        const streams = await api.logStreams({ logGroup: `${arn}:*` }, signal);
        deepEqual(streams.items, [
          { name: 'new', lastEvent: 2 },
          { name: 'old', lastEvent: 1 },
        ]);
        const fields = await api.fields('trail', signal);
        ok(fields.some(({ name, percent }) => name === 'eventName' && percent === 100));
      });
    });

    test('saved queries are made, listed, changed and deleted', async () => {
      await withWorld(way, async ({ connection: { api } }) => {
        const query = {
          id: undefined,
          name: 'audit/calls',
          text: 'filter eventName = "{{name}}"',
          logGroups: ['arn:aws:logs:us-east-1:123456789012:log-group:trail:*'],
          parameters: [{ name: 'name', default: 'GetObject', description: undefined }],
        };
        const id = await api.saveQuery(query, signal);
        equal(await api.saveQuery({ ...query, id, text: 'limit 1' }, signal), id);
        const { items } = await api.savedQueries({ namePrefix: 'audit/' }, signal);
        deepEqual(items, [
          { ...query, id, text: 'limit 1', logGroups: ['trail'], lastModified: noon },
        ]);
        equal(await api.deleteSavedQuery(id, signal), true);
        equal(await api.deleteSavedQuery(id, signal), false);
      });
    });
  });
}

const groupCases: readonly (readonly [title: string, string[], object])[] = [
  ['names go as names', ['a', 'b'], { logGroupNames: ['a', 'b'] }],
  [
    'an ARN takes all to the other parameter, without its wildcard',
    ['a', 'arn:aws:logs:us-east-1:123456789012:log-group:b:*'],
    { logGroupIdentifiers: ['a', 'arn:aws:logs:us-east-1:123456789012:log-group:b'] },
  ],
];

for (const [title, logGroups, sent] of groupCases) {
  test(title, async () => {
    await withWorld('in process', async ({ connection: { api }, standIn }) => {
      await api.startQuery({ ...threeRows, logGroups }, signal).catch(() => {});
      const { input = {} } = standIn.requests[0] ?? {};
      const { queryString, startTime, endTime, limit, ...rest } = input;
      deepEqual(
        { queryString, startTime, endTime, limit },
        {
          queryString: threeRows.text,
          startTime: threeRows.start,
          endTime: threeRows.end,
          limit: 2,
        },
      );
      deepEqual(rest, sent);
    });
  });
}
