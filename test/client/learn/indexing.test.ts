import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createIndexing, type Indexing } from '../../../client/learn/indexing.ts';
import { RunList } from '../../../client/results/run-list.ts';
import type { IndexProgress } from '../../../core/protocol/source-index.ts';
import { delivery, manyFiles, record } from '../../backends/local/local-backend.ts';
import { noQuestions } from '../../backends/results/fake-backend.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';

/** What asks the engine's own thread, as the extension does. */
function indexing(context: TestContext): Indexing {
  const worker = new URL('../../../backends/worker.ts', import.meta.url);
  const runs: RunList = new RunList({
    startThread: () => new Worker(worker, { workerData: { role: 'host' }, argv: [], stderr: true }),
    capacity: () => 20,
    onFault: (message) => assert.fail(message),
    onLost: () => {},
    onIndexing: (progress) => asks.hear(progress),
    questions: noQuestions,
  });
  const asks = createIndexing(
    () => runs.host,
    (message) => assert.fail(message),
  );
  context.after(() => runs.dispose());
  return asks;
}

const sourceAt = (path: string) => ({ kind: 'local', name: 'lab', path }) as const;

test('the engine says what a folder holds, and once only while it stays as it is', async (t) => {
  const asks = indexing(t);
  const source = sourceAt(temporaryFolder(t, { 'a.json': delivery([record('1'), record('2')]) }));
  const { signal } = new AbortController();
  const index = await asks.index({ source, signal });
  assert.equal(index?.events, 2);
  assert.ok(index.fields.some(({ name }) => name === 'eventName'));
  assert.equal(await asks.index({ source, signal, unless: index.stamp }), undefined);
});

test('whoever leaves gets nothing, and the next one everything', async (t) => {
  const asks = indexing(t);
  const source = sourceAt(temporaryFolder(t, manyFiles(100, 20)));
  assert.equal(await asks.index({ source, signal: AbortSignal.abort() }), undefined);
  const controller = new AbortController();
  const left = asks.index({ source, signal: controller.signal });
  controller.abort();
  assert.equal(await left, undefined);
  const index = await asks.index({ source, signal: new AbortController().signal });
  assert.equal(index?.events, 2000);
});

test('why a source can not be read is told to whoever asks', async (t) => {
  const asks = indexing(t);
  const source = sourceAt('/not/there');
  const asked = asks.index({ source, signal: new AbortController().signal });
  await assert.rejects(asked, /there is no file or folder "\/not\/there"/);
});

test('progress of an index that is over goes nowhere', () => {
  const asks = createIndexing(
    () => assert.fail('nothing is asked'),
    (message) => assert.fail(message),
  );
  const progress: IndexProgress = { indexId: 'index-9', done: 1, total: 2 };
  asks.hear(progress);
});
