import assert from 'node:assert/strict';
import test from 'node:test';
import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  type ResultField,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import path from 'node:path';
import { createLocalBackend } from '../../../backends/local/local-backend.ts';
import { collect, finalRows, problemsOf } from '../../backends/contract.ts';
import { worker } from '../../backends/local/local-backend.ts';
import { samplesFolder } from '../../samples/committed-samples.ts';
import { sampleEvents, sampleRecords } from './events/sample-events.ts';
import { type LogEvents } from './events/log-events.ts';
import { recordEvents } from './events/record-events.ts';
import { syntheticEvents, syntheticRecord } from './events/synthetic-events.ts';
import { engineAnswer } from './query/answer-query.ts';
import { ways } from './sdk-client.ts';
import { createStandIn, type StandIn, usualAccount } from './stand-in.ts';
import { virtualClock } from './virtual-clock.ts';

/** As in requests of the backends' tests. */
const now = Date.UTC(2022, 1, 20);
const from = Date.UTC(2022, 1, 1) / 1000;
const to = now / 1000 - 1;
const [inProcess] = ways;

interface Ask {
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
  readonly limit?: number;
}

/** All rows of a query, page by page; cells by name, `@ptr` left out. */
async function rowsOf(
  client: CloudWatchLogsClient,
  standIn: StandIn,
  { text, start = from, end = to, limit }: Ask,
): Promise<readonly (readonly ResultField[])[]> {
  const { queryId } = await client.send(
    new StartQueryCommand({
      logGroupNames: [...standIn.cloud.place(usualAccount, 'us-east-1').groups.keys()],
      queryString: text,
      startTime: start,
      endTime: end,
      limit,
    }),
  );
  await standIn.cloud.clock.sleep(2000, new AbortController().signal);
  const rows: ResultField[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new GetQueryResultsCommand({ queryId, nextToken }));
    assert.equal(page.status, 'Complete');
    rows.push(...(page.results ?? []));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return rows;
}

const texts = (rows: readonly (readonly ResultField[])[]): readonly string[] =>
  rows.map((row) =>
    JSON.stringify(
      row.filter(({ field }) => field !== '@ptr').map(({ field, value }) => [field, value]),
    ),
  );

function standInOver(...groups: readonly LogEvents[]): StandIn {
  const standIn = createStandIn({ clock: virtualClock(now) });
  const place = standIn.cloud.place(usualAccount, 'us-east-1');
  for (const [index, events] of groups.entries()) place.addGroup({ name: `trail${index}`, events });
  return standIn;
}

const samples = sampleEvents();

const queries: readonly string[] = [
  'fields @timestamp, eventName, userIdentity.arn, errorCode | limit 200',
  'fields @message | sort eventName asc, eventID desc | limit 50',
  'filter errorCode like /Denied/ | fields eventTime, eventName, errorCode',
  'stats count(*) as calls, count_distinct(userIdentity.arn) by eventSource, bin(1d)',
  'stats earliest(eventID), latest(eventID), max(@timestamp) by awsRegion',
  'fields eventName, eventID | dedup eventName',
  'fields eventID | limit any 20',
  'filter eventName = "GetObject" | stats avg(strlen(@message)), pct(strlen(@message), 95)',
  'pattern eventName | limit 5',
  'pattern eventName | diff previousDay',
  'fields eventName | filter eventName in (stats count(*) by eventName | limit 2 | fields eventName) | limit 20',
  'fields ispresent(errorCode) as failed, now() - @timestamp as age | limit 3',
];

test('answers are those of the local engine, rows and order', async (context) => {
  const backend = createLocalBackend({ worker, threads: 2 });
  context.after(async () => backend.dispose());
  const source = { kind: 'local', name: 'lab', path: path.join(samplesFolder, 'logs') } as const;
  const standIn = standInOver(samples);
  const client = await inProcess?.connect(context, standIn);
  assert.ok(client);
  for (const query of queries) {
    const range = '2022-02-01..2022-02-19';
    const created = standIn.cloud.clock.now();
    const events = await collect({ backend, source }, { query, range, now: created });
    const started = events.find((event) => event.kind === 'started');
    const expected = finalRows(events).map(({ cells }) =>
      JSON.stringify(
        cells.flatMap((cell, index) =>
          cell === null ? [] : [[started?.columns[index]?.name, cell]],
        ),
      ),
    );
    const rows = await rowsOf(client, standIn, { text: query });
    assert.deepEqual(problemsOf(events), []);
    assert.ok(expected.length > 0, query);
    assert.deepEqual(texts(rows), expected, query);
  }
});

test('slices put together are the whole, in order', async (context) => {
  const standIn = standInOver(samples);
  const client = await inProcess?.connect(context, standIn);
  assert.ok(client);
  const text = 'fields @timestamp, eventID';
  const whole = await rowsOf(client, standIn, { text });
  const days = Array.from({ length: 19 }, (_, day) => from + day * 86_400).toReversed();
  const slices: string[] = [];
  for (const start of days) {
    const end = start + 86_399;
    slices.push(...texts(await rowsOf(client, standIn, { text, start, end })));
  }
  assert.equal(whole.length, samples.count);
  assert.deepEqual(slices, texts(whole));
});

test('both ends of a range belong to it, the last second as a whole or not', async (context) => {
  const at = (time: number): string => JSON.stringify({ eventTime: new Date(time).toISOString() });
  const times = [999, 1000, 2000, 2001, 2999, 3000];
  const events = recordEvents(times.map((time) => at(from * 1000 + time)));
  const cases = [
    [true, ['01.000', '02.000', '02.001', '02.999']],
    [false, ['01.000', '02.000']],
  ] as const;
  for (const [hasWholeEnd, expected] of cases) {
    const standIn = createStandIn({ clock: virtualClock(now), hasWholeEnd });
    standIn.cloud.place(usualAccount, 'us-east-1').addGroup({ name: 'trail', events });
    const client = await inProcess?.connect(context, standIn);
    assert.ok(client);
    const text = 'fields @timestamp | sort @timestamp asc';
    const rows = await rowsOf(client, standIn, { text, start: from + 1, end: from + 2 });
    assert.deepEqual(
      rows.map(([time]) => time?.value?.slice(-6)),
      expected,
    );
  }
});

test('groups keep their order where times are the same', async (context) => {
  const records = sampleRecords();
  const half = Math.floor(records.length / 2);
  const one = standInOver(samples);
  const two = standInOver(recordEvents(records.slice(0, half)), recordEvents(records.slice(half)));
  const text = 'fields @timestamp, eventID';
  const answers = await Promise.all(
    [one, two].map(async (standIn) => {
      const client = await inProcess?.connect(context, standIn);
      assert.ok(client);
      return texts(await rowsOf(client, standIn, { text }));
    }),
  );
  assert.deepEqual(answers[0], answers[1]);
});

test('no answer has more rows than its limit, the given one or 10,000', async (context) => {
  const standIn = standInOver(syntheticEvents({ count: 30_000, start: from * 1000, end: now }));
  const client = await inProcess?.connect(context, standIn);
  assert.ok(client);
  const lengths = [
    [{ text: 'fields eventID' }, 10_000],
    [{ text: 'fields eventID', limit: 25_000 }, 25_000],
    [{ text: 'fields eventID | limit 5', limit: 25_000 }, 5],
    [{ text: 'fields eventID', limit: 100_000 }, 30_000],
  ] as const;
  for (const [ask, length] of lengths) {
    const rows = await rowsOf(client, standIn, ask);
    assert.equal(rows.length, length, JSON.stringify(ask));
    assert.equal(new Set(texts(rows)).size, length);
  }
});

test('no answer has more than 100,000 rows; the engine has them all', async (context) => {
  const standIn = standInOver(syntheticEvents({ count: 110_000, start: from * 1000, end: now }));
  const client = await inProcess?.connect(context, standIn);
  assert.ok(client);
  const rows = await rowsOf(client, standIn, { text: 'fields eventID', limit: 100_000 });
  const [query] = standIn.queries();
  assert.ok(query);
  const { answer } = engineAnswer({ ...query.order, limit: Number.POSITIVE_INFINITY });
  const all = Array.from(answer.rows(), ({ cells }) => cells[0]);
  assert.equal(all.length, 110_000);
  assert.deepEqual(
    rows.map(([id]) => id?.value),
    all.slice(0, 100_000),
  );
});

test('synthetic events read as the records that they are', async (context) => {
  const options = {
    count: 500,
    start: from * 1000,
    end: now,
    shape: (share: number) => share ** 3,
  };
  const records = Array.from({ length: 500 }, (_, index) => syntheticRecord(options, index));
  const text =
    'fields @timestamp, @message, @logStream, userIdentity.userName, readOnly, nothing.at.all';
  const answers = await Promise.all(
    [syntheticEvents(options), recordEvents(records)].map(async (events) => {
      const standIn = standInOver(events);
      const client = await inProcess?.connect(context, standIn);
      assert.ok(client);
      return texts(await rowsOf(client, standIn, { text }));
    }),
  );
  assert.equal(answers[0]?.length, 500);
  assert.deepEqual(answers[0], answers[1]);
});

test('a mark at the end of a query makes no other answer, nor a second scan', async (context) => {
  const standIn = standInOver(samples);
  const client = await inProcess?.connect(context, standIn);
  assert.ok(client);
  const text = 'stats count(*) by eventName';
  const plain = await rowsOf(client, standIn, { text });
  assert.deepEqual(await rowsOf(client, standIn, { text: `${text}\n# mark 1` }), plain);
  assert.equal(standIn.queries().at(-1)?.text, `${text}\n# mark 1`);
});
