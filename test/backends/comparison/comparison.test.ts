import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Backend } from '../../../backends/backend.ts';
import { comparedRequest } from '../../../backends/comparison/compared-request.ts';
import { comparisonBackend } from '../../../backends/comparison/comparison-backend.ts';
import type { QueryEvent, QueryRequest, ResolvedSource } from '../../../core/protocol/results.ts';
import { noStatistics } from '../../../core/protocol/results.ts';
import {
  type BackendUnderTest,
  collect,
  completeOf,
  finalRows,
  problemsOf,
  requestOf,
  testBackendContract,
} from '../contract.ts';
import { delivery, localBackend, manyFiles, record } from '../local/local-backend.ts';
import { temporaryFolder } from '../temporary-folder.ts';

type Files = Readonly<Record<string, string>>;

interface Compared extends BackendUnderTest {
  readonly other: ResolvedSource;
}

/** Two folders of real files behind the real local backend. */
function twoFolders(context: TestContext, own: Files, second: Files): Compared {
  const { backend: local, source } = localBackend(context, own);
  const path = temporaryFolder(context, second);
  const other = { kind: 'local', name: 'copy', path } as const;
  return { backend: comparisonBackend(() => local), source, other };
}

const compare = async (given: Compared, query: string, more: Partial<QueryRequest> = {}) =>
  collect(given, { query, comparedWith: given.other, ...more });

/** The differences, a line a row. */
async function differences(given: Compared, query: string): Promise<readonly string[]> {
  const events = await compare(given, query);
  assert.equal(completeOf(events).outcome, 'done', problemsOf(events).join('\n'));
  return finalRows(events).map(({ cells }) => cells.map((cell) => cell ?? '∅').join(' | '));
}

const logs: Files = {
  'a.json': delivery([
    record('1', { eventName: 'GetObject' }),
    record('2', { eventName: 'GetObject' }),
    record('3', { eventName: 'PutObject' }),
  ]),
  'b.json': delivery([record('4', { eventName: 'Decrypt' })]),
};

const changed: Files = {
  'all.json': delivery([
    record('4', { eventName: 'Decrypt' }),
    record('1', { eventName: 'GetObject' }),
    record('5', { eventName: 'ConsoleLogin' }),
    record('3', { eventName: 'PutObject' }),
  ]),
};

test('rows of events are in one folder only', async (context) => {
  const given = twoFolders(context, logs, changed);
  assert.deepEqual(await differences(given, 'fields eventID, eventName | sort eventID'), [
    'only in lab | 2 | GetObject',
    'only in copy | 5 | ConsoleLogin',
  ]);
});

test('rows of stats are matched by their keys', async (context) => {
  const given = twoFolders(context, logs, changed);
  const query = 'stats count(*) as n, min(eventID) as first by eventName | sort n desc, eventName';
  assert.deepEqual(await differences(given, query), [
    'differs | GetObject | 2 → 1 | 1',
    'only in copy | ConsoleLogin | 1 | 5',
  ]);
});

test('answers that are the same have no rows, and a note', async (context) => {
  const given = twoFolders(context, logs, changed);
  const events = await compare(given, 'stats count(*) as n');
  assert.deepEqual(finalRows(events), []);
  assert.deepEqual(problemsOf(events), ['comparison-same: both answers are the same: 1 row']);
  assert.ok(events.some((event) => event.kind === 'rows' && event.final));
  assert.equal(completeOf(events).statistics.recordsScanned, 8);
  assert.equal(completeOf(events).statistics.filesScanned, 3);
});

test('what names the place itself is shown and not compared, with a note', async (context) => {
  const given = twoFolders(context, logs, changed);
  const query = 'filter eventName != "GetObject" | fields @log, eventID';
  assert.deepEqual(await differences(given, query), ['only in copy | 111122223333:copy | 5']);
  assert.match(
    problemsOf(await compare(given, query)).join(),
    /^comparison-left-out: not compared, .*: @log$/,
  );
});

test('the event behind a row is that of its own folder', async (context) => {
  const given = twoFolders(context, logs, changed);
  const query = 'fields eventID | sort eventID';
  const rows = finalRows(await compare(given, query));
  assert.equal(rows.length, 2);
  for (const { cells, pointer = '' } of rows) {
    const request = requestOf(given, { query, comparedWith: given.other });
    const text = await given.backend.fetchEvent(request, pointer);
    assert.ok(text?.includes(`"eventID":"${cells[1]}"`), text);
  }
});

test('SOURCE leads the second query nowhere else', async (context) => {
  const given = twoFolders(context, logs, changed);
  const sources = { lab: given.source };
  const query = "SOURCE 'lab' | fields eventID | sort eventID";
  const events = await compare(given, query, { sources });
  assert.deepEqual(
    finalRows(events).map(({ cells }) => cells.join()),
    ['only in lab,2', 'only in copy,5'],
  );
});

test('one folder that is not there fails the comparison, and is named', async (context) => {
  const given = twoFolders(context, logs, changed);
  const other = { kind: 'local', name: 'gone', path: '/no/such/folder' } as const;
  for (const one of [
    { ...given, other },
    { ...given, source: other, other: given.source },
  ]) {
    const events = await compare(one, 'fields eventID');
    assert.equal(completeOf(events).outcome, 'failed');
    assert.deepEqual(finalRows(events), []);
    assert.match(problemsOf(events).join(), /^[a-z-]+: gone: /);
  }
});

test('a problem that both have is told once', async (context) => {
  const given = twoFolders(context, {}, {});
  const problems = problemsOf(await compare(given, "SOURCE 'x' | fields eventID"));
  assert.match(problems.join('\n'), /source-empty: lab: /);
  assert.match(problems.join('\n'), /source-empty: copy: /);
  const broken = { 'a.json': 'no logs at all' };
  const files = problemsOf(await compare(twoFolders(context, broken, broken), 'fields eventID'));
  assert.equal(files.filter((text) => text.includes('lab and copy: ')).length, 1, files.join('\n'));
});

test('an answer that the default limit has cut is warned of', async (context) => {
  const given = twoFolders(context, manyFiles(2, 5001), logs);
  const query = 'fields eventID';
  const problems = problemsOf(await compare(given, query));
  assert.match(problems.join('\n'), /comparison-cut: lab: only the first 10000 rows/);
  assert.ok(!problems.join().includes('default-limit'));
  const written = problemsOf(await compare(given, `${query} | limit 10000`));
  assert.ok(!written.join().includes('comparison-cut'));
});

test('a comparison that is cancelled stops both', async (context) => {
  const given = twoFolders(context, manyFiles(20, 300), manyFiles(20, 300));
  const controller = new AbortController();
  const request = requestOf(given, { query: 'stats count(*)', comparedWith: given.other });
  const events: QueryEvent[] = [];
  for await (const event of given.backend.run(request, controller.signal)) {
    events.push(event);
    if (event.kind === 'progress') controller.abort();
  }
  assert.equal(completeOf(events).outcome, 'cancelled');
  assert.deepEqual(finalRows(events), []);
});

/** A backend that says these events of a source, and waits for the signal after them. */
function scripted(scripts: Readonly<Record<string, readonly QueryEvent[]>>) {
  const ended: string[] = [];
  const seen: QueryRequest[] = [];
  const backend: Backend = {
    async *run(request, signal) {
      const { name } = request.source;
      seen.push(request);
      try {
        for (const event of scripts[name] ?? []) {
          yield event;
          if (event.kind === 'complete') return;
        }
        if (!signal.aborted) {
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve, { once: true });
          });
        }
        yield { kind: 'complete', outcome: 'cancelled', statistics: noStatistics };
      } finally {
        ended.push(name);
      }
    },
    fetchEvent: async () => undefined,
  };
  const request: QueryRequest = {
    query: 'stats count(*)',
    parameters: {},
    title: 'test',
    source: { kind: 'local', name: 'a', path: '/a' },
    comparedWith: { kind: 'cloudwatch', name: 'b', places: [] },
    range: undefined,
    now: 0,
  };
  return { backend: comparisonBackend(() => backend), request, ended, seen };
}

const columns = [{ name: 'count(*)', type: 'number' }] as const;
const started: QueryEvent = { kind: 'started', columns, range: undefined };
const complete = (outcome: 'done' | 'failed' | 'invalid' | 'cancelled'): QueryEvent => ({
  kind: 'complete',
  outcome,
  statistics: noStatistics,
});

async function outcomeOf({ backend, request }: ReturnType<typeof scripted>) {
  const events: QueryEvent[] = [];
  const { signal } = new AbortController();
  for await (const event of backend.run(request, signal)) events.push(event);
  return { outcome: completeOf(events).outcome, events };
}

test('when one side has no answer, the other is stopped', async () => {
  for (const [end, expected] of [
    ['failed', 'failed'],
    ['invalid', 'failed'],
    ['cancelled', 'cancelled'],
  ] as const) {
    const given = scripted({ a: [started, complete(end)], b: [started] });
    assert.equal((await outcomeOf(given)).outcome, expected, end);
    assert.deepEqual(given.ended.sort(), ['a', 'b']);
  }
});

test('a mistake that both find is told as the mistake of the query', async () => {
  const mistake: QueryEvent = {
    kind: 'problem',
    problem: { code: 'syntax-error', severity: 'error', message: 'no', start: 1, end: 2 },
  };
  const script = [mistake, complete('invalid')];
  const { outcome, events } = await outcomeOf(scripted({ a: script, b: script }));
  assert.equal(outcome, 'invalid');
  assert.deepEqual(events.slice(0, -1), [mistake]);
});

test('whoever leaves a comparison leaves both runs', async () => {
  const given = scripted({ a: [started], b: [started] });
  const { signal } = new AbortController();
  for await (const event of given.backend.run(given.request, signal)) {
    if (event.kind === 'started') break;
  }
  assert.deepEqual(given.ended.sort(), ['a', 'b']);
});

test('progress of both is added up, and says which of them waits', async () => {
  const progress = (unit: 'file' | 'query', done: number, waitingFor?: string): QueryEvent => ({
    kind: 'progress',
    progress: { unit, done, total: 10, waitingFor },
    statistics: { ...noStatistics, bytesScanned: done },
  });
  const rows: QueryEvent = { kind: 'rows', revision: 0, final: true, columns, rows: [] };
  const given = scripted({
    a: [started, progress('file', 4), rows, complete('done')],
    b: [started, progress('query', 1, 'a free place'), rows, complete('done')],
  });
  const { events } = await outcomeOf(given);
  const told = events.filter((event) => event.kind === 'progress');
  assert.ok(told.length > 0);
  assert.deepEqual(told.at(-1)?.progress, {
    unit: 'file',
    done: 5,
    total: 20,
    waitingFor: 'a free place (b)',
  });
  assert.equal(told.at(-1)?.statistics.bytesScanned, 5);
});

test('without a range both take that of CloudWatch, where one of them is there', async () => {
  const given = scripted({ a: [complete('failed')], b: [complete('failed')] });
  await outcomeOf(given);
  assert.deepEqual(
    given.seen.map(({ range, comparedWith, keeper }) => [range, comparedWith, keeper]),
    [
      ['-1h', undefined, undefined],
      ['-1h', undefined, undefined],
    ],
  );
});

test('a comparison is called after both places', () => {
  const { request } = scripted({});
  const [a, b] = [request.source, { kind: 'local', name: 'b', path: '/b' } as const];
  assert.equal(comparedRequest(request, b).title, 'test: a ↔ b');
  assert.equal(comparedRequest(request, a).title, 'test: a (first) ↔ a (second)');
});

/** The same place again, whose answers have no rows: then all of the first's differ. */
function withoutRows(backend: Backend): Backend {
  return {
    ...backend,
    async *run(request, signal) {
      for await (const event of backend.run(request, signal)) {
        yield event.kind === 'rows' ? { ...event, rows: [] } : event;
      }
    },
  };
}

/** Rows without what differs, to hold them against the contract of all backends. */
function withoutDifference(backend: Backend, comparedWith: ResolvedSource): Backend {
  return {
    async *run(request, signal) {
      for await (const event of backend.run({ ...request, comparedWith }, signal)) {
        if (event.kind === 'started') yield { ...event, columns: event.columns.slice(1) };
        else if (event.kind === 'rows') {
          const rows = event.rows.map((row) => ({ ...row, cells: row.cells.slice(1) }));
          yield { ...event, columns: event.columns.slice(1), rows };
        } else yield event;
      }
    },
    fetchEvent: async (request, pointer) =>
      backend.fetchEvent({ ...request, comparedWith }, pointer),
  };
}

testBackendContract('comparison', (context) => {
  const { backend: local, source } = localBackend(context, manyFiles(4, 300));
  const empty = { ...source, name: 'empty' };
  const silent = withoutRows(local);
  const backend = comparisonBackend((request) =>
    request.source.name === empty.name ? silent : local,
  );
  return { backend: withoutDifference(backend, empty), source };
});
