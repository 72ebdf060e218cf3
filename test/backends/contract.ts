import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Backend } from '../../backends/backend.ts';
import type {
  CompleteEvent,
  QueryEvent,
  QueryRequest,
  ResolvedSource,
  ResultRow,
} from '../../core/protocol/results.ts';

/** A backend under test and a source of it with at least ten events, all with an `eventID`. */
export interface BackendUnderTest {
  readonly backend: Backend;
  readonly source: ResolvedSource;
}

/**
 * What every backend has to keep to; `prepare` makes one for each test. `leftOut` has the tests which
 * what stands behind the backend can't serve, with the reason.
 */
export function testBackendContract(
  name: string,
  prepare: (context: TestContext) => BackendUnderTest,
  leftOut: ReadonlyMap<string, string> = new Map(),
): void {
  const check = (what: string, body: (given: BackendUnderTest) => Promise<void>): void => {
    if (leftOut.has(what)) return;
    test(`${name}: ${what}`, async (context) => body(prepare(context)));
  };

  check('ends with one complete event and begins with started', async (given) => {
    const events = await collect(given, { query: 'fields eventName' });
    assert.equal(events[0]?.kind, 'started');
    assert.equal(events.at(-1)?.kind, 'complete');
    assert.equal(events.filter(({ kind }) => kind === 'complete').length, 1);
    assert.equal(events.filter(({ kind }) => kind === 'started').length, 1);
  });

  check('gives rows that fit their columns, revision by revision', async (given) => {
    const events = await collect(given, { query: 'fields eventName, eventID | limit 7' });
    const started = events.find((event) => event.kind === 'started');
    const rows = events.filter((event) => event.kind === 'rows');
    const revisions = rows.map(({ revision }) => revision);
    assert.deepEqual(
      revisions,
      revisions.toSorted((a, b) => a - b),
    );
    for (const event of rows) {
      assert.deepEqual(event.columns, started?.columns);
      assert.equal(event.final, event.revision === revisions.at(-1));
      for (const { cells } of event.rows) assert.equal(cells.length, event.columns.length);
    }
    const final = rows.filter((event) => event.final).flatMap((event) => event.rows);
    assert.equal(final.length, 7);
    assert.equal(completeOf(events).statistics.resultCount, 7);
  });

  check('reports progress that never goes back', async (given) => {
    const events = await collect(given, { query: 'stats count(*)' });
    const progress = events.filter((event) => event.kind === 'progress');
    assert.ok(progress.length > 0);
    for (const [index, { progress: now, statistics }] of progress.entries()) {
      const before = progress[index - 1];
      assert.ok(now.done <= now.total);
      assert.ok(now.done >= (before?.progress.done ?? 0));
      assert.ok(statistics.recordsScanned >= (before?.statistics.recordsScanned ?? 0));
    }
  });

  check('runs nothing for a query with errors, and says where they are', async (given) => {
    const query = 'fields eventName | fitler eventName = "x"';
    const events = await collect(given, { query });
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['problem', 'complete'],
    );
    const [problem] = events;
    assert.ok(problem?.kind === 'problem');
    assert.equal(query.slice(problem.problem.start, problem.problem.end), 'fitler');
    assert.equal(completeOf(events).outcome, 'invalid');
  });

  check('runs nothing that is cancelled before', async (given) => {
    const events = await collect(given, { query: 'fields eventName' }, AbortSignal.abort());
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['complete'],
    );
    assert.equal(completeOf(events).outcome, 'cancelled');
  });

  check('ends soon when it is cancelled on the way', async (given) => {
    const controller = new AbortController();
    const events: QueryEvent[] = [];
    const request = requestOf(given, { query: 'fields eventName' });
    for await (const event of given.backend.run(request, controller.signal)) {
      events.push(event);
      controller.abort();
    }
    assert.equal(completeOf(events).outcome, 'cancelled');
  });

  check('can be left, and runs again', async (given) => {
    const request = requestOf(given, { query: 'fields eventName' });
    for await (const event of given.backend.run(request, new AbortController().signal)) {
      if (event.kind === 'started') break;
    }
    const events = await collect(given, { query: 'stats count(*)' });
    assert.equal(completeOf(events).outcome, 'done');
  });

  check('runs several queries at once', async (given) => {
    const both = await Promise.all(
      ['stats count(*) as n', 'fields eventID | limit 3'].map(async (query) =>
        collect(given, { query }),
      ),
    );
    assert.deepEqual(
      both.map((events) => completeOf(events).statistics.resultCount),
      [1, 3],
    );
  });

  check('fetches the event behind a row again', async (given) => {
    const request = { query: 'fields eventID | limit 5' };
    const rows = finalRows(await collect(given, request));
    for (const { cells, pointer = '' } of rows) {
      const text = await given.backend.fetchEvent(requestOf(given, request), pointer);
      assert.ok(text?.includes(cells[0] ?? '?'), text);
      assert.doesNotThrow(() => JSON.parse(text ?? ''));
    }
    const missing = await given.backend.fetchEvent(requestOf(given, request), 'no pointer');
    assert.equal(missing, undefined);
  });

  check('fills in parameters and misses those that are not there', async (given) => {
    const query = 'filter eventID = "{{id}}" | stats count(*) as n';
    const parameters = { id: 'none "of them' };
    const rows = finalRows(await collect(given, { query, parameters }));
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [['0']],
    );
    const events = await collect(given, { query });
    assert.equal(completeOf(events).outcome, 'invalid');
    assert.match(problemsOf(events).join(), /\{\{id\}\}/);
  });

  check('refuses a range that is none', async (given) => {
    const events = await collect(given, { query: 'fields eventName', range: 'yesterday-ish' });
    assert.equal(completeOf(events).outcome, 'invalid');
    assert.match(problemsOf(events).join(), /yesterday-ish/);
  });
}

/** Everything that the backend says of a query. */
export async function collect(
  { backend, source }: BackendUnderTest,
  wanted: Partial<QueryRequest>,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly QueryEvent[]> {
  const events: QueryEvent[] = [];
  for await (const event of backend.run(requestOf({ backend, source }, wanted), signal)) {
    events.push(event);
  }
  return events;
}

export function requestOf(
  { source }: BackendUnderTest,
  wanted: Partial<QueryRequest>,
): QueryRequest {
  const now = Date.UTC(2022, 1, 20);
  return { query: '', parameters: {}, title: 'test', source, range: undefined, now, ...wanted };
}

export function completeOf(events: readonly QueryEvent[]): CompleteEvent {
  const last = events.at(-1);
  assert.ok(last?.kind === 'complete');
  return last;
}

export function finalRows(events: readonly QueryEvent[]): readonly ResultRow[] {
  return events.flatMap((event) => (event.kind === 'rows' && event.final ? event.rows : []));
}

/** The codes and messages of the problems. */
export function problemsOf(events: readonly QueryEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'problem' ? [`${event.problem.code}: ${event.problem.message}`] : [],
  );
}
