import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { RunList } from '../../client/results/run-list.ts';
import { noStatistics, type QueryRequest } from '../../core/protocol/results.ts';
import { noQuestions, scripted, type Step } from '../backends/results/fake-backend.ts';

const origin = { uri: 'file:///a.ctq', line: 3 };
const columns = [{ name: 'n', type: 'number' }] as const;

const quick: readonly Step[] = [
  { kind: 'started', columns, range: undefined },
  { kind: 'rows', revision: 0, final: true, columns, rows: [{ cells: ['1'] }] },
  { kind: 'complete', outcome: 'done', statistics: noStatistics },
];
const endless: readonly Step[] = [{ kind: 'started', columns, range: undefined }, { kind: 'wait' }];

const request = (title: string, steps: readonly Step[]): QueryRequest => ({
  query: scripted(steps),
  title,
  source: { kind: 'local', name: 'logs', path: '/logs' },
  range: undefined,
  parameters: {},
  now: 0,
});

/** A list with real threads; `threads` are those that were started. */
function harness(capacity = 20) {
  const threads: Worker[] = [];
  const faults: string[] = [];
  const lost = { count: 0 };
  const runs = new RunList({
    startThread: () => {
      const thread = new Worker(
        new URL('../backends/results/fake-host-worker.ts', import.meta.url),
        { stderr: true },
      );
      threads.push(thread);
      return thread;
    },
    capacity: () => capacity,
    onFault: (message) => faults.push(message),
    onLost: () => {
      lost.count += 1;
    },
    questions: noQuestions,
  });
  const titles = (): readonly string[] =>
    runs.summaries.map(({ title, state }) => `${title}: ${state}`);
  return { runs, threads, faults, lost, titles };
}

test('a run is listed at once, and has its rows when it is done', async (t) => {
  const { runs, titles, faults } = harness();
  t.after(() => runs.dispose());
  const runId = runs.start(request('Quick', quick), origin);
  assert.deepEqual(titles(), ['Quick: running']);
  await runs.whenIdle();
  assert.deepEqual(titles(), ['Quick: done']);
  const { rows } = await runs.rowsOf(runId).request('window', { runId, start: 0, count: 5 });
  assert.deepEqual(rows, [{ cells: ['1'], hasEvent: false }]);
  assert.deepEqual(runs.originOf(runId), origin);
  assert.deepEqual(faults, []);
});

test('no thread is started before the first run', async () => {
  const { runs, threads } = harness();
  await runs.whenIdle();
  await runs.cancelAll();
  assert.equal(threads.length, 0);
  await runs.dispose();
});

test('cancelling ends everything that runs', async (t) => {
  const { runs, titles } = harness();
  t.after(() => runs.dispose());
  for (const title of ['One', 'Two', 'Three']) runs.start(request(title, endless), origin);
  await runs.cancelAll();
  await runs.whenIdle();
  assert.deepEqual(titles(), ['One: cancelled', 'Two: cancelled', 'Three: cancelled']);
});

test('the oldest run that has ended makes room', async (t) => {
  const { runs, titles } = harness(2);
  t.after(() => runs.dispose());
  for (const title of ['One', 'Two', 'Three']) {
    runs.start(request(title, quick), origin);
    await runs.whenIdle();
  }
  assert.deepEqual(titles(), ['Two: done', 'Three: done']);
});

test('a closed run is forgotten, and says nothing more', async (t) => {
  const { runs } = harness();
  t.after(() => runs.dispose());
  const events: string[] = [];
  runs.onChange((event) => events.push(event.kind));
  const runId = runs.start(request('Endless', endless), origin);
  await runs.close(runId);
  await runs.whenIdle();
  assert.deepEqual(runs.summaries, []);
  assert.equal(events.at(-1), 'closed');
  assert.throws(() => runs.rowsOf(runId), { message: /run the query again/ });
});

test('a thread that crashes costs its runs, with a message, and the next run gets a new one', async (t) => {
  const { runs, threads, titles, lost } = harness();
  t.after(() => runs.dispose());
  runs.start(request('Before', quick), origin);
  await runs.whenIdle();
  runs.start(request('Meanwhile', endless), origin);
  threads[0]?.postMessage('exit');
  await runs.whenIdle();
  assert.deepEqual(titles(), ['Before: failed', 'Meanwhile: failed']);
  assert.match(
    runs.summaries[0]?.problems[0]?.message ?? '',
    /stopped: out of memory; run the query/,
  );
  assert.equal(runs.summaries[0]?.rowCount, 0);
  runs.start(request('After', quick), origin);
  await runs.whenIdle();
  assert.equal(titles().at(-1), 'After: done');
  assert.equal(threads.length, 2);
  assert.equal(lost.count, 1);
});

test('a run that is gone on with after a crash takes the place of its own tab alone', async (t) => {
  const { runs, threads, titles } = harness();
  t.after(() => runs.dispose());
  const keeper = { workspace: 'here', ...origin };
  const one = { ...request('One', endless), keeper };
  const later = { ...one, now: 1, title: 'Later' };
  for (const each of [one, later]) runs.start(each, origin);
  threads[0]?.postMessage('exit');
  await runs.whenIdle();
  const runId = runs.resume({ ...one, resumes: 'entry' }, origin);
  assert.deepEqual(titles(), ['Later: failed', 'One: running']);
  // What runs is no tab to be replaced.
  runs.resume({ ...one, resumes: 'entry' }, origin);
  assert.deepEqual(titles(), ['Later: failed', 'One: running', 'One: running']);
  assert.equal(runs.requestOf(runId)?.resumes, 'entry');
});
