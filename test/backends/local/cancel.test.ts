import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import { stampOf } from '../../../backends/local/files/stamp.ts';
import type { ScanFile, ScanJob } from '../../../backends/local/scan/messages.ts';
import { noCounts } from '../../../backends/local/scan/counts.ts';
import { ParallelScan } from '../../../backends/local/scan/parallel-scan.ts';
import { ScanThread } from '../../../backends/local/scan/scan-thread.ts';
import { ScanWork } from '../../../backends/local/scan/scan-work.ts';
import { ThreadPool } from '../../../backends/local/scan/thread-pool.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, record } from './local-backend.ts';

const faulty = (name: string): string =>
  path.join(import.meta.dirname, 'faulty-workers', `${name}.ts`);

function jobOf(query: string): Omit<ScanJob, 'stop'> {
  const [parsed] = parseQueryFile(query).queries;
  assert.ok(parsed);
  return {
    query: parsed,
    sourceName: 'lab',
    context: { now: 0 },
    ranges: undefined,
    reportInterval: 0,
  };
}

function fileOf(context: TestContext, content: string): ScanFile {
  const folder = temporaryFolder(context, { 'a.json': content });
  const place = path.join(folder, 'a.json');
  const stamp = stampOf(statSync(place));
  return { path: place, name: 'a.json', size: content.length, stamp, index: 0 };
}

/** Remembers how its threads are given up. */
class WatchedPool extends ThreadPool {
  readonly givenUp: Promise<boolean>[] = [];

  override async giveUp(thread: ScanThread): Promise<void> {
    const settled = super.giveUp(thread);
    this.givenUp.push(settled.then(() => thread.isLost));
    await settled;
  }
}

test('tells a thread that is too busy to listen by the stop sign', async (context) => {
  const pool = new WatchedPool({ program: faulty('busy'), patience: 5000 }, 1);
  context.after(async () => pool.dispose());
  const file = fileOf(context, delivery([record('a')]));
  const scan = new ParallelScan(pool, {
    job: jobOf('stats count(*)'),
    threads: 1,
    pieces: [[file]],
    onPart: () => undefined,
  });
  await scan.news();
  scan.stop();
  assert.deepEqual(await Promise.all(pool.givenUp), [false]);
});

test('stops inside a file when the sign is there', async (context) => {
  const events = 20_000;
  const text = delivery(Array.from({ length: events }, (_, index) => record(`${index}`)));
  const stop = new SharedArrayBuffer(4);
  let counts = noCounts.recordsScanned;
  let reports = 0;
  const work = new ScanWork({ ...jobOf('stats count(*)'), stop }, new ColumnStore(), (message) => {
    if (message.kind !== 'report') return;
    reports += 1;
    counts += message.counts.recordsScanned;
    Atomics.store(new Int32Array(stop), 0, 1);
  });
  await work.scan([fileOf(context, text)]);
  assert.ok(reports > 0);
  assert.ok(counts > 0 && counts < events / 10, `${counts} events were read`);
});

test('ends a thread that listens to nothing any more', { timeout: 30_000 }, async (context) => {
  const thread = new ScanThread({ program: faulty('deaf'), patience: 300 });
  context.after(async () => thread.end());
  await new Promise<void>((resolve, reject) => {
    thread.engage({ onMessage: () => resolve(), onLost: (reason) => reject(new Error(reason)) });
    thread.send({ kind: 'files', files: [] });
  });
  await thread.stop();
  assert.equal(thread.isLost, true);
});

test('a thread that fills its memory ends alone', { timeout: 60_000 }, async (context) => {
  const options = { program: faulty('hoard'), patience: 1000 };
  const thread = new ScanThread({ ...options, heap: 32 });
  context.after(async () => thread.end());
  const reason = await new Promise<string>((resolve) => {
    thread.engage({ onMessage: () => undefined, onLost: resolve });
    thread.send({ kind: 'finish' });
  });
  assert.match(reason, /needs more memory than there is/);
});
