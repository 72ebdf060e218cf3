import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createLocalBackend, type LocalBackend } from '../../../backends/local/local-backend.ts';
import { eventPlace } from '../../../backends/local/reader/pointer.ts';
import type { QueryEvent } from '../../../core/protocol/results.ts';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { worker } from './local-backend.ts';

/*
 * Files with any damage: every query ends, names the files with damage, and answers with what comes
 * before it; the same whether files are read, in memory or known from earlier scans.
 */

const head = '{"Records":[';
const ids = ['one', 'two', 'three'];
const records = ids.map((id) => `{"eventVersion":"1","eventID":"${id}","n":{"a":[1,"x"]}}`);
const plain = Buffer.from(`${head}${records.join()}]}`);
const zipped = gzipSync(plain);

/** Records that lie in the first so many bytes of the text. */
function wholeIn(length: number): readonly string[] {
  return ids.filter((_, index) => {
    const end = head.length + records.slice(0, index + 1).join().length;
    return end <= length;
  });
}

/** What was found in one file. */
interface Found {
  readonly ids: readonly (string | null)[];
  /** Codes of what is told of the file. */
  readonly problems: readonly string[];
}

const storage = mkdtempSync(path.join(tmpdir(), 'ctq-test-'));
const threads = { worker, now: (): number => Date.now() + 60_000 };
const whole = createLocalBackend({ ...threads, threads: 2, storage });
const cutting = createLocalBackend({
  ...threads,
  threads: 1,
  segments: { segment: 80, smallestFile: 0 },
});
after(async () => {
  await Promise.all([whole.dispose(), cutting.dispose()]);
  rmSync(storage, { recursive: true, force: true });
});

/** What is found in each of the files, read in all ways. */
async function read(context: TestContext, files: readonly Buffer[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  // More problems than a hundred are not told one by one.
  for (let at = 0; at < files.length; at += 100) {
    const some = files.slice(at, at + 100);
    found.push(...(await readAllWays(writeFiles(context, some), some.length)));
  }
  return found;
}

function writeFiles(context: TestContext, files: readonly Buffer[]): string {
  const named = files.map((content, index) => [`${index}.json`, content] as const);
  const folder = temporaryFolder(context, Object.fromEntries(named));
  for (const [name] of named) utimesSync(path.join(folder, name), 1, 1);
  return folder;
}

async function readAllWays(folder: string, count: number): Promise<readonly Found[]> {
  const first = await readOnce(whole, { folder, count, more: { cache: false } });
  for (const [backend, more] of [
    [whole, {}],
    // From memory, and as far as that does not reach from facts.
    [whole, {}],
    [whole, { cacheMemory: 0 }],
    [cutting, {}],
  ] as const) {
    assert.deepEqual(await readOnce(backend, { folder, count, more }), first);
  }
  return first;
}

async function readOnce(
  backend: LocalBackend,
  { folder, count, more }: { folder: string; count: number; more: object },
): Promise<readonly Found[]> {
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const events = await collect({ backend, source }, { query: 'fields eventID', ...more });
  assert.equal(completeOf(events).outcome, 'done');
  const found = Array.from({ length: count }, () => ({
    ids: new Array<string | null>(),
    problems: new Array<string>(),
  }));
  for (const { cells, pointer = '' } of finalRows(events)) {
    const name = eventPlace(pointer)?.file ?? '';
    found[Number.parseInt(name, 10)]?.ids.push(cells[0] ?? null);
  }
  for (const event of events) {
    if (event.kind !== 'problem' || event.problem.code === 'source-empty') continue;
    const { code, file = '?' } = event.problem;
    assert.ok(found[Number.parseInt(file, 10)], `${code} is told of no file`);
    found[Number.parseInt(file, 10)]?.problems.push(code);
  }
  return found;
}

/** The file, once for each of its bytes, changed by that. */
function forEachByte(file: Buffer, change: (place: number) => Buffer): readonly Buffer[] {
  return Array.from(file, (_, place) => change(place));
}

function flipped(file: Buffer, place: number, bit: number): Buffer {
  const copy = Buffer.from(file);
  copy[place] = (copy[place] ?? 0) ^ (1 << bit);
  return copy;
}

test('a file that ends anywhere gives the records before its end', async (context) => {
  const found = await read(
    context,
    forEachByte(plain, (place) => plain.subarray(0, place)),
  );
  for (const [length, { ids: given, problems }] of found.entries()) {
    assert.deepEqual(given, wholeIn(length), `${length}`);
    const isLog = length >= head.length && length < plain.length - 1;
    if (isLog) assert.deepEqual(problems, ['file-damaged'], `${length}`);
  }
});

test('a compressed file that ends anywhere gives records from its beginning', async (context) => {
  const found = await read(
    context,
    forEachByte(zipped, (place) => zipped.subarray(0, place)),
  );
  for (const [length, { ids: given, problems }] of found.entries()) {
    assert.deepEqual(given, ids.slice(0, given.length), `${length}`);
    // Of no bytes at all nothing is told, nor of its two first ones, which all such files have.
    if (length > 2) assert.equal(problems.length, 1, `${length}`);
  }
  assert.deepEqual(found.at(-1)?.ids, ids);
});

test('a flipped bit costs what stands there, and at most the next record', async (context) => {
  const found = await read(
    context,
    forEachByte(plain, (place) => flipped(plain, place, place % 8)),
  );
  for (const [place, { ids: given }] of found.entries()) {
    const before = wholeIn(place);
    assert.deepEqual(given.slice(0, before.length), before, `${place}`);
  }
});

test('a zero byte costs what stands there, and makes no log anything else', async (context) => {
  const zeroed = (place: number): Buffer => Buffer.from(plain).fill(0, place, place + 1);
  const found = await read(context, forEachByte(plain, zeroed));
  for (const [place, { ids: given, problems }] of found.entries()) {
    if (place < head.length) continue;
    const before = wholeIn(place);
    assert.deepEqual(given.slice(0, before.length), before, `${place}`);
    assert.ok(given.length === ids.length || problems.length === 1, `${place}`);
  }
});

test('a flipped bit in compressed data is told, unless it means nothing', async (context) => {
  const files = [0, 3, 6].flatMap((bit) =>
    forEachByte(zipped, (place) => flipped(zipped, place, (place + bit) % 8)),
  );
  for (const [index, { ids: given, problems }] of (await read(context, files)).entries()) {
    // Time and system of the header are nobody's business, and the checksum is that of the text.
    if (problems.length === 0) assert.deepEqual(given, ids, `${index}`);
    else assert.equal(problems.length, 1, `${index}`);
  }
});

test('members of a gzip file are one text, and damage costs what follows', async (context) => {
  const half = gzipSync(plain.subarray(0, 100));
  const rest = gzipSync(plain.subarray(100));
  const lines = records.map((record) => gzipSync(`${record}\n`));
  const [first = half, second = half, third = half] = lines;
  const garbage = Buffer.from('garbage that is no gzip data');
  const cases: readonly (readonly [Buffer[], readonly string[], boolean])[] = [
    [[half, rest], ids, false],
    [lines, ids, false],
    [[gzipSync(''), ...lines, gzipSync('')], ids, false],
    [[zipped, garbage], ids, true],
    [[zipped, Buffer.alloc(512)], ids, false],
    [[first, garbage, third], ['one'], true],
    [[first, flipped(second, 20, 3), third], ['one'], true],
    [[first, second, third.subarray(0, 12)], ['one', 'two'], true],
    [[first, flipped(second, second.length - 6, 0), third], ['one', 'two'], true],
  ];
  const found = await read(
    context,
    cases.map(([members]) => Buffer.concat(members)),
  );
  for (const [index, [, expected, isTold]] of cases.entries()) {
    const { ids: given = [], problems = [] } = found[index] ?? {};
    assert.deepEqual(given.slice(0, expected.length), expected, `${index}`);
    assert.equal(problems.length > 0, isTold, `${index}: ${problems.join()}`);
  }
});

test('nesting of any depth costs no more than what is in it', async (context) => {
  const depth = 100_000;
  const nested = (open: string, close: string): string =>
    `${open.repeat(depth)}${close.repeat(depth)}`;
  const inside = (value: string): string =>
    `${records[0]}\n{"eventVersion":"1","eventID":"two","n":${value}}\n${records[2]}`;
  const files: readonly (readonly [string, readonly string[]])[] = [
    [inside(nested('[', ']')), ids],
    [inside(nested('{"a":', '}').replace('}', '1}')), ids],
    [inside(nested('{"Records":[', ']}')), ids],
    [inside(JSON.stringify(nested('[', ']'))), ids],
    [`${head}${inside(nested('[', ']')).replaceAll('\n', ',')}]}`, ids],
    [nested('[', ']'), []],
    ['['.repeat(depth), []],
    ['{"Records":['.repeat(depth), []],
    ['{"detail":'.repeat(depth), []],
  ];
  const folder = writeFiles(
    context,
    files.flatMap(([text]) => [Buffer.from(text), gzipSync(text)]),
  );
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const expected = files.flatMap(([, found]) => [...found, ...found]).toSorted();
  for (const query of [
    'fields eventID | sort eventID asc',
    'fields eventID, n.a.a.a, @message | sort eventID asc',
    'fields eventID, jsonParse(@message) as x, x.n | sort eventID asc | display eventID',
    'filter @message like "[[[" or not ispresent(n.z) | fields eventID | sort eventID asc',
  ]) {
    const events = await collect({ backend: whole, source }, { query });
    assert.equal(completeOf(events).outcome, 'done');
    assert.deepEqual(
      finalRows(events).map(({ cells: [id] }) => id),
      expected,
      query,
    );
  }
});

test('damage that earlier queries did not look at costs a query a thread, however many files have it', async (context) => {
  const damaged = Buffer.from(plain.toString().replace('"n":{"a":[', '"n":{"a" ['));
  const folder = writeFiles(
    context,
    Array.from({ length: 8 }, () => damaged),
  );
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const query = 'fields eventID, n.a.1 | sort eventID';
  const run = async (more: object = {}): Promise<readonly QueryEvent[]> =>
    collect({ backend: whole, source }, { query, ...more });
  await collect({ backend: whole, source }, { query: 'stats count(*)' });
  const runs: (readonly QueryEvent[])[] = [];
  for (let times = 0; times < 10; times += 1) runs.push(await run());
  const failed = runs.filter((events) => completeOf(events).outcome === 'failed');
  assert.ok(failed.length <= 2, `${failed.length} runs have failed`);
  for (const events of failed)
    assert.match(problemsOf(events).join(), /^scan-failed.*run the query/);
  const cold = await run({ cache: false });
  assert.equal(finalRows(cold).length, 16);
  for (const events of runs) {
    if (failed.includes(events)) continue;
    assert.deepEqual(finalRows(events), finalRows(cold));
    assert.deepEqual(problemsOf(events), problemsOf(cold));
  }
});
