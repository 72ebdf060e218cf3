import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import type { QueryEvent } from '../../../core/protocol/results.ts';
import { eventPlace, eventPointer } from '../../../backends/local/reader/pointer.ts';
import { collect, completeOf, finalRows, problemsOf, requestOf } from '../contract.ts';
import { delivery, localBackend, manyFiles, record } from './local-backend.ts';

test('answers the same whatever the number of threads', async (context) => {
  const files = manyFiles(40, 60);
  const queries = [
    'fields eventID, @ptr',
    'fields eventID | sort eventName | limit 200',
    'stats count(*) as n, min(eventID), latest(eventID) by eventName',
    'fields eventID, eventName | dedup eventName',
    'filter eventID like /7$/ | stats count(*) as n by bin(1h), awsRegion',
  ];
  const given = localBackend(context, files);
  for (const query of queries) {
    const [one, ...others] = await Promise.all(
      [1, 2, 3].map(async (workers) => finalRows(await collect(given, { query, workers }))),
    );
    assert.ok((one?.length ?? 0) > 0, query);
    for (const other of others) assert.deepEqual(other, one, query);
  }
});

test('shows rows of what was scanned so far, then the answer', async (context) => {
  const given = localBackend(context, manyFiles(30, 600));
  const events = await collect(given, { query: 'stats count(*) as n' });
  const counts = events.flatMap((event) =>
    event.kind === 'rows' ? [Number(event.rows[0]?.cells[0])] : [],
  );
  assert.ok(counts.length > 1);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => a - b),
  );
  assert.equal(counts.at(-1), 18_000);
});

test('sends a large answer in pieces', async (context) => {
  const given = localBackend(context, manyFiles(3, 4000));
  const events = await collect(given, { query: 'fields eventID | limit 12000' });
  const pieces = events.flatMap((event) =>
    event.kind === 'rows' && event.final ? [event.rows.length] : [],
  );
  assert.equal(
    pieces.reduce((sum, length) => sum + length, 0),
    completeOf(events).statistics.resultCount,
  );
  assert.ok(pieces.every((length) => length <= 5000));
});

test('says that a limit which nobody wrote has cut the answer', async (context) => {
  const given = localBackend(context, manyFiles(3, 4000));
  const told = async (query: string): Promise<readonly string[]> =>
    problemsOf(await collect(given, { query }));
  assert.match(
    (await told('fields eventID')).join('\n'),
    /^default-limit: only the first 10000 rows/,
  );
  assert.deepEqual(await told('fields eventID | limit 10000'), []);
  assert.deepEqual(await told('stats count(*) by eventName'), []);
});

test('says what it has read', async (context) => {
  const text = delivery([record('a'), record('b')]);
  const given = localBackend(context, { 'a.json': text, 'b.json.gz': gzipSync(text) });
  const { statistics } = completeOf(await collect(given, { query: 'filter eventID = "a"' }));
  assert.deepEqual(
    { ...statistics, elapsedMilliseconds: 0 },
    {
      recordsScanned: 4,
      recordsMatched: 2,
      recordsSkipped: 0,
      bytesScanned: 2 * text.length,
      filesScanned: 2,
      filesSkipped: 0,
      filesRemembered: 0,
      filesOutOfRange: 0,
      filesRuledOut: 0,
      duplicatesDropped: undefined,
      resultCount: 2,
      elapsedMilliseconds: 0,
    },
  );
});

test('says how far it is in files and bytes', async (context) => {
  const given = localBackend(context, {
    ...manyFiles(20, 100),
    'empty.json': '',
    'x.txt': 'no log',
  });
  const events = await collect(given, { query: 'stats count(*)' });
  const course = events.flatMap((event) => (event.kind === 'progress' ? [event.progress] : []));
  const bytes = course.map(({ bytes: read }) => read?.done ?? 0);
  assert.deepEqual(
    bytes,
    bytes.toSorted((a, b) => a - b),
  );
  const last = course.at(-1);
  assert.deepEqual([last?.done, last?.bytes?.done], [22, last?.bytes?.total]);
});

test('names damaged and foreign files and answers from the rest', async (context) => {
  const text = delivery([record('a'), record('b'), record('c')]);
  const given = localBackend(context, {
    'good.json': text,
    'cut.json': text.slice(0, text.length - 60),
    'cut.json.gz': gzipSync(text).subarray(0, 60),
    'archive.zip': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]),
    'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]),
    'package.json': '{"name":"x"}',
    'digest.json': '{"digestStartTime":"2022-02-18T17:52:31Z","logFiles":[]}',
    'mixed.jsonl': `${record('d')}\n{"level":"info"}\n`,
    'empty.json': '',
  });
  const events = await collect(given, { query: 'fields eventID | sort eventID' });
  const problems = events.flatMap((event) => (event.kind === 'problem' ? [event.problem] : []));
  assert.deepEqual(problems.map(({ code, file }) => `${code} ${file}`).toSorted(), [
    'entries-foreign mixed.jsonl',
    'file-damaged cut.json',
    'file-damaged cut.json.gz',
    'file-foreign package.json',
    'file-foreign picture.png',
    'file-unreadable archive.zip',
  ]);
  const cut = problems.find(({ file }) => file === 'cut.json');
  assert.match(cut?.message ?? '', /2 events of it could be read, 1 could not/);
  const { outcome, statistics } = completeOf(events);
  assert.equal(outcome, 'done');
  assert.equal(statistics.filesScanned, 4);
  assert.equal(statistics.filesSkipped, 5);
  assert.ok(finalRows(events).length >= 3 + 2 + 1);
});

test('lists a hundred problems and counts the others', async (context) => {
  const files = Object.fromEntries(
    Array.from({ length: 130 }, (_, index) => [`${index}.json`, '{"no":"log"}']),
  );
  const problems = problemsOf(await collect(localBackend(context, files), { query: 'fields x' }));
  assert.equal(problems.length, 102);
  assert.match(problems.join('\n'), /30 more files have problems/);
});

test('reads events of the range, and files that may hold them', async (context) => {
  const at = (time: string): string => record(time, { eventTime: time });
  const name = (day: string): string => `1_CloudTrail_eu-west-1_202202${day}T0000Z_abc.json`;
  const given = localBackend(context, {
    [name('01')]: delivery([at('2022-02-12T00:00:00Z')]),
    [name('13')]: delivery([
      at('2022-02-11T23:59:59Z'),
      at('2022-02-12T00:00:00Z'),
      at('2022-02-12T23:59:59Z'),
      at('2022-02-13T00:00:00Z'),
      record('no time', { eventTime: 'yesterday' }),
    ]),
  });
  const events = await collect(given, { query: 'fields eventID', range: '2022-02-12' });
  const started = events.find((event) => event.kind === 'started');
  assert.deepEqual(started?.range, {
    start: Date.UTC(2022, 1, 12),
    end: Date.UTC(2022, 1, 13),
  });
  assert.deepEqual(
    finalRows(events).map(({ cells: [id] }) => id),
    ['2022-02-12T23:59:59Z', '2022-02-12T00:00:00Z'],
  );
  assert.equal(completeOf(events).statistics.filesSkipped, 1);
  const all = await collect(given, { query: 'fields eventID', range: 'all' });
  assert.equal(finalRows(all).length, 6);
});

test('fails where the source is not there, and says so where it is empty', async (context) => {
  const given = localBackend(context, { 'x/y.txt': 'nothing', 'empty/.hidden': '' });
  const within = (folder: string): typeof given => ({
    ...given,
    source: { kind: 'local', name: 'lab', path: path.join(pathOf(given), folder) },
  });
  const missing = await collect(within('missing'), { query: 'fields x' });
  assert.equal(completeOf(missing).outcome, 'failed');
  assert.match(problemsOf(missing).join(), /source-not-found: .*missing/);
  for (const [folder, reason] of [
    ['x', /source-empty: .*none of its 1 files/],
    ['empty', /source-empty: .*it holds no files/],
  ] as const) {
    const events = await collect(within(folder), { query: 'stats count(*)' });
    assert.equal(completeOf(events).outcome, 'done');
    assert.match(problemsOf(events).join('\n'), reason);
  }
});

test('runs on a single file', async (context) => {
  const given = localBackend(context, { 'a.json': delivery([record('a')]) });
  const source = { kind: 'local', name: 'a', path: path.join(pathOf(given), 'a.json') } as const;
  const [row] = finalRows(await collect({ ...given, source }, { query: 'fields eventID' }));
  const request = requestOf({ ...given, source }, {});
  assert.equal(await given.backend.fetchEvent(request, row?.pointer ?? ''), record('a'));
});

test('fetches nothing from outside of the source', async (context) => {
  const given = localBackend(context, { 'in/a.json': record('a'), 'b.json': record('b') });
  const source = { kind: 'local', name: 'in', path: path.join(pathOf(given), 'in') } as const;
  const request = requestOf({ ...given, source }, {});
  for (const file of ['../b.json', path.join(pathOf(given), 'b.json'), 'missing.json']) {
    const pointer = eventPointer({ file, stamp: '', ordinal: 0 });
    assert.equal(await given.backend.fetchEvent(request, pointer), undefined, file);
  }
  const [row] = finalRows(await collect({ ...given, source }, { query: 'fields eventID' }));
  const place = eventPlace(row?.pointer ?? '');
  assert.ok(place);
  const pointer = eventPointer({ ...place, ordinal: 1 });
  assert.equal(await given.backend.fetchEvent(request, pointer), undefined);
});

test('does not take another event for the one that was meant', async (context) => {
  const given = localBackend(context, { 'a.json': delivery([record('a'), record('b')]) });
  const rows = finalRows(await collect(given, { query: 'fields eventID | sort eventID' }));
  const fetched = async (): Promise<string | undefined> =>
    given.backend.fetchEvent(requestOf(given, {}), rows[1]?.pointer ?? '');
  assert.equal(await fetched(), record('b'));
  const file = path.join(pathOf(given), 'a.json');
  writeFileSync(file, delivery([record('x'), record('other')]));
  await assert.rejects(fetched, {
    message: '"a.json" has changed since the query was run; run it again',
  });
  rmSync(file);
  assert.equal(await fetched(), undefined);
});

test('costs a file the events that nothing can read, and says so', async (context) => {
  const large = record('large', { userAgent: 'x'.repeat(65 * 1024 ** 2) });
  const given = localBackend(context, {
    'large.json.gz': gzipSync(delivery([record('a'), large, record('b')])),
    'good.json': record('c'),
  });
  const events = await collect(given, { query: 'fields @message, eventID | sort eventID' });
  assert.equal(completeOf(events).outcome, 'done');
  assert.deepEqual(
    finalRows(events).map(({ cells: [, id] }) => id),
    ['a', 'b', 'c'],
  );
  assert.match(
    problemsOf(events).join('\n'),
    /^file-damaged: "large.json.gz" is damaged: it holds events that are too large to be read; 2 events of it could be read, 1 could not/,
  );
});

test('goes on where a text grows beyond every limit', async (context) => {
  const wide = record('wide', { userAgent: 'x'.repeat(30 * 1024 ** 2) });
  const given = localBackend(context, { 'a.json.gz': gzipSync(delivery([wide, record('b')])) });
  const eighteen = Array.from({ length: 18 }, () => 'userAgent').join();
  const query = `fields strlen(concat(${eighteen})) as n, eventID | sort eventID`;
  const events = await collect(given, { query });
  assert.deepEqual(
    finalRows(events).map(({ cells }) => cells),
    [[null, 'b']],
  );
  assert.match(problemsOf(events).join(), /file-damaged: "a.json.gz"/);
});

test('can be cancelled while the answer is handed over', async (context) => {
  const given = localBackend(context, manyFiles(3, 6000));
  const controller = new AbortController();
  const request = requestOf(given, { query: 'fields eventID | limit 20000' });
  const events: QueryEvent[] = [];
  for await (const event of given.backend.run(request, controller.signal)) {
    events.push(event);
    // As a message to the thread would: it is heard when the thread has nothing else to do.
    if (event.kind === 'rows' && event.final) setImmediate(() => controller.abort());
  }
  assert.equal(completeOf(events).outcome, 'cancelled');
  assert.ok(finalRows(events).length < 18_000);
});

test('refuses an empty query and one with several mistakes', async (context) => {
  const given = localBackend(context, {});
  assert.match(problemsOf(await collect(given, { query: ' # nothing\n' })).join(), /query-empty/);
  const events = await collect(given, { query: 'fields nosuch(x) | limit 0' });
  assert.equal(problemsOf(events).length, 2);
});

function pathOf({ source }: ReturnType<typeof localBackend>): string {
  return source.kind === 'local' ? source.path : '';
}
