import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { fileLedger } from '../../../backends/cloudwatch/ledger/file-ledger.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';
import { entry } from './entries.ts';

const october = Date.UTC(2026, 9, 31, 23, 59);
const november = Date.UTC(2026, 10, 1);

/** A folder that nobody has made yet, and what is told of it. */
function prepare(context: TestContext) {
  const folder = path.join(temporaryFolder(context, {}), 'not', 'there');
  const faults: string[] = [];
  const open = () => fileLedger(folder, (message) => faults.push(message));
  return { folder, faults, open };
}

test('what one window writes another reads, in order of time', async (context) => {
  const { open, faults } = prepare(context);
  const [one, other] = [open(), open()];
  assert.deepEqual(await one.since(0), []);
  await one.add(entry({ time: november, title: 'b' }));
  await other.add(entry({ time: october, title: 'a' }));
  for (const ledger of [one, other, open()]) {
    assert.deepEqual(
      (await ledger.since(0)).map(({ title }) => title),
      ['a', 'b'],
    );
  }
  assert.deepEqual(faults, []);
});

test('windows that write at the same time lose nothing', async (context) => {
  const { open } = prepare(context);
  const windows = [open(), open(), open()];
  const entries = Array.from({ length: 90 }, (_, index) => entry({ time: november + index }));
  await Promise.all(entries.map((each, index) => (windows[index % 3] ?? open()).add(each)));
  assert.deepEqual(await open().since(0), entries);
});

test('a line that a crash has cut short costs itself alone', async (context) => {
  const { folder, faults, open } = prepare(context);
  await open().add(entry({ title: 'before' }));
  const [file = ''] = readdirSync(folder);
  const torn = JSON.stringify(entry({ title: 'torn' })).slice(0, 30);
  appendFileSync(path.join(folder, file), `\n${torn}`);
  assert.equal((await open().since(0)).length, 1);
  await open().add(entry({ title: 'after' }));
  appendFileSync(path.join(folder, file), '\n{"other":"version"}\nnull\n');
  assert.deepEqual(
    (await open().since(0)).map(({ title }) => title),
    ['before', 'after'],
  );
  assert.deepEqual(faults, []);
});

test('only the months that are needed are read', async (context) => {
  const { folder, open } = prepare(context);
  const ledger = open();
  await ledger.add(entry({ time: october, title: 'old' }));
  await ledger.add(entry({ time: november, title: 'new' }));
  assert.deepEqual(readdirSync(folder).sort(), ['2026-10.jsonl', '2026-11.jsonl']);
  // What is in the other file would come to light.
  writeFileSync(
    path.join(folder, '2026-10.jsonl'),
    JSON.stringify(entry({ time: november + 1, title: 'misplaced' })),
  );
  assert.deepEqual(
    (await ledger.since(november)).map(({ title }) => title),
    ['new'],
  );
  assert.deepEqual(await ledger.since(november + 1), []);
  assert.deepEqual(await ledger.since(Number.MAX_VALUE), []);
});

test('other people of the machine can not read it', async (context) => {
  const { folder, open } = prepare(context);
  await open().add(entry({}));
  const [file = ''] = readdirSync(folder);
  // Windows knows no such bits.
  if (process.platform === 'win32') return;
  assert.equal(statSync(path.join(folder, file)).mode & 0o077, 0);
});

test('where nothing can be written the rest is remembered, and it is said once', async (context) => {
  const folder = temporaryFolder(context, { 'a-file': '' });
  const faults: string[] = [];
  const ledger = fileLedger(path.join(folder, 'a-file'), (message) => faults.push(message));
  await ledger.add(entry({ title: 'a' }));
  await ledger.add(entry({ title: 'b' }));
  assert.equal(faults.length, 1);
  assert.match(faults.join(), /kept until this program ends only/);
  assert.deepEqual(
    (await ledger.since(0)).map(({ title }) => title),
    ['a', 'b'],
  );
});

test('a file that can not be read is told, and the others are read', async (context) => {
  const { folder, faults, open } = prepare(context);
  await open().add(entry({ time: november, title: 'kept' }));
  // A folder can be read by nobody as a file, whoever runs the test.
  mkdirSync(path.join(folder, '2026-12.jsonl'));
  assert.deepEqual(
    (await open().since(0)).map(({ title }) => title),
    ['kept'],
  );
  assert.match(faults.join(), /can't be read/);
});
