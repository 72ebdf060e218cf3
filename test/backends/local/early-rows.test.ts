import assert from 'node:assert/strict';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { EarlyRows } from '../../../backends/local/early-rows.ts';
import { FactStore } from '../../../backends/local/facts/fact-store.ts';
import type { FoundFile } from '../../../backends/local/files/list-files.ts';
import { prepareQuery } from '../../../backends/local/prepare-query.ts';
import { Previews } from '../../../backends/local/previews.ts';
import { runLocally } from '../../../backends/local/run-locally.ts';
import { planRun } from '../../../backends/local/run-plan.ts';
import { ThreadPool } from '../../../backends/local/scan/thread-pool.ts';
import type { QueryEvent } from '../../../core/protocol/results.ts';
import { collect, completeOf, finalRows } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, localBackend, manyFiles, record, worker } from './local-backend.ts';

const { signal } = new AbortController();

async function allOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A run that is about to begin over these files, with a thread that has started. */
async function prepared(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  query: string,
) {
  const pool = new ThreadPool({ program: worker, patience: 5000 }, 1);
  context.after(async () => pool.dispose());
  const settings = {
    pool,
    threads: 1,
    cacheBytes: 0,
    clock: () => 0,
    previewInterval: 0,
    isMemoryShort: () => false,
    facts: new FactStore({ folder: undefined, onFault: assert.fail, now: () => 0 }),
    now: () => 0,
  };
  const source = { kind: 'local', name: 'lab', path: temporaryFolder(context, files) } as const;
  const request = {
    parameters: {},
    title: '',
    source,
    range: undefined,
    now: 0,
    query,
  };
  const finalOf = async (): Promise<readonly (readonly (string | null)[])[]> => {
    const events = await allOf(runLocally(settings, request, signal));
    return finalRows(events).map(({ cells }) => cells);
  };
  // Whoever has worked has started.
  await finalOf();
  const { ready } = prepareQuery(request);
  assert.ok(ready);
  const plan = planRun(request, ready);
  assert.ok('main' in plan);
  const previews = new Previews(settings, 0);
  const early = new EarlyRows(settings, { request, part: plan.main, previews });
  const found = (name: string): FoundFile => ({ path: path.join(source.path, name), name });
  return { early, finalOf, found, previews, pool };
}

/** Found and gone again. */
const gone = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `gone-${number}.json`);

/** The rows of previews, and what they were made of; the files are listed once there are some. */
async function rowsUntil(
  early: EarlyRows,
  isEnough: (cells: readonly (string | null)[]) => boolean,
): Promise<readonly QueryEvent[]> {
  let endListing = (): void => {};
  const listing = new Promise<string>((resolve) => {
    endListing = () => resolve('listed');
  });
  const events: QueryEvent[] = [];
  const run = early.until(listing, signal);
  for (;;) {
    const { value, done } = await run.next();
    if (done === true) {
      assert.equal(value, 'listed');
      return events;
    }
    events.push(value);
    assert.ok(value.kind === 'rows' && !value.final);
    if (isEnough(value.rows[0]?.cells ?? [])) endListing();
  }
}

test('gives rows of files that were found while others are still being listed', async (context) => {
  const files = manyFiles(3, 2);
  const query = 'stats count(*) as n';
  const { early, finalOf, found, pool } = await prepared(context, files, query);
  const names = [...gone(20), ...Object.keys(files), ...gone(1977)];
  early.found(names.slice(0, 1999).map(found));
  early.found(names.map(found));
  const events = await rowsUntil(early, ([count]) => count === '6');
  assert.deepEqual(
    events.map((event) => event.kind === 'rows' && event.revision),
    events.map((_, number) => number + 1),
  );
  assert.ok(pool.isReady, 'the thread is free again');
  assert.deepEqual(await finalOf(), [['6']]);
});

test('looks at the latest files first where rows of the latest events are wanted', async (context) => {
  const nameOf = (day: number): string =>
    `1_CloudTrail_eu-west-1_202202${String(day).padStart(2, '0')}T0000Z_abcdefghijklmnop.json`;
  const files = {
    [nameOf(18)]: delivery([record('late')]),
    ...Object.fromEntries(gone(60).map((name) => [name, delivery([record(name)])])),
  };
  const query = 'fields eventID | sort @timestamp desc | limit 1';
  const { early, found } = await prepared(context, files, query);
  const others = Array.from({ length: 2000 }, (_, number) => `other-${number}.json`);
  early.found([...gone(60), nameOf(18), ...others].map(found));
  const events = await rowsUntil(early, () => true);
  assert.ok(events[0]?.kind === 'rows');
  assert.deepEqual(events[0].rows[0]?.cells, ['late']);
});

test('where there is nothing to show it waits for the list and does no harm', async (context) => {
  const files = manyFiles(1, 1);
  const query = 'filter eventName = "none of them" | fields eventID';
  const { early, finalOf, found } = await prepared(context, files, query);
  early.found([...Object.keys(files), ...gone(2000)].map(found));
  const events = await allOf(early.until(Promise.resolve(), signal));
  assert.deepEqual(events, []);
  // Too late: nobody would stop it.
  early.found([...Object.keys(files), ...gone(3000)].map(found));
  assert.deepEqual(await finalOf(), []);
  const failing = early.until(Promise.reject(new Error('no list')), signal);
  await assert.rejects(failing.next(), /no list/);
});

test('very many files give the answer that they give, revision by revision', async (context) => {
  const given = localBackend(context, manyFiles(2100, 1));
  for (const _ of ['starting', 'warm']) {
    const events = await collect(given, { query: 'stats count(*)' });
    assert.deepEqual(
      finalRows(events).map(({ cells }) => cells),
      [['2100']],
    );
    const revisions = events.flatMap((event) => (event.kind === 'rows' ? [event.revision] : []));
    assert.deepEqual(revisions, [...new Set(revisions)]);
    assert.equal(completeOf(events).statistics.recordsScanned, 2100);
  }
});
