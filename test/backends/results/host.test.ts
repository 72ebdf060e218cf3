import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { serveRuns } from '../../../backends/results/host.ts';
import { portChannel } from '../../../backends/results/port-channel.ts';
import { hostContract, hostListenerContract } from '../../../core/protocol/host.ts';
import { type Column, noStatistics, type QueryRequest } from '../../../core/protocol/results.ts';
import { connect, type Peer } from '../../../core/protocol/rpc.ts';
import type { RunSummary } from '../../../core/protocol/runs.ts';
import { fakeBackend, noQuestions, scripted, type Step } from './fake-backend.ts';

let ports: readonly MessagePort[] = [];
let host: Peer<typeof hostContract>;
const summaries = new Map<string, RunSummary>();
const listeners = new Set<() => void>();

before(() => {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  const onFault = (message: string): void => assert.fail(message);
  serveRuns({ channel: portChannel(port2), backend: () => fakeBackend, onFault });
  host = connect({
    channel: portChannel(port1),
    local: hostListenerContract,
    remote: hostContract,
    onFault,
    handlers: {
      requests: noQuestions,
      notices: {
        warning: onFault,
        indexing: () => onFault('no index was asked for'),
        changed: (run) => {
          summaries.set(run.id, run);
          for (const listener of listeners) listener();
        },
      },
    },
  });
});

after(() => {
  for (const port of ports) port.close();
});

/** Settles with a run's summary as soon as it is as wanted. */
async function summaryWhere(
  runId: string,
  isWanted: (run: RunSummary) => boolean,
): Promise<RunSummary> {
  return await new Promise((resolve) => {
    const check = (): void => {
      const run = summaries.get(runId);
      if (run === undefined || !isWanted(run)) return;
      listeners.delete(check);
      resolve(run);
    };
    listeners.add(check);
    check();
  });
}

const ended = (runId: string): Promise<RunSummary> =>
  summaryWhere(runId, ({ state }) => state !== 'running');

const columns: readonly Column[] = [
  { name: 'name', type: 'text' },
  { name: 'count', type: 'number' },
];

const started: Step = { kind: 'started', columns, range: { start: 0, end: 1000 } };
const done: Step = { kind: 'complete', outcome: 'done', statistics: noStatistics };

const rows = (...cells: readonly (readonly (string | null)[])[]): Step => ({
  kind: 'rows',
  revision: 0,
  final: true,
  columns,
  rows: cells.map((row, index) => ({ cells: row, pointer: index === 0 ? 'gone' : `p${index}` })),
});

const request = (steps: readonly Step[]): QueryRequest => ({
  query: scripted(steps),
  title: 'A test',
  source: { kind: 'local', name: 'logs', path: '/logs' },
  range: '-1d',
  parameters: { who: 'me' },
  now: 0,
});

const start = (runId: string, steps: readonly Step[]): Promise<undefined> =>
  host.request('start', { runId, request: request(steps) });

test('a run tells of itself and serves its rows', async () => {
  await start('first', [started, rows(['b', '2'], ['a', '10'], [null, '1']), done]);
  const summary = await ended('first');
  assert.equal(summary.state, 'done');
  assert.equal(summary.rowCount, 3);
  assert.equal(summary.source, 'logs');
  assert.deepEqual(summary.timeRange, { start: 0, end: 1000 });
  const window = await host.request('window', { runId: 'first', start: 1, count: 5 });
  assert.deepEqual(
    window.rows.map(({ cells }) => cells),
    [
      ['a', '10'],
      [null, '1'],
    ],
  );
  assert.equal(window.version, summary.version);
});

test('sorting is done where the rows are', async () => {
  const sort = { column: 1, direction: 'descending' } as const;
  await host.request('sort', { runId: 'first', sort });
  const window = await host.request('window', { runId: 'first', start: 0, count: 1 });
  assert.deepEqual(window.rows[0]?.cells, ['a', '10']);
  const summary = await summaryWhere('first', (run) => run.sort !== undefined);
  assert.deepEqual(summary.sort, sort);
  assert.equal(summary.version, window.version);
});

test('a cell, an event and a block are found in the order shown', async () => {
  assert.equal(await host.request('cell', { runId: 'first', row: 0, column: 0 }), 'a');
  assert.equal(await host.request('cell', { runId: 'first', row: 2, column: 0 }), undefined);
  assert.match((await host.request('event', { runId: 'first', row: 0 })) ?? '', /"p1"/);
  assert.equal(await host.request('event', { runId: 'first', row: 1 }), undefined);
  const block = { runId: 'first', start: 0, end: 2, columns: [1, 0], withHeaders: true };
  assert.equal(await host.request('copy', block), 'count\tname\n10\ta\n2\tb\n');
});

test('a run that fails says why and keeps what it has', async () => {
  await start('crashing', [started, rows(['a', '1']), { kind: 'crash' }]);
  const { state, rowCount, problems } = await ended('crashing');
  assert.equal(state, 'failed');
  assert.equal(rowCount, 1);
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['the query stopped: the disk is on fire'],
  );
});

test('an answer without an end is a failure', async () => {
  await start('endless', [started]);
  const { state, problems } = await ended('endless');
  assert.equal(state, 'failed');
  assert.match(problems[0]?.message ?? '', /ended too early/);
});

test('many problems are counted, and the first of them listed', async () => {
  const problem: Step = {
    kind: 'problem',
    problem: { code: 'damaged', severity: 'warning', message: 'damaged', file: 'x.json.gz' },
  };
  await start('damaged', [started, ...Array.from({ length: 500 }, () => problem), done]);
  const { problems, problemCount } = await ended('damaged');
  assert.equal(problemCount, 500);
  assert.equal(problems.length, 200);
});

test('a cancelled run ends, and one that waits for its turn never begins', async () => {
  await start('one', [started, { kind: 'wait' }]);
  await start('two', [started, { kind: 'wait' }]);
  await start('three', [started, rows(['a', '1']), done]);
  await summaryWhere('two', (run) => run.columns.length > 0);
  await host.request('cancel', { runId: 'three' });
  assert.equal((await ended('three')).rowCount, 0);
  await host.request('cancel', { runId: 'one' });
  await host.request('cancel', { runId: 'two' });
  assert.equal((await ended('one')).state, 'cancelled');
  assert.equal((await ended('two')).state, 'cancelled');
});

test('runs that wait get their turn', async () => {
  await start('holding', [started, { kind: 'wait' }]);
  await start('holding too', [started, { kind: 'wait' }]);
  await start('waiting', [started, rows(['a', '1']), done]);
  await host.request('cancel', { runId: 'holding' });
  assert.equal((await ended('waiting')).state, 'done');
  await host.request('close', { runId: 'holding too' });
});

test('a closed run is gone', async () => {
  await host.request('close', { runId: 'first' });
  await assert.rejects(host.request('window', { runId: 'first', start: 0, count: 1 }), {
    message: 'this result is gone: run the query again',
  });
});
