import assert from 'node:assert/strict';
import test from 'node:test';
import {
  DescribeQueriesCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { syntheticEvents } from './events/synthetic-events.ts';
import { allOf, type Fault, type FaultScript, faultsInTurn, storm } from './faults/faults.ts';
import { passingKinds, randomFaults, randomLives } from './faults/random-faults.ts';
import { ways } from './sdk-client.ts';
import { createStandIn, type StandIn, usualAccount } from './stand-in.ts';
import { virtualClock } from './virtual-clock.ts';

const now = Date.UTC(2022, 1, 19);
const hour = 3_600_000;
const events = syntheticEvents({ count: 100, start: now - hour, end: now });

function standInWith(faults: FaultScript): StandIn {
  const standIn = createStandIn({ clock: virtualClock(now), faults });
  standIn.cloud.place(usualAccount, 'us-east-1').addGroup({ name: 'trail', events });
  return standIn;
}

const start = new StartQueryCommand({
  logGroupName: 'trail',
  queryString: 'stats count(*)',
  startTime: (now - hour) / 1000,
  endTime: now / 1000,
});

/** What the client makes of it, and whether the query runs nevertheless. */
interface Case {
  readonly fault: Fault;
  /** The name or code of the error; undefined where there is none. */
  readonly error: string | undefined;
  readonly message?: RegExp;
  readonly runs: boolean;
}

const cases: readonly Case[] = [
  { fault: { kind: 'throttled' }, error: 'ThrottlingException', runs: false },
  {
    fault: { kind: 'busy', quota: 30 },
    error: 'LimitExceededException',
    message: /concurrency limit of \[30\] reached/,
    runs: false,
  },
  { fault: { kind: 'unavailable' }, error: 'ServiceUnavailableException', runs: false },
  { fault: { kind: 'unavailable', status: 500 }, error: 'InternalFailure', runs: false },
  { fault: { kind: 'expired' }, error: 'ExpiredTokenException', runs: false },
  {
    fault: { kind: 'denied' },
    error: 'AccessDeniedException',
    message: /logs:StartQuery/,
    runs: false,
  },
  {
    fault: { kind: 'skew' },
    error: 'InvalidSignatureException',
    message: /^Signature expired: \d+T\d+Z is now earlier than 20220218T235500Z \(20220219T/,
    runs: false,
  },
  { fault: { kind: 'cut', when: 'before' }, error: 'TimeoutError', runs: false },
  { fault: { kind: 'cut', when: 'after' }, error: 'TimeoutError', runs: true },
  { fault: { kind: 'cut', when: 'during' }, error: 'Error', message: /aborted/, runs: true },
  { fault: { kind: 'garbled', body: 'text' }, error: 'SyntaxError', runs: true },
  { fault: { kind: 'garbled', body: 'half' }, error: 'SyntaxError', runs: true },
  { fault: { kind: 'garbled', body: 'html' }, error: 'SyntaxError', runs: true },
  { fault: { kind: 'garbled', body: 'empty' }, error: undefined, runs: true },
  { fault: { kind: 'proxy' }, error: 'SyntaxError', runs: false },
  { fault: { kind: 'slow', milliseconds: 5000 }, error: undefined, runs: false },
];

for (const { name, connect } of ways) {
  for (const { fault, error, message = /./, runs } of cases) {
    test(`${name}: ${JSON.stringify(fault)}`, async (context) => {
      const standIn = standInWith(faultsInTurn([fault], 'StartQuery'));
      const client = await connect(context, standIn);
      const [outcome] = await Promise.allSettled([client.send(start)]);
      if (error === undefined) assert.equal(outcome.status, 'fulfilled');
      else {
        assert.ok(outcome.status === 'rejected' && outcome.reason instanceof Error);
        assert.equal(outcome.reason.name, error);
        assert.match(outcome.reason.message, message);
      }
      assert.equal(standIn.running().length, runs ? 1 : 0);
      assert.equal((await client.send(start)).queryId?.length, 36);
    });
  }

  test(`${name}: an answer that nobody waits for any more`, async (context) => {
    const standIn = standInWith(faultsInTurn([{ kind: 'slow', milliseconds: hour }]));
    const client = await connect(context, standIn);
    const stop = new AbortController();
    const asked = client.send(start, { abortSignal: stop.signal });
    stop.abort();
    await assert.rejects(asked, { name: 'AbortError' });
    await client.send(new DescribeQueriesCommand({}));
    assert.ok(standIn.queries().length <= 1);
  });

  test(`${name}: a query whose start was not answered can be found`, async (context) => {
    const standIn = standInWith(faultsInTurn([{ kind: 'cut', when: 'after' }]));
    const client = await connect(context, standIn);
    await assert.rejects(client.send(start));
    const { queries = [] } = await client.send(new DescribeQueriesCommand({}));
    assert.deepEqual(
      queries.map(({ queryString, status, createTime }) => [queryString, status, createTime]),
      [['stats count(*)', 'Scheduled', now]],
    );
  });

  test(`${name}: a client whose clock is off learns it from the answer`, async (context) => {
    const standIn = createStandIn({ clock: virtualClock(now), checksTime: true });
    standIn.cloud.place(usualAccount, 'us-east-1').addGroup({ name: 'trail', events });
    const client = await connect(context, standIn);
    await assert.rejects(client.send(start), { name: 'InvalidSignatureException' });
    await client.send(start);
  });
}

test('storms last as long as they last, and scripts can be put together', async (context) => {
  const [way] = ways;
  const faults = allOf(
    storm({ kind: 'throttled' }, { from: now, to: now + 1000 }, ['StartQuery']),
    faultsInTurn([undefined, { kind: 'denied' }], 'GetQueryResults'),
  );
  const standIn = standInWith(faults);
  const client = await way?.connect(context, standIn);
  assert.ok(client);
  await assert.rejects(client.send(start), { name: 'ThrottlingException' });
  await standIn.cloud.clock.sleep(1000, new AbortController().signal);
  const { queryId } = await client.send(start);
  const results = new GetQueryResultsCommand({ queryId });
  await client.send(results);
  await assert.rejects(client.send(results), { name: 'AccessDeniedException' });
  assert.deepEqual(
    standIn.requests.map(({ operation, error, fault }) => [operation, error, fault?.kind]),
    [
      ['StartQuery', 'ThrottlingException', 'throttled'],
      ['StartQuery', undefined, undefined],
      ['GetQueryResults', undefined, undefined],
      ['GetQueryResults', 'AccessDeniedException', 'denied'],
    ],
  );
});

test('schedules of random faults follow from their seed, and come to an end', () => {
  const schedule = (seed: number): string => {
    const script = randomFaults(seed);
    const life = randomLives(seed, { failing: 0.5 });
    const standIn = standInWith(script);
    const place = standIn.cloud.place(usualAccount, 'us-east-1');
    const faults = Array.from({ length: 200 }, (_, number) =>
      script({ ...seen, number, operation: number % 3 === 0 ? 'StartQuery' : 'GetQueryResults' }),
    );
    assert.ok(faults.filter((fault) => fault !== undefined).length <= 8);
    const query = { number: 0, place, text: '', start: 0, end: 0, groups: [] };
    return JSON.stringify([faults.map((fault) => fault ?? 0), life(query)]);
  };
  const seen = { time: now, account: usualAccount, region: 'us-east-1', input: {} };
  const all = Array.from({ length: 300 }, (_, seed) => schedule(seed));
  assert.deepEqual(
    all.slice(0, 20),
    Array.from({ length: 20 }, (_, seed) => schedule(seed)),
  );
  for (const kind of passingKinds) {
    assert.ok(
      all.some((text) => text.includes(`"${kind}"`)),
      `no schedule has ${kind}`,
    );
  }
});
