import assert from 'node:assert/strict';
import test from 'node:test';
import type { Dialogue } from '../../backends/backend.ts';
import type { CostPlan } from '../../core/protocol/cloud.ts';
import type { QueryEvent, QueryRequest, RunProblem } from '../../core/protocol/results.ts';
import { silentDialogue } from '../../backends/backend.ts';
import { completeOf, finalRows, requestOf } from '../backends/contract.ts';
import {
  cloudBackend,
  type CloudOptions,
  type CloudUnderTest,
  now,
  sampleRange,
  slicedSettings as settings,
  sourceOf,
  trailIn,
} from './cloud-backend.ts';
import { syntheticEvents } from './stand-in/events/synthetic-events.ts';
import { type Fault, type SeenRequest, storm } from './stand-in/faults/faults.ts';
import { usualAccount } from './stand-in/stand-in.ts';

const day = 86_400_000;

test('covers the last hour, or what the settings say, where a query has no range', async () => {
  const given = cloudBackend();
  const seen = await run(given, { query: 'fields eventID', range: undefined });
  assert.deepEqual(rangeOf(seen), { start: now - day / 24, end: now });
  const cloud = { ...settings, defaultRange: '-2d' };
  const other = await run(given, { query: 'fields eventID', range: undefined, cloud });
  assert.deepEqual(rangeOf(other), { start: now - 2 * day, end: now });
});

test('shows rows while the query runs', async () => {
  const life = () => ({ scheduled: 500, running: 20_000, ends: 'Complete' as const });
  const cloud = { ...settings, slicing: 'never' } as const;
  const seen = await run(cloudBackend({ life }), { query: 'fields eventID', cloud });
  const previews = seen.filter((event) => event.kind === 'rows' && !event.final);
  assert.ok(previews.length >= 2);
  assert.equal(completeOf(seen).outcome, 'done');
});

test('gives what one query gives, however it is sliced', async () => {
  const queries = [
    'fields eventName, eventID | sort eventID | limit 40',
    'fields @timestamp, eventID, eventName | filter eventName like /Get/ | limit 2000',
    'stats count(*) as calls, min(eventTime), max(eventTime) by eventSource | sort calls desc | limit 7',
    'stats count(*) as calls by bin(1d) as day, awsRegion | sort day, calls desc, awsRegion',
    'stats count(*) as calls by userIdentity.arn, eventName | stats max(calls) as most by eventName | sort most desc, eventName',
    'fields eventName | sort eventName | dedup eventName',
  ];
  for (const query of queries) {
    const given = cloudBackend();
    const sliced = await run(given, { query });
    const sent = given.standIn.queries().length;
    const whole = await run(given, { query, cloud: { ...settings, slicing: 'never' } });
    assert.equal(completeOf(sliced).outcome, 'done', query);
    assert.equal(completeOf(whole).statistics.queriesSent, 1, query);
    assert.ok(sent > 1, query);
    assert.deepEqual(cellsOf(sliced), cellsOf(whole), query);
  }
});

test('says why a query over a long range is sent as one', async () => {
  const seen = await run(cloudBackend(), { query: 'stats pct(eventVersion, 50)' });
  assert.equal(completeOf(seen).statistics.queriesSent, 1);
  assert.match(textOf(problemsIn(seen)), /^hint cloud-one-query: .*pct/m);
});

test('falls back to one query where sums are no whole numbers', async () => {
  const query = 'stats sum(0.1) as tenths by awsRegion | sort awsRegion';
  const given = cloudBackend();
  const seen = await run(given, { query });
  const whole = await run(given, { query, cloud: { ...settings, slicing: 'never' } });
  assert.deepEqual(cellsOf(seen), cellsOf(whole));
  assert.match(textOf(problemsIn(seen)), /do not add up exactly/);
});

test('asks no older slices once there are rows enough', async () => {
  const events = syntheticEvents({ count: 20_000, start: now - 40 * day, end: now });
  const given = cloudBackend({ events });
  const seen = await run(given, { query: 'fields eventID | limit 20', range: '-40d' });
  assert.equal(finalRows(seen).length, 20);
  assert.ok((completeOf(seen).statistics.queriesSent ?? 0) < 8);
  assert.equal(given.standIn.running().length, 0);
});

test('fetches more rows than one query gives', async () => {
  const events = syntheticEvents({ count: 150_000, start: now - day, end: now });
  const given = cloudBackend({ events });
  const seen = await run(given, { query: 'fields eventID | limit 130000', range: '-1d' });
  const ids = cellsOf(seen).map(([id]) => id);
  assert.equal(ids.length, 130_000);
  assert.equal(new Set(ids).size, 130_000);
  assert.equal(completeOf(seen).outcome, 'done');
});

test('merges places and says where rows come from', async () => {
  const given = twoRegions();
  const query = 'fields @timestamp, eventID | limit 30';
  const seen = await run(given, { query });
  const [started] = seen;
  assert.ok(started?.kind === 'started');
  assert.deepEqual(
    started.columns.map(({ name }) => name),
    ['@region', '@timestamp', 'eventID'],
  );
  const cells = cellsOf(seen);
  assert.equal(cells.length, 30);
  assert.deepEqual(new Set(cells.map(([region]) => region)), new Set(['eu-west-1', 'us-east-1']));
  const times = cells.map(([, time]) => time ?? '');
  assert.deepEqual(times, times.toSorted().toReversed());
  for (const {
    pointer = '',
    cells: [, , id],
  } of finalRows(seen).slice(0, 3)) {
    const text = await given.backend.fetchEvent(requestOf(given, { query }), pointer);
    assert.ok(text?.includes(id ?? '?'));
  }
});

test('shows the rows of the other places where one fails', async () => {
  const given = twoRegions();
  const source = sourceOf(trailIn('us-east-1'), { ...trailIn('eu-west-1'), logGroups: ['gone'] });
  const seen = await run({ ...given, source }, { query: 'stats count(*) as n' });
  assert.equal(completeOf(seen).outcome, 'done');
  assert.deepEqual(
    cellsOf(seen).map(([region]) => region),
    ['us-east-1'],
  );
  assert.match(
    textOf(problemsIn(seen)),
    /^error cloudwatch-not-found: there is no log group gone in eu-west-1;/m,
  );
  const nothing = sourceOf({ ...trailIn('us-east-1'), logGroups: ['gone'] });
  const failed = await run({ ...given, source: nothing }, { query: 'stats count(*) as n' });
  assert.equal(completeOf(failed).outcome, 'failed');
});

test('puts an error of the service at its place in the query', async () => {
  // Whether there is a saved query of that name only the service knows.
  const query = '# {{who}}\n$`{{name}} of all`() | limit 5';
  const given = cloudBackend();
  const parameters = { who: 'somebody', name: 'Nobody at all' };
  const seen = await run(given, { query, parameters, range: '-1d' });
  const [problem] = problemsIn(seen);
  assert.equal(completeOf(seen).outcome, 'invalid', textOf(problemsIn(seen)));
  assert.equal(problem?.code, 'cloudwatch-refused');
  assert.equal(query.slice(problem.start, problem.end), '$`{{name}} of all`()');
});

test('says of a range before the retention that it is one', async () => {
  const given = cloudBackend();
  given.standIn.cloud.place(usualAccount, 'us-east-1').addGroup({
    name: 'short',
    retentionDays: 3,
    created: now - 9 * day,
  });
  const source = sourceOf({ ...trailIn('us-east-1'), logGroups: ['short'] });
  const seen = await run(
    { ...given, source },
    { query: 'stats count(*)', range: '2022-01-01..2022-01-02' },
  );
  assert.equal(completeOf(seen).outcome, 'failed');
  assert.match(textOf(problemsIn(seen)), /^error range-outside-retention: /m);
});

test('takes slices from before the retention for empty ones', async () => {
  const given = cloudBackend();
  const events = syntheticEvents({ count: 500, start: now - 3 * day, end: now });
  const settled = { name: 'short', retentionDays: 3, created: now - 9 * day, events };
  given.standIn.cloud.place(usualAccount, 'us-east-1').addGroup(settled);
  const source = sourceOf({ ...trailIn('us-east-1'), logGroups: ['short'] });
  const seen = await run({ ...given, source }, { query: 'stats count(*) as n', range: '-30d' });
  assert.equal(completeOf(seen).outcome, 'done', textOf(problemsIn(seen)));
  assert.deepEqual(cellsOf(seen), [['500']]);
  const before = await run({ ...given, source }, { query: 'stats count(*)', range: '-30d..-5d' });
  assert.equal(completeOf(before).outcome, 'failed');
  assert.match(textOf(problemsIn(before)), /^error range-outside-retention: /m);
});

test('shows no part of a place that fails halfway', async () => {
  const refused = (request: SeenRequest): Fault | undefined =>
    request.region === 'eu-west-1' && request.number > 40 ? { kind: 'denied' } : undefined;
  const given = twoRegions({ faults: refused });
  const seen = await run(given, { query: 'stats count(*) as n by eventName' });
  const regions = new Set(cellsOf(seen).map(([region]) => region));
  assert.deepEqual(regions, new Set(['us-east-1']));
  assert.match(textOf(problemsIn(seen)), /^error cloudwatch-denied: .*eu-west-1/m);
});

test('asks before a run that may cost more than the settings allow', async () => {
  const asked: CostPlan[] = [];
  const dialogue: Dialogue = {
    ...silentDialogue,
    approve: async (plan) => {
      asked.push(plan);
      return asked.length > 1;
    },
  };
  const given = cloudBackend({ dialogue });
  const wanted = { query: 'stats count(*)', cloud: { ...settings, confirmAbove: 0.000001 } };
  const refused = await run(given, wanted);
  assert.equal(completeOf(refused).outcome, 'cancelled');
  assert.match(textOf(problemsIn(refused)), /^information not-approved: nothing was run/m);
  const approved = await run(given, wanted);
  assert.equal(completeOf(approved).outcome, 'done');
  const [plan] = asked;
  assert.equal(plan?.basis, "CloudWatch's own estimate");
  assert.ok((plan.bytes ?? 0) > 1000);
  assert.ok((plan.price ?? 0) > 0);
  // What is so small is not worth slices.
  assert.equal(plan.queries, 1);
  assert.match(plan.reason, /confirmAbove/);
  await run(given, wanted);
  assert.equal(asked.length, 3);
});

test('knows from earlier runs what is far from any limit', async () => {
  const given = cloudBackend();
  const cloud = { ...settings, confirmAbove: 1 };
  await run(given, { query: 'stats count(*)', cloud });
  const before = given.standIn.queries().length;
  await run(given, { query: 'stats count(*)', cloud });
  const later = given.standIn.queries().slice(before);
  assert.deepEqual(
    later.filter(({ text }) => text.includes('estimate')),
    [],
  );
});

test('does not take a run that stopped early for one over all of its range', async () => {
  const events = syntheticEvents({ count: 20_000, start: now - 40 * day, end: now });
  const given = cloudBackend({ events });
  await run(given, { query: 'fields eventID | limit 20', range: '-40d' });
  const [entry] = await given.services.ledger.since(0);
  assert.ok((entry?.rangeMilliseconds ?? Infinity) < 20 * day);
});

test('says of an empty answer that nobody has written its range', async () => {
  const seen = await run(cloudBackend(), { query: 'fields eventID', range: undefined });
  assert.match(textOf(problemsIn(seen)), /^information default-range: .*-1h/m);
});

test('says which log group a row is from', async () => {
  const given = cloudBackend();
  const { events } = given.standIn.cloud.place(usualAccount, 'us-east-1').groups.get('trail') ?? {};
  const other = { name: 'other', ...(events && { events }) };
  given.standIn.cloud.place(usualAccount, 'us-east-1').addGroup(other);
  const source = sourceOf({ ...trailIn('us-east-1'), logGroups: ['trail', 'other'] });
  for (const query of ['fields eventID | limit 4', 'fields eventID | sort eventID | limit 4']) {
    const seen = await run({ ...given, source }, { query });
    const [started] = seen;
    assert.ok(started?.kind === 'started');
    assert.deepEqual(
      started.columns.map(({ name }) => name),
      ['@log', 'eventID'],
    );
    assert.ok(
      cellsOf(seen).every(([log]) => /^\d{12}:(?:trail|other)$/.test(log ?? '')),
      query,
    );
  }
});

test('refuses more log groups than one query takes', async () => {
  const logGroups = Array.from({ length: 51 }, (_, index) => `group-${index}`);
  const source = sourceOf({ ...trailIn('us-east-1'), logGroups });
  const seen = await run({ ...cloudBackend(), source }, { query: 'stats count(*)' });
  assert.equal(completeOf(seen).outcome, 'invalid');
  assert.match(textOf(problemsIn(seen)), /^error too-many-log-groups: "prod" has 51/m);
});

test('runs the halves of slices side by side', async () => {
  const events = syntheticEvents({ count: 250_000, start: now - day / 4, end: now });
  const life = () => ({ scheduled: 0, running: 60_000, ends: 'Complete' as const });
  const given = cloudBackend({ events, life });
  const seen = await run(given, { query: 'fields eventID | limit 1000000', range: '-6h' });
  assert.equal(cellsOf(seen).length, 250_000);
  const elapsed = completeOf(seen).statistics.elapsedMilliseconds;
  assert.ok(elapsed < 4 * 60_000, `${elapsed}`);
});

test('counts what runs have cost, cancelled ones too, and asks before the budget is passed', async () => {
  const given = cloudBackend();
  const cloud = { ...settings, pricePerGigabyte: 1 };
  const seen = await run(given, { query: 'stats count(*)', cloud });
  const { bytesScanned, estimatedPrice } = completeOf(seen).statistics;
  assert.equal(estimatedPrice, bytesScanned / 1e9);
  const [entry] = await given.services.ledger.since(0);
  assert.deepEqual(entry && [entry.bytes, entry.price, entry.source], [
    bytesScanned,
    estimatedPrice,
    'prod',
  ]);
  const budget = { ...cloud, dailyBudget: 1.5 * (estimatedPrice ?? 0) };
  const over = await run(given, { query: 'stats count(*)', cloud: budget });
  assert.equal(completeOf(over).outcome, 'cancelled');
  assert.match(textOf(problemsIn(over)), /dailyBudget/);
});

test('waits while CloudWatch allows no more, and says so', async () => {
  const faults = storm({ kind: 'busy', quota: 30 }, { from: 0, to: now + 60_000 }, ['StartQuery']);
  const seen = await run(cloudBackend({ faults }), { query: 'stats count(*)', range: '-1d' });
  assert.equal(completeOf(seen).outcome, 'done');
  const waits = seen.flatMap((event) =>
    event.kind === 'progress' ? (event.progress.waitingFor ?? []) : [],
  );
  assert.match(waits.join('\n'), /one of the 30 queries that the account may run at once/);
});

test('stops at the service what is cancelled', async () => {
  const life = () => ({ scheduled: 100, running: 600_000, ends: 'Complete' as const });
  const given = cloudBackend({ life });
  const controller = new AbortController();
  const seen: QueryEvent[] = [];
  const wanted = { query: 'stats count(*)', range: sampleRange, now, cloud: settings };
  const request = requestOf(given, wanted);
  for await (const event of given.backend.run(request, controller.signal)) {
    seen.push(event);
    if (given.standIn.running().length > 3) controller.abort();
  }
  assert.equal(completeOf(seen).outcome, 'cancelled');
  assert.deepEqual(given.standIn.running(), []);
});

function twoRegions(options: CloudOptions = {}): CloudUnderTest {
  const given = cloudBackend(options);
  const { events } = given.standIn.cloud.place(usualAccount, 'us-east-1').groups.get('trail') ?? {};
  given.standIn.cloud
    .place(usualAccount, 'eu-west-1')
    .addGroup({ name: 'trail', ...(events && { events }) });
  return { ...given, source: sourceOf(trailIn('us-east-1'), trailIn('eu-west-1')) };
}

async function run(
  given: Pick<CloudUnderTest, 'backend' | 'source'>,
  wanted: Partial<QueryRequest>,
): Promise<readonly QueryEvent[]> {
  const request = requestOf(given, { range: sampleRange, now, cloud: settings, ...wanted });
  const seen: QueryEvent[] = [];
  for await (const event of given.backend.run(request, new AbortController().signal)) {
    seen.push(event);
  }
  return seen;
}

const cellsOf = (seen: readonly QueryEvent[]): readonly (readonly (string | null)[])[] =>
  finalRows(seen).map(({ cells }) => cells);

const problemsIn = (seen: readonly QueryEvent[]): readonly RunProblem[] =>
  seen.flatMap((event) => (event.kind === 'problem' ? [event.problem] : []));

const textOf = (problems: readonly RunProblem[]): string =>
  problems.map(({ severity, code, message }) => `${severity} ${code}: ${message}`).join('\n');

function rangeOf(seen: readonly QueryEvent[]): unknown {
  const [first] = seen;
  return first?.kind === 'started' ? first.range : undefined;
}
