import assert from 'node:assert/strict';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import type { LocalBackendOptions } from '../../../backends/local/local-backend.ts';
import { collect, completeOf, finalRows } from '../contract.ts';
import { delivery, localBackend, manyFiles, record } from '../local/local-backend.ts';

/** A backend over twelve files that were written long ago. */
function oldFiles(context: TestContext, options: Partial<LocalBackendOptions> = {}) {
  const given = localBackend(context, manyFiles(12, 600), options);
  assert.equal(given.source.kind, 'local');
  const folder = given.source.kind === 'local' ? given.source.path : '';
  const age = (name: string, seconds: number): void =>
    utimesSync(path.join(folder, name), seconds, seconds);
  for (const name of readdirSync(folder)) age(name, 1_000_000);
  const run = async (
    query: string,
    more: { workers?: number; cache?: boolean; dedupe?: string } = {},
  ) => {
    const events = await collect(given, { query, ...more });
    const { outcome, statistics: all } = completeOf(events);
    const { filesRemembered, ...statistics } = all;
    const problems = events.flatMap((event) =>
      event.kind === 'problem' ? [event.problem.message] : [],
    );
    return { rows: finalRows(events), filesRemembered, statistics, outcome, problems };
  };
  return { run, folder, age, dispose: given.dispose };
}

test('a query that is run again finds its files in memory, whichever thread had them', async (context) => {
  const { run } = oldFiles(context);
  const query = 'stats count(*) as n, min(eventID) by eventName';
  const first = await run(query);
  assert.equal(first.filesRemembered, 0);
  for (const _ of ['second', 'third']) {
    const again = await run(query);
    assert.equal(again.filesRemembered, 12);
    assert.deepEqual(again.rows, first.rows);
    const { elapsedMilliseconds: _time, ...statistics } = again.statistics;
    const { elapsedMilliseconds: _first, ...expected } = first.statistics;
    assert.deepEqual(statistics, expected);
  }
  const none = await run(query, { cache: false });
  assert.equal(none.filesRemembered, 0);
  assert.deepEqual(none.rows, first.rows);
});

test('what a thread remembers is lost with it, and learned anew', async (context) => {
  const { run, dispose } = oldFiles(context);
  const query = 'stats count(*) by eventName';
  const first = await run(query);
  assert.equal((await run(query)).filesRemembered, 12);
  await dispose();
  const anew = await run(query);
  assert.equal(anew.filesRemembered, 0);
  assert.deepEqual(anew.rows, first.rows);
  assert.equal((await run(query)).filesRemembered, 12);
});

test('a file that was written to is read again, and the others are not', async (context) => {
  const { run, folder, age } = oldFiles(context);
  await run('stats count(*)');
  writeFileSync(path.join(folder, '0003.json'), delivery([record('new')]));
  age('0003.json', 2_000_000);
  const { rows, filesRemembered } = await run('stats count(*)');
  assert.deepEqual(rows[0]?.cells, [`${11 * 600 + 1}`]);
  assert.equal(filesRemembered, 11);
});

test('no more is kept than the settings allow', async (context) => {
  const { run } = oldFiles(context, { cacheBytes: 0 });
  await run('stats count(*)');
  assert.equal((await run('stats count(*)')).filesRemembered, 0);
});

test('damage that no query has met before is met as in a file that nobody remembers', async (context) => {
  const { run, folder, age } = oldFiles(context);
  writeFileSync(path.join(folder, '0003.json'), '{"Records":[{"eventVersion":"1","n":{"a" [1]}}]}');
  age('0003.json', 1_000_000);
  for (const more of [{}, { dedupe: 'n.a.0' }]) {
    await run('stats count(*)');
    const met = await run('filter ispresent(n.a.1) or eventVersion = "1" | fields n.a.1', more);
    assert.deepEqual(met, { ...met, outcome: 'done' });
    const anew = await run('filter ispresent(n.a.1) or eventVersion = "1" | fields n.a.1', {
      ...more,
      cache: false,
    });
    assert.deepEqual(met.rows, anew.rows);
    assert.deepEqual(met.problems, anew.problems);
    assert.match(met.problems.join(), /0003\.json/);
  }
});
