import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import { listFiles, type LogFile } from '../../../backends/local/files/list-files.ts';
import { isSameStamp, stampOf } from '../../../backends/local/files/stamp.ts';
import { batches } from '../../../backends/local/scan/batches.ts';
import type { ScanMessage } from '../../../backends/local/scan/messages.ts';
import { ScanWork } from '../../../backends/local/scan/scan-work.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { collect, completeOf, finalRows, problemsOf, requestOf } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, localBackend, manyFiles, record } from './local-backend.ts';

/** Bytes that are no UTF-8: a name as Latin-1 has it, and another that looks the same then. */
const rawNames = [Buffer.from([0x66, 0xe9, 0x2e, 0x6a]), Buffer.from([0x66, 0xea, 0x2e, 0x6a])];

const within = (folder: string, name: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${folder}/`), name]);

async function listed(folder: string): Promise<readonly LogFile[]> {
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const list = await listFiles(source, new AbortController().signal);
  assert.ok('files' in list);
  return list.files;
}

test('reads files whose names are not UTF-8, and finds their events again', async (context) => {
  const given = localBackend(context, { 'ü.json': delivery([record('plain')]) });
  assert.ok(given.source.kind === 'local');
  const folder = within(given.source.path, Buffer.from([0xff]));
  try {
    mkdirSync(folder);
  } catch {
    context.diagnostic('this file system has no names but UTF-8, so none was read');
    return;
  }
  for (const [index, name] of rawNames.entries()) {
    // Of different lengths: pointers tell files that look the same by their stamps.
    const place = Buffer.concat([folder, Buffer.from('/'), name]);
    writeFileSync(place, delivery([record(`raw ${'x'.repeat(index)}`)]));
  }
  const events = await collect(given, { query: 'fields eventID, @message | sort eventID' });
  assert.deepEqual(problemsOf(events), []);
  const rows = finalRows(events);
  assert.deepEqual(
    rows.map(({ cells: [id] }) => id),
    ['plain', 'raw ', 'raw x'],
  );
  for (const { cells, pointer } of rows) {
    const text = await given.backend.fetchEvent(requestOf(given, {}), pointer ?? '');
    assert.equal(text, cells[1]);
  }
});

test('what is listed has the stamp of the file', async (context) => {
  const folder = temporaryFolder(context, { 'a.json': record('a') });
  const [file] = await listed(folder);
  assert.ok(file);
  const isSame = (): boolean =>
    isSameStamp(file.stamp, stampOf(statSync(path.join(folder, 'a.json'))));
  assert.equal(isSame(), true);
  appendFileSync(path.join(folder, 'a.json'), '\n');
  assert.equal(isSame(), false);
});

test('names files that vanish between listing and reading', async (context) => {
  const folder = temporaryFolder(context, {
    'a.json': record('a'),
    'b.json': record('b'),
  });
  const files = await listed(folder);
  rmSync(path.join(folder, 'a.json'));
  const [query] = parseQueryFile('stats count(*)').queries;
  assert.ok(query);
  const messages: ScanMessage[] = [];
  const job = {
    query,
    sourceName: 'lab',
    context: { now: 0 },
    ranges: undefined,
    reportInterval: 0,
    stop: new SharedArrayBuffer(4),
  };
  const work = new ScanWork(job, new ColumnStore(), (message) => messages.push(message));
  for (const piece of batches(files, 1)) await work.scan(piece);
  const [report] = messages;
  assert.ok(report?.kind === 'report');
  assert.deepEqual(
    report.problems.map(({ code, message }) => `${code}: ${message}`),
    [
      `file-unreadable: "a.json" can't be read, so its events are missing from the answer: it does not exist`,
    ],
  );
  assert.equal(report.counts.recordsScanned, 1);
});

test('answers with what can be read where folders can not be looked into', async (context) => {
  const given = localBackend(context, {
    'closed/a.json': record('a'),
    'open/b.json': record('b'),
  });
  assert.ok(given.source.kind === 'local');
  if (process.getuid?.() === 0) {
    context.diagnostic('the superuser may look into every folder, so none was closed');
    return;
  }
  const folder = path.join(given.source.path, 'closed');
  chmodSync(folder, 0);
  const events = await collect(given, { query: 'fields eventID' });
  chmodSync(folder, 0o755);
  assert.match(problemsOf(events).join(), /folder-unreadable: .*"closed\/".*permission denied/);
  assert.equal(finalRows(events).length, 1);
});

test('a folder with links in circles is read once', async (context) => {
  const given = localBackend(context, { 'a/b/x.json': record('a') });
  assert.ok(given.source.kind === 'local');
  const { path: folder } = given.source;
  symlinkSync('../..', path.join(folder, 'a/b/up'));
  symlinkSync('self', path.join(folder, 'a/self'));
  const events = await collect(given, { query: 'fields eventID' });
  assert.equal(finalRows(events).length, 1);
  assert.match(problemsOf(events).join(), /"a\/self" can't be read.*a link that leads in circles/);
});

test('reads large compressed files piece by piece, and finds their events again', async (context) => {
  // More than is unpacked at once, and little on the disk.
  const large = Array.from({ length: 40 }, (_, index) =>
    record(`${index}`, { userAgent: 'x'.repeat(1024 ** 2) }),
  );
  const whole = gzipSync(delivery(large));
  const given = localBackend(context, {
    'whole.json.gz': whole,
    'cut.json.gz': whole.subarray(0, whole.length - 2000),
    'members.json.gz': Buffer.concat([whole, gzipSync(delivery([record('behind')]))]),
  });
  const events = await collect(given, { query: 'fields eventID, @log | sort eventID asc' });
  const { statistics, outcome } = completeOf(events);
  assert.equal(outcome, 'done');
  assert.ok(statistics.recordsScanned > 40 + 41 + 20, `${statistics.recordsScanned}`);
  assert.match(problemsOf(events).join(), /^file-damaged: "cut.json.gz".*gzip data ends too early/);
  const row = finalRows(events).at(-1);
  const text = await given.backend.fetchEvent(requestOf(given, {}), row?.pointer ?? '');
  assert.ok(text?.includes(`"eventID":"${row?.cells[0] ?? ''}"`));
});

test('answers the same in segments, whatever the number of threads', async (context) => {
  const text = delivery(Array.from({ length: 1000 }, (_, index) => record(`${index}`)));
  const files = {
    ...manyFiles(3, 50),
    'large.json': text,
    'large.jsonl': `${record('line')}\n`.repeat(800),
  };
  const segments = { segment: 10_000, smallestFile: 100_000 };
  const given = localBackend(context, files, { segments });
  const queries = [
    'fields eventID, @ptr',
    'fields eventID | sort eventName | limit 20',
    'fields eventID | limit any 30',
    'stats count(*) as n, min(eventID), latest(eventID) by eventName',
    'fields eventID, eventName | dedup eventName',
  ];
  for (const query of queries) {
    const [one, ...others] = await Promise.all(
      [1, 3].map(async (workers) => collect(given, { query, workers })),
    );
    assert.ok(one);
    assert.deepEqual(
      problemsOf(one).filter((problem) => !/default-limit/.test(problem)),
      [],
    );
    for (const other of others) {
      if (!query.includes('any')) assert.deepEqual(finalRows(other), finalRows(one), query);
      assert.equal(finalRows(other).length, finalRows(one).length, query);
    }
  }
  const [row] = finalRows(
    await collect(given, { query: 'filter eventID = "999" | fields eventID' }),
  );
  const found = await given.backend.fetchEvent(requestOf(given, {}), row?.pointer ?? '');
  assert.equal(found, record('999'));
});
