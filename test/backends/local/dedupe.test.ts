import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { QueryRequest } from '../../../core/protocol/results.ts';
import {
  type BackendUnderTest,
  collect,
  completeOf,
  finalRows,
  problemsOf,
  requestOf,
} from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, localBackend, record } from './local-backend.ts';

async function answer(given: BackendUnderTest, request: Partial<QueryRequest>) {
  const events = await collect(given, { query: 'fields name | sort name', ...request });
  const { outcome, statistics } = completeOf(events);
  assert.equal(outcome, 'done', problemsOf(events).join('\n'));
  const rows = finalRows(events).map(({ cells }) => cells.map((cell) => cell ?? '∅').join(' '));
  return { rows, dropped: statistics.duplicatesDropped, statistics };
}

/** Events `name: id`, by file. */
function named(files: Readonly<Record<string, readonly (readonly [string, unknown])[]>>) {
  return Object.fromEntries(
    Object.entries(files).map(([file, events]) => [
      file,
      delivery(events.map(([name, id]) => record('', { name, eventID: id }))),
    ]),
  );
}

const uuid = '6f1c8c3e-5d5b-4b0a-9d38-0c6f3f7b6a11';

test('the first by path and place is kept, and what has no such field', async (context) => {
  const given = localBackend(
    context,
    named({
      'b.json': [
        ['b1', uuid],
        ['b2', 'x'],
        ['b3', null],
        ['b4', 1],
      ],
      'a.json': [
        ['a1', 'x'],
        ['a2', uuid],
        ['a3', 'x'],
        ['a4', null],
        ['a5', ['x']],
        ['a6', '1'],
      ],
    }),
  );
  const { rows, dropped, statistics } = await answer(given, { dedupe: 'eventID' });
  assert.deepEqual(rows, ['a1', 'a2', 'a4', 'a5', 'a6', 'b3']);
  assert.equal(dropped, 4);
  assert.equal(statistics.recordsScanned, 10);
  assert.equal(statistics.recordsMatched, 6);
});

test('it is decided before any filter, and within the range', async (context) => {
  const given = localBackend(context, {
    'a.json': delivery([
      record('x', { name: 'a', eventTime: '2022-02-18T10:00:00Z', errorCode: 'AccessDenied' }),
      record('x', { name: 'b', eventTime: '2022-02-19T10:00:00Z' }),
      record('x', { name: 'c', eventTime: '2022-02-19T11:00:00Z' }),
    ]),
  });
  const dedupe = 'eventID';
  const query = 'filter not ispresent(errorCode) | fields name';
  assert.deepEqual((await answer(given, { query, dedupe })).rows, []);
  const range = '2022-02-19..2022-02-20';
  assert.deepEqual((await answer(given, { query, dedupe, range })).rows, ['b']);
});

test('without it, with none and with nothing all are kept, and nothing is said', async (context) => {
  const given = localBackend(context, { 'a.json': delivery([record('x'), record('x')]) });
  for (const dedupe of [undefined, 'none', ' ']) {
    const query = 'stats count(*)';
    const { rows, dropped } = await answer(given, { query, dedupe });
    assert.deepEqual([rows, dropped], [['2'], undefined]);
  }
});

test('what is no field is an error before anything is read', async (context) => {
  const given = localBackend(context, { 'a.json': delivery([record('x')]) });
  const events = await collect(given, { query: 'stats count(*)', dedupe: 'eventID, eventName' });
  assert.equal(completeOf(events).outcome, 'invalid');
  assert.match(problemsOf(events).join(), /write one field, such as eventID/);
});

test('queries in parentheses see each event once too', async (context) => {
  const given = localBackend(context, {
    'a.json': delivery([
      record('1', { name: 'a', n: 1 }),
      record('1', { name: 'a', n: 1 }),
      record('2', { name: 'b', n: 2 }),
      record('3', { name: 'c', n: 2 }),
    ]),
  });
  const query =
    'filter name in (stats count(*) as c by name | filter c = 1 | fields name) | stats count(*)';
  assert.deepEqual((await answer(given, { query })).rows, ['2']);
  const { rows, dropped } = await answer(given, { query, dedupe: 'eventID' });
  assert.deepEqual([rows, dropped], [['3'], 1]);
});

test('events of a file that is read in segments are told apart like all others', async (context) => {
  const events = Array.from({ length: 200 }, (_, n) =>
    record(uuidOf(n % 70), { name: String(n).padStart(3, '0') }),
  );
  const segments = { segment: 2000, smallestFile: 1 };
  const files = { 'a.json': delivery(events), 'b.json': delivery(events.slice(60)) };
  const given = localBackend(context, files, { segments });
  const { rows, dropped } = await answer(given, { dedupe: 'eventID' });
  assert.deepEqual(
    rows,
    Array.from({ length: 70 }, (_, n) => String(n).padStart(3, '0')),
  );
  assert.equal(dropped, 270);
});

test('progress counts both times that the files are read', async (context) => {
  const files = Array.from({ length: 30 }, (_, file) => [
    `${file}.json`,
    delivery([record('x'), record(`${file}`)]),
  ]);
  const given = localBackend(context, Object.fromEntries(files));
  const events = await collect(given, { query: 'stats count(*)', dedupe: 'eventID' });
  const progress = events.flatMap((event) => (event.kind === 'progress' ? event.progress : []));
  assert.ok(progress.length > 0);
  for (const [index, { done, total }] of progress.entries()) {
    assert.equal(total, 60);
    assert.ok(done <= total && done >= (progress[index - 1]?.done ?? 0));
  }
  assert.equal(finalRows(events)[0]?.cells[0], '31');
});

test('the search for repeats can be cancelled', async (context) => {
  const given = localBackend(context, { 'a.json': delivery([record('x'), record('x')]) });
  const controller = new AbortController();
  const request = requestOf(given, { query: 'stats count(*)', dedupe: 'eventID' });
  let last: unknown;
  for await (const event of given.backend.run(request, controller.signal)) {
    last = event.kind === 'complete' ? event.outcome : undefined;
    controller.abort();
  }
  assert.equal(last, 'cancelled');
});

test('a search that needs too much memory ends with what to do', async (context) => {
  const given = localBackend(
    context,
    { 'a.json': delivery([record('x')]) },
    { isMemoryShort: () => true },
  );
  const events = await collect(given, { query: 'stats count(*)', dedupe: 'eventID' });
  assert.equal(completeOf(events).outcome, 'failed');
  assert.match(problemsOf(events).join(), /needs more memory than there is; narrow it/);
});

const id = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Array.from({ length: 12 }, (_, n) => uuidOf(n))) },
  fc.constantFrom('x', uuid.toUpperCase(), '', '__proto__', 1, true, null, undefined, ['x'], {}),
);

const filesOfIds = fc.dictionary(
  fc.constantFrom('a', 'b', 'b/a', 'c', 'd'),
  fc.array(id, { maxLength: 25 }),
  { minKeys: 1 },
);

/** The oracle: JSON as it was written, files by path, the first of each text. */
function kept(files: Readonly<Record<string, readonly unknown[]>>): readonly string[] {
  const seen = new Set<string>();
  return Object.keys(files)
    .map((file) => `${file}.json.gz`)
    .sort()
    .flatMap((file) =>
      (files[file.slice(0, -'.json.gz'.length)] ?? []).flatMap((one, place) => {
        if (one === undefined || one === null || typeof one === 'object')
          return [`${file}:${place}`];
        const text = one === true ? '1' : `${one as string | number}`;
        if (seen.has(text)) return [];
        seen.add(text);
        return [`${file}:${place}`];
      }),
    );
}

function uuidOf(number: number): string {
  return `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

async function checkFiles(
  context: TestContext,
  backend: BackendUnderTest['backend'],
  files: Readonly<Record<string, readonly unknown[]>>,
): Promise<void> {
  const texts = Object.entries(files).map(([file, ids]) => {
    const name = `${file}.json.gz`;
    const records = ids.map((eventID, n) => record('', { name: `${name}:${n}`, eventID }));
    return [name, gzipSync(delivery(records))] as const;
  });
  const folder = temporaryFolder(context, Object.fromEntries(texts));
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const expected = [...kept(files)];
  for (const workers of [1, 2]) {
    // No sort: all have one time, so that ties are broken by path and place.
    const request = { query: 'fields name', dedupe: 'eventID', workers, cache: workers === 2 };
    const { rows, dropped } = await answer({ backend, source }, request);
    assert.deepEqual(rows, expected);
    assert.equal(dropped, Object.values(files).flat().length - expected.length);
  }
}

test('it is what the obvious way gives, for any files and workers', async (context) => {
  const { backend } = localBackend(context, {});
  await fc.assert(
    fc.asyncProperty(filesOfIds, async (files) => checkFiles(context, backend, files)),
    { seed: 20220218, numRuns: 25 },
  );
});

test('the repeats of the real logs are those that JSON.parse finds', async (context) => {
  const place = path.join(import.meta.dirname, '../../../../shared/data/logs/ransomware-lab');
  if (!existsSync(place)) {
    context.diagnostic('the real logs "ransomware-lab" are not here, so nothing was counted');
    return;
  }
  const ids = readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json.gz'))
    .flatMap((name) => eventIds(path.join(place, name)));
  const { backend } = localBackend(context, {});
  const source = { kind: 'local', name: 'lab', path: place } as const;
  const request = { query: 'stats count(*)', dedupe: 'eventID' };
  const { rows, dropped } = await answer({ backend, source }, request);
  assert.deepEqual(rows, [`${new Set(ids).size}`]);
  assert.equal(dropped, ids.length - new Set(ids).size);
});

function eventIds(file: string): readonly string[] {
  const { Records: records }: { readonly Records?: readonly { readonly eventID: string }[] } =
    JSON.parse(gunzipSync(readFileSync(file)).toString());
  return (records ?? []).map(({ eventID }) => eventID);
}

test('a field that no event has is told, since nothing is then left out', async (context) => {
  const backend = localBackend(context, { 'a.json': delivery([record('a'), record('a')]) });
  const events = await collect(backend, { query: 'stats count(*)', dedupe: 'evntID' });
  assert.match(problemsOf(events).join(), /no event has the field "evntID"/);
  assert.deepEqual(finalRows(events)[0]?.cells, ['2']);
  assert.equal(completeOf(events).statistics.filesRemembered, 0);
});
