import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { followQuery } from '../../../backends/cloudwatch/run/follow-query.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import type { JournalQuery } from '../../../backends/cloudwatch/run/journal.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { fakeService, fault, row, type Mishap, type ServiceScript } from './fake-service.ts';
import {
  follow,
  memoryEntry,
  type MemoryEntry,
  order,
  servicesOf,
  start,
  waits,
} from './follow.ts';

function lab(script: Partial<ServiceScript> = {}) {
  const clock = virtualClock(start);
  const service = fakeService(clock, script);
  const entry = memoryEntry();
  return { clock, service, entry, connection: service.connection };
}

const of = (kind: Parameters<typeof fault>[0]): Mishap => ({ fault: fault(kind).details });
const lost: Mishap = { ...of('network'), isDone: true };
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

suite('following a query', () => {
  test('gives its answer, and notes that it is over', async () => {
    const { service, entry, ...services } = lab();
    const followed = await follow({ ...services, entry });
    assert.deepEqual(followed.answer?.rows, rows(3));
    assert.equal(followed.answer?.statistics.recordsMatched, 3);
    assert.equal(service.queries.length, 1);
    assert.deepEqual(unsettled(entry), []);
    assert.match(service.queries[0]?.query.text ?? '', /^fields a\n# ctq [0-9a-f]{8}$/u);
  });

  test('looks often at first, and is never late by more than its nature', async () => {
    for (const duration of [100, 1000, 10_000, 600_000]) {
      const { elapsed } = await follow(lab({ duration }));
      assert.ok(elapsed < duration * 1.3 + 800, `${elapsed} of ${duration}`);
      assert.ok(elapsed < duration + 5500, `${elapsed} of ${duration}`);
    }
  });

  test('shows rows while it runs, each state once', async () => {
    const { news } = await follow(lab({ duration: 20_000, rows: 4 }));
    const counts = news.flatMap((piece) => (piece.kind === 'partial' ? [piece.rows.length] : []));
    assert.deepEqual(counts, [1, 2, 3]);
  });

  test('reads all pages, whatever happens to them', async () => {
    const { service, ...services } = lab({
      rows: 25_000,
      duration: 10,
      mishap: ({ operation, number }) => {
        if (operation !== 'results') return undefined;
        if (number === 2) return lost;
        if (number === 4) return of('invalid');
        if (number === 6) return of('unreadable');
        return undefined;
      },
    });
    const { answer } = await follow(services);
    assert.deepEqual(answer?.rows, rows(25_000));
    assert.equal(service.queries.length, 1);
    const tokens = service.calls.flatMap(({ operation, nextToken }) =>
      operation === 'results' ? [nextToken?.replace(/^.*\//u, '') ?? 'first'] : [],
    );
    // The second call is made again; after the fourth and the sixth all tokens are in doubt.
    const [, second, third, ...rest] = tokens;
    assert.deepEqual([second, third], ['10000', '10000']);
    assert.deepEqual(rest, ['20000', 'first', '10000', 'first', '10000', '20000']);
  });

  test('reads 100,000 rows', async () => {
    const { answer } = await follow(lab({ rows: 100_000, duration: 10 }));
    assert.equal(answer?.rows.length, 100_000);
    assert.deepEqual(answer.rows.at(-1), row(99_999));
  });
});

suite('what passes by', () => {
  test('a storm of throttling', async () => {
    const followed = await follow(
      lab({ mishap: ({ number }) => (number % 5 === 0 ? undefined : of('throttled')) }),
    );
    assert.deepEqual(followed.answer?.rows, rows(3));
    assert.deepEqual(
      new Set(waits(followed)),
      new Set(['the rate limit of CloudWatch', undefined]),
    );
    assert.equal(waits(followed).at(-1), undefined);
  });

  test('other queries of the account', async () => {
    const { clock, ...services } = lab({
      mishap: ({ operation, time }) =>
        operation === 'start' && time < start + 60_000
          ? { fault: { kind: 'busy', message: 'too many', quota: 3 } }
          : undefined,
    });
    const limits = memoryLimits(clock);
    const followed = await follow({ ...services, clock, limits });
    assert.deepEqual(waits(followed), [
      'one of the 3 queries that the account may run at once',
      undefined,
    ]);
    assert.equal(limits.lowered('lab-eu-west-1'), 3);
    assert.ok(followed.elapsed < 80_000);
  });

  test('a network that is down for two minutes', async () => {
    const { service, ...services } = lab({
      mishap: ({ time }) =>
        time > start + 1000 && time < start + 121_000 ? of('network') : undefined,
    });
    const followed = await follow(services);
    assert.deepEqual(followed.answer?.rows, rows(3));
    assert.deepEqual(waits(followed), ['the network', undefined]);
    assert.equal(service.queries.length, 1);
  });

  for (const [kind, minutes, message] of [
    ['network', 10, /could not be reached for 10 minutes; check the network/u],
    ['service', 3, /failed to answer for 3 minutes; run the query again later/u],
  ] as const) {
    test(`but not for longer than ${minutes} minutes: ${kind}`, async () => {
      const { service, entry, ...services } = lab({
        duration: 3600_000,
        mishap: ({ time }) => (time > start + 1000 ? of(kind) : undefined),
      });
      const followed = await follow({ ...services, entry });
      assert.equal(followed.fault?.kind, kind);
      assert.match(followed.fault.message, message);
      assert.ok(followed.elapsed < (minutes + 1.5) * 60_000);
      assert.deepEqual(entry.queries.get('one')?.queryId, service.live()[0]);
    });
  }

  for (const kind of ['denied', 'malformed', 'login-needed', 'retention'] as const) {
    test(`nothing of the kind: ${kind}`, async () => {
      const { service, entry, ...services } = lab({ mishap: () => of(kind) });
      const followed = await follow({ ...services, entry });
      assert.equal(followed.fault?.kind, kind);
      assert.equal(service.calls.length, 1);
      assert.deepEqual(unsettled(entry), []);
    });
  }

  for (const [end, kind, message] of [
    ['Failed', 'failed', /failed in CloudWatch.*shorter range/u],
    ['Timeout', 'timeout', /choose a shorter range/u],
    ['Cancelled', 'failed', /somebody else has stopped/u],
  ] as const) {
    test(`a query that ends as ${end}`, async () => {
      const { entry, service, ...services } = lab({ end });
      const followed = await follow({ ...services, entry });
      assert.equal(followed.fault?.kind, kind);
      assert.match(followed.fault.message, message);
      assert.deepEqual(unsettled(entry), []);
      assert.deepEqual(service.timesOf('stop'), []);
    });
  }

  test('a state that is unknown for a while', async () => {
    const running = (age: number) => (age < 120_000 ? 'Unknown' : 'Running');
    const { answer } = await follow(lab({ duration: 240_000, running }));
    assert.deepEqual(answer?.rows, rows(3));
    const { fault } = await follow(lab({ duration: 3600_000, running: () => 'Unknown' }));
    assert.match(fault?.message ?? '', /not known the state of the query for 5 minutes/u);
  });
});

suite('a start without an answer', () => {
  for (const kind of ['network', 'unreadable', 'service'] as const) {
    test(`is found and not doubled: ${kind}`, async () => {
      const { service, entry, ...services } = lab({
        mishap: ({ operation, number }) =>
          operation === 'start' && number === 1 ? { ...of(kind), isDone: true } : undefined,
      });
      const followed = await follow({ ...services, entry });
      assert.deepEqual(followed.answer?.rows, rows(3));
      assert.equal(service.queries.length, 1);
      assert.deepEqual(unsettled(entry), []);
    });

    test(`that was none is started anew: ${kind}`, async () => {
      const { service, ...services } = lab({
        mishap: ({ operation, number }) =>
          operation === 'start' && number <= 2 ? of(kind) : undefined,
      });
      const followed = await follow(services);
      assert.deepEqual(followed.answer?.rows, rows(3));
      assert.equal(service.queries.length, 1);
    });
  }

  test('is each run’s own, though slices have the same text', async () => {
    const { service, clock, connection } = lab({
      mishap: ({ operation, number }) => (operation === 'start' && number <= 6 ? lost : undefined),
    });
    const limits = memoryLimits(clock);
    const slices = Array.from({ length: 6 }, (_, index) => ({ ...order, key: String(index) }));
    let seed = 0;
    const random = () => (seed += 0.0137) % 1;
    const all = await Promise.all(
      slices.map(
        async (slice) => await follow({ clock, connection, limits, random, order: slice }),
      ),
    );
    assert.ok(all.every(({ answer }) => answer?.rows.length === 3));
    assert.equal(service.queries.length, 6);
    assert.equal(new Set(service.queries.map(({ query }) => query.text)).size, 6);
  });

  test('is started anew by those who may not look', async () => {
    const { service, ...services } = lab({
      mishap: ({ operation, number }) => {
        if (operation === 'recent') return of('denied');
        return operation === 'start' && number === 1 ? lost : undefined;
      },
    });
    assert.ok((await follow(services)).answer !== undefined);
    assert.equal(service.queries.length, 2);
  });

  test('is stopped when it turns up too late', async () => {
    const { service, entry, ...services } = lab({
      duration: 60_000,
      mishap: ({ operation, number }) => {
        if (operation === 'start' && number === 1) return lost;
        // The text is found only once somebody looks the second time.
        return operation === 'recent' && number === 1 ? of('denied') : undefined;
      },
    });
    assert.ok((await follow({ ...services, entry })).answer !== undefined);
    assert.equal(service.queries.length, 2);
    assert.deepEqual(service.live(), []);
    assert.deepEqual(unsettled(entry), []);
  });
});

suite('cancelling', () => {
  const troubles: Readonly<Record<string, (script: { number: number }) => Mishap | undefined>> = {
    'in quiet': () => undefined,
    'in a storm': ({ number }) => (number % 3 === 0 ? undefined : of('throttled')),
    'with answers lost': ({ number }) => (number % 2 === 0 ? undefined : lost),
  };
  for (const [name, mishap] of Object.entries(troubles)) {
    test(`leaves nothing behind, at any point: ${name}`, async () => {
      for (let time = 0; time < 4000; time += 17) {
        const { service, entry, clock, ...services } = lab({ duration: 2500, rows: 30, mishap });
        const limits = memoryLimits(clock);
        const abort = new AbortController();
        void clock.pass(time).then(() => abort.abort());
        const followed = await follow({ ...services, clock, entry, limits, signal: abort.signal });
        const isDone = followed.answer !== undefined;
        assert.equal(followed.fault?.kind, isDone ? undefined : 'aborted', `at ${time}`);
        assert.deepEqual(service.live(), [], `at ${time}`);
        assert.deepEqual(unsettled(entry), [], `at ${time}`);
        const seat = await limits.seat('lab-eu-west-1', () => 1, new AbortController().signal);
        assert.ok(seat !== undefined);
        assert.ok(followed.elapsed < time + 20_000, `at ${time}`);
        await seat.release();
        await clock.pass(time);
        assert.equal(clock.sleepers, 0, `at ${time}`);
      }
    });
  }

  for (const [name, latency, isLookedFor] of [
    ['waits for the id of what has just been sent', 3000, false],
    ['but not for long', 7000, true],
  ] as const) {
    test(name, async () => {
      const { service, clock, ...services } = lab({ duration: 60_000, latency });
      const abort = new AbortController();
      void clock.pass(1000).then(() => abort.abort());
      const followed = await follow({ ...services, clock, signal: abort.signal });
      assert.equal(followed.fault?.kind, 'aborted');
      assert.equal(service.queries.length, 1);
      assert.deepEqual(service.live(), []);
      assert.equal(service.timesOf('recent').length, isLookedFor ? 1 : 0);
      const [stopped = 0] = service.timesOf('stop');
      assert.equal(stopped - start, isLookedFor ? 6000 + latency : latency);
    });
  }

  test('keeps in the journal what can’t be stopped', async () => {
    const { service, clock, entry, ...services } = lab({
      duration: 3600_000,
      mishap: ({ time }) => (time > start + 5000 ? of('network') : undefined),
    });
    const abort = new AbortController();
    void clock.pass(6000).then(() => abort.abort());
    const followed = await follow({ ...services, clock, entry, signal: abort.signal });
    assert.equal(followed.fault?.kind, 'aborted');
    assert.equal(entry.queries.get('one')?.queryId, service.live()[0]);
    assert.ok(followed.elapsed < 60_000);
  });

  test('keeps in the journal how to find what was lost', async () => {
    const { service, clock, entry, ...services } = lab({
      duration: 3600_000,
      mishap: ({ operation, number }) => {
        if (operation === 'start') return lost;
        return operation === 'recent' && number > 0 ? of('network') : undefined;
      },
    });
    const abort = new AbortController();
    void clock.pass(6000).then(() => abort.abort());
    await follow({ ...services, clock, entry, signal: abort.signal });
    const { queryId, mark = '' } = entry.queries.get('one') ?? {};
    assert.equal(queryId, undefined);
    assert.ok(mark !== '' && service.queries[0]?.query.text.endsWith(mark));
    assert.equal(service.live().length, 1);
  });

  test('keeps how to find a second one, even if the first has answered', async () => {
    const { service, entry, ...services } = lab({
      mishap: ({ operation, number }) => {
        if (operation === 'start' && number === 1) return lost;
        if (operation !== 'recent') return undefined;
        return of(number === 1 ? 'denied' : 'network');
      },
    });
    const { answer } = await follow({ ...services, entry });
    assert.deepEqual(answer?.rows, rows(3));
    assert.equal(service.queries.length, 2);
    assert.deepEqual(
      unsettled(entry).map(({ queryId }) => queryId),
      [undefined],
    );
  });

  test('leaving early is the same', async () => {
    for (let pieces = 1; pieces < 8; pieces += 1) {
      const { service, clock, entry, ...services } = lab({
        duration: 60_000,
        rows: 500,
        mishap: ({ number }) => (number % 2 === 0 ? undefined : lost),
      });
      const limits = memoryLimits(clock);
      const steps = followQuery(
        servicesOf({ ...services, clock, entry, limits }),
        order,
        new AbortController().signal,
      );
      let seen = 0;
      for await (const _ of steps) if (++seen === pieces) break;
      assert.deepEqual(service.live(), []);
      assert.deepEqual(unsettled(entry), []);
      assert.ok(
        (await limits.seat('lab-eu-west-1', () => 1, new AbortController().signal)) !== undefined,
      );
    }
  });
});

suite('many at once', () => {
  test('keep to the rate and to the places', async () => {
    const { service, clock, connection } = lab({ duration: 3000, quota: 20 });
    const limits = memoryLimits(clock);
    const slices = Array.from({ length: 50 }, (_, index) => ({
      ...order,
      key: String(index),
      concurrency: 30,
    }));
    const all = await Promise.all(
      slices.map(async (slice) => await follow({ clock, connection, limits, order: slice })),
    );
    assert.ok(all.every(({ answer }) => answer?.rows.length === 3));
    assert.equal(service.queries.length, 50);
    for (const operation of ['start', 'results'] as const) {
      assert.ok(mostInASecond(service.timesOf(operation)) <= 10);
    }
    const told = new Set(all.flatMap((followed) => waits(followed)));
    assert.ok(told.has('a free place among 30 queries'));
    assert.equal(limits.lowered('lab-eu-west-1'), 20);
  });
});

suite('going on with a query', () => {
  const noted = {
    key: 'one',
    mark: '# ctq 00000001',
    isOver: false,
    profile: 'lab',
    region: 'eu-west-1',
  };
  const query = { ...order.query, text: `fields a\n${noted.mark}` };
  const { signal } = new AbortController();

  test('by its id, without another StartQuery', async () => {
    const { service, ...services } = lab({ duration: 100_000 });
    const queryId = await service.connection.api.startQuery(query, signal);
    const entry = memoryEntry({ ...noted, queryId });
    assert.deepEqual((await follow({ ...services, entry })).answer?.rows, rows(3));
    assert.equal(service.queries.length, 1);
    assert.deepEqual(unsettled(entry), []);
  });

  test('that has ended reads its answer, which costs nothing', async () => {
    const { service, clock, entry, ...services } = lab();
    await follow({ ...services, clock, entry });
    await clock.pass(3600_000);
    const { answer, elapsed } = await follow({ ...services, clock, entry });
    assert.deepEqual(answer?.rows, rows(3));
    assert.equal(service.queries.length, 1);
    assert.ok(elapsed < 300);
    const signal = AbortSignal.abort();
    assert.equal((await follow({ ...services, clock, entry, signal })).fault?.kind, 'aborted');
    assert.deepEqual(service.timesOf('stop'), []);
  });

  test('by its mark, where the program died before it knew the id', async () => {
    const { service, ...services } = lab({ duration: 100_000 });
    await service.connection.api.startQuery(query, signal);
    const entry = memoryEntry({ ...noted, queryId: undefined });
    assert.deepEqual((await follow({ ...services, entry })).answer?.rows, rows(3));
    assert.equal(service.queries.length, 1);
    assert.deepEqual(unsettled(entry), []);
  });

  for (const [name, isStopped] of [
    ['stopped meanwhile', true],
    ['gone', false],
  ] as const) {
    test(`that was ${name} starts it anew`, async () => {
      const { service, ...services } = lab();
      const queryId = await service.connection.api.startQuery(query, signal);
      if (isStopped) await service.connection.api.stopQuery(queryId, signal);
      const entry = memoryEntry({ ...noted, queryId: isStopped ? queryId : 'unheard-of' });
      assert.deepEqual((await follow({ ...services, entry })).answer?.rows, rows(3));
      assert.equal(service.queries.length, 2);
    });
  }

  test('that is cancelled before it has a place stops it', async () => {
    const { service, clock, ...services } = lab({ duration: 100_000 });
    const limits = memoryLimits(clock);
    const seat = await limits.seat('lab-eu-west-1', () => 1, signal);
    const queryId = await service.connection.api.startQuery(query, signal);
    const entry = memoryEntry({ ...noted, queryId });
    const abort = new AbortController();
    void clock.pass(1000).then(() => abort.abort());
    const followed = await follow({
      ...services,
      clock,
      limits,
      entry,
      order: { ...order, concurrency: 1 },
      signal: abort.signal,
    });
    await seat?.release();
    assert.equal(followed.fault?.kind, 'aborted');
    assert.deepEqual(waits(followed), ['a free place among 1 query']);
    assert.deepEqual(service.live(), []);
  });
});

/** What the journal still has to see to. */
function unsettled({ queries }: MemoryEntry): readonly JournalQuery[] {
  return [...queries.values()].filter(({ isOver }) => !isOver);
}

/** The most of these times that lie within any second, its ends included. */
function mostInASecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((first) => sorted.filter((time) => time >= first && time <= first + 1000).length),
  );
}
