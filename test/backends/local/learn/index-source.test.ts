import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { IndexTask } from '../../../../backends/local/learn/index-source.ts';
import { createLocalBackend, type LocalBackend } from '../../../../backends/local/local-backend.ts';
import type { SourceField } from '../../../../core/protocol/server.ts';
import { isSourceIndex, type SourceIndex } from '../../../../core/protocol/source-index.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { delivery, manyFiles, record, worker } from '../local-backend.ts';

const root = path.join(import.meta.dirname, '../../../..');

function backendOf(context: TestContext, options = {}): LocalBackend {
  const backend = createLocalBackend({ worker, threads: 4, ...options });
  context.after(async () => backend.dispose());
  return backend;
}

const taskOf = (folder: string, more: Partial<IndexTask> = {}): IndexTask => ({
  source: { kind: 'local', name: 'lab', path: folder },
  signal: new AbortController().signal,
  onProgress: () => {},
  ...more,
});

const fieldOf = (index: SourceIndex | undefined, name: string): SourceField | undefined =>
  index?.fields.find((field) => field.name === name);

/** No clock: a slow machine reads as much as a fast one. */
const unhurried = { events: 20_000, bytes: 256 * 1024 ** 2, milliseconds: 600_000 };

test('the samples are known with shares, examples and values', async (context) => {
  const backend = backendOf(context, { sample: unhurried });
  const index = await backend.indexSource(taskOf(path.join(root, 'samples/logs')));
  assert.ok(isSourceIndex(index));
  assert.ok(index.events > 4000);
  assert.equal(fieldOf(index, 'eventName')?.percent, 100);
  assert.equal(fieldOf(index, '@timestamp')?.percent, 100);
  assert.equal(fieldOf(index, 'eventSource')?.values?.[0]?.value, 's3.amazonaws.com');
  assert.equal(fieldOf(index, 'eventID')?.values, undefined);
  assert.ok(fieldOf(index, 'resources.N.ARN'));
  const shares = index.fields.map(({ percent }) => percent);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => b - a),
  );
});

test('every kind of file counts, and none that is damaged or no log', async (context) => {
  const folder = temporaryFolder(context, {
    'a.json': delivery([record('1'), record('2', { userAgent: 'x' })]),
    'b.json.gz': gzipSync(delivery([record('3')])),
    'c.jsonl': `${record('4')}\n${record('5')}\n`,
    'cut.json': delivery([record('6'), record('7')]).slice(0, -40),
    'notes.txt': 'nothing',
  });
  const index = await backendOf(context).indexSource(taskOf(folder));
  assert.equal(index?.events, 6);
  assert.equal(fieldOf(index, 'userAgent')?.percent, 16.67);
  assert.deepEqual(fieldOf(index, 'awsRegion')?.values, [{ value: 'eu-west-1', percent: 100 }]);
});

test('a source that has not changed is not read again', async (context) => {
  const folder = temporaryFolder(context, manyFiles(3, 2));
  const backend = backendOf(context);
  const first = await backend.indexSource(taskOf(folder));
  assert.equal(await backend.indexSource(taskOf(folder, { unless: first?.stamp })), undefined);
  const other = temporaryFolder(context, manyFiles(4, 2));
  const changed = await backend.indexSource(taskOf(other, { unless: first?.stamp }));
  assert.equal(changed?.events, 8);
});

test('of many events a sample is taken from everywhere', async (context) => {
  const folder = temporaryFolder(context, manyFiles(40, 50));
  const sample = { ...unhurried, events: 200 };
  const index = await backendOf(context, { sample }).indexSource(taskOf(folder));
  const events = index?.events ?? 0;
  assert.ok(events >= 200 && events < 600, `${events} events`);
});

test('it can be cancelled, before and while it reads', async (context) => {
  const folder = temporaryFolder(context, manyFiles(200, 50));
  const backend = backendOf(context, { sample: { ...unhurried, events: 1e9 } });
  assert.equal(
    await backend.indexSource(taskOf(folder, { signal: AbortSignal.abort() })),
    undefined,
  );
  const controller = new AbortController();
  const indexing = backend.indexSource(taskOf(folder, { signal: controller.signal }));
  setImmediate(() => controller.abort());
  assert.equal(await indexing, undefined);
  // The threads are free again.
  assert.equal((await backend.indexSource(taskOf(folder)))?.events, 10_000);
});

test('no time, no events', async (context) => {
  const folder = temporaryFolder(context, manyFiles(2, 2));
  const sample = { ...unhurried, milliseconds: 0 };
  const index = await backendOf(context, { sample }).indexSource(taskOf(folder));
  assert.deepEqual([index?.events, index?.fields], [0, []]);
});

test('a source that is not there is named', async (context) => {
  const indexing = backendOf(context).indexSource(taskOf('/not/there'));
  await assert.rejects(indexing, /there is no file or folder "\/not\/there" for the source "lab"/);
});

test('a thread that ends costs the index and nothing else', async (context) => {
  const folder = temporaryFolder(context, manyFiles(2, 1));
  const faulty = path.join(import.meta.dirname, '../faulty-workers/exit.ts');
  const backend = backendOf(context, { worker: faulty });
  await assert.rejects(backend.indexSource(taskOf(folder)), /could not be indexed: a thread/);
});

for (const folder of ['ransomware-lab', 'invictus', 'small']) {
  test(`real logs are sampled: ${folder}`, async (context) => {
    const place = path.join(root, '../shared/data/logs', folder);
    if (!existsSync(place)) {
      context.diagnostic(`the real logs "${folder}" are not here, so nothing was learnt`);
      return;
    }
    const begun = performance.now();
    const index = await backendOf(context).indexSource(taskOf(place));
    assert.ok(isSourceIndex(index));
    assert.ok(index.events > 0 && index.fields.length > 50);
    assert.ok(JSON.stringify(index).length < 4 * 1024 ** 2);
    const time = Math.round(performance.now() - begun);
    context.diagnostic(`${index.events} events, ${index.fields.length} fields in ${time} ms`);
  });
}
