import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { FileFacts } from '../../../backends/local/facts/file-facts.ts';
import {
  type FactStoreOptions,
  FactStore,
  type ListedFile,
} from '../../../backends/local/facts/fact-store.ts';
import type { FileStamp } from '../../../backends/local/files/stamp.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { factsOf, someStamp } from './facts.ts';

const source = '/logs/lab';
const now = (): number => 1_700_000_000_000;

function storeIn(folder: string | undefined, more: Partial<FactStoreOptions> = {}): FactStore {
  const onFault = (message: string): void => assert.fail(message);
  return new FactStore({ folder, now, onFault, ...more });
}

const file = (name: string, stamp: FileStamp = someStamp): ListedFile => ({ name, stamp });

async function save(
  store: FactStore,
  learned: Readonly<Record<string, FileFacts>>,
  listed: readonly ListedFile[] = Object.keys(learned).map((name) => file(name)),
): Promise<void> {
  await store.save(source, new Map(Object.entries(learned)), { listed, keeping: 'disk' });
}

const facts = factsOf([{ eventName: 'GetObject', '@timestamp': 1_645_000_000_123 }]);
const damaged: FileFacts = {
  ...facts,
  damage: 'its gzip data ends too early',
  findings: { ...facts.findings, damaged: 3, foreign: 1, cut: true },
  times: undefined,
};

/** The only file of facts in a folder. */
function factFile(folder: string): string {
  const [name, ...others] = readdirSync(folder).filter((each) => each.endsWith('.facts'));
  assert.ok(name !== undefined && others.length === 0);
  return path.join(folder, name);
}

describe('what is known of files', () => {
  it('is there again in another program', async (context) => {
    const folder = path.join(temporaryFolder(context, {}), 'facts');
    await save(storeIn(folder), { 'a.json': facts, 'b/c.json': damaged });
    const known = storeIn(folder).load(source, 'disk');
    assert.deepEqual(known.of(file('a.json')), facts);
    assert.deepEqual(known.of(file('b/c.json')), damaged);
    assert.equal(known.of(file('c.json')), undefined);
    assert.equal(storeIn(folder).load('/logs/other', 'disk').of(file('a.json')), undefined);
  });

  it('holds neither values nor names', async (context) => {
    const folder = temporaryFolder(context, {});
    await save(storeIn(folder), { 'secret-name.json': facts });
    const bytes = readFileSync(factFile(folder), 'latin1');
    assert.doesNotMatch(bytes, /secret|GetObject|logs/);
  });

  const changes: readonly (readonly [what: string, change: Partial<FileStamp>])[] = [
    ['size', { size: 11 }],
    ['time of change', { mtimeMs: 1.25 }],
    ['state, though size and time are as they were', { ctimeMs: 3 }],
    ['place on the disk', { ino: 8 }],
  ];
  for (const [what, change] of changes) {
    it(`is forgotten where a file has another ${what}`, async (context) => {
      const store = storeIn(temporaryFolder(context, {}));
      await save(store, { 'a.json': facts });
      const changed = file('a.json', { ...someStamp, ...change });
      assert.equal(store.load(source, 'disk').of(changed), undefined);
    });
  }

  it('is dropped with files that are gone or changed', async (context) => {
    const folder = temporaryFolder(context, {});
    const store = storeIn(folder);
    await save(store, { 'a.json': facts, 'b.json': facts, 'c.json': facts });
    const listed = [file('a.json'), file('b.json', { ...someStamp, size: 1 }), file('d.json')];
    await save(store, { 'd.json': facts }, listed);
    const known = storeIn(folder).load(source, 'disk');
    const names = ['a.json', 'b.json', 'c.json', 'd.json'];
    assert.deepEqual(
      names.filter((name) => known.of(file(name)) !== undefined),
      ['a.json', 'd.json'],
    );
  });

  it('adds up over scans of different fields', async (context) => {
    const store = storeIn(temporaryFolder(context, {}));
    const event = { eventName: 'GetObject', awsRegion: 'eu-west-1' };
    await save(store, { 'a.json': factsOf([event], { wanted: 1 }) });
    await save(store, { 'a.json': factsOf([event], { wanted: 4 }) });
    const expected = factsOf([event], { wanted: 5 });
    assert.deepEqual(store.load(source, 'disk').of(file('a.json')), expected);
  });

  it('stays in memory where it must leave no trace', async (context) => {
    const folder = temporaryFolder(context, {});
    const store = storeIn(folder);
    const listed = [file('a.json')];
    await store.save(source, new Map([['a.json', facts]]), { listed, keeping: 'memory' });
    assert.deepEqual(store.load(source, 'memory').of(file('a.json')), facts);
    assert.deepEqual(readdirSync(folder), []);
    // Nor does it go to disk with what another name of the source may leave there.
    await save(store, { 'b.json': facts }, [...listed, file('b.json')]);
    assert.equal(storeIn(folder).load(source, 'disk').of(file('a.json')), undefined);
  });

  it('is gone after it was cleared', async (context) => {
    const folder = temporaryFolder(context, {});
    const store = storeIn(folder);
    await save(store, { 'a.json': facts });
    await store.clear();
    assert.equal(store.load(source, 'disk').of(file('a.json')), undefined);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is gone though it was about to be written', async (context) => {
    const folder = temporaryFolder(context, {});
    const store = storeIn(folder);
    const saving = save(store, { 'a.json': facts });
    await store.clear();
    await saving;
    assert.equal(store.load(source, 'disk').of(file('a.json')), undefined);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is learned anew after it was cleared', async (context) => {
    const folder = temporaryFolder(context, {});
    const store = storeIn(folder);
    const listed = [file('a.json'), file('b.json')];
    await save(store, { 'a.json': facts }, listed);
    await Promise.all([store.clear(), save(store, { 'b.json': facts }, listed)]);
    const known = storeIn(folder).load(source, 'disk');
    assert.equal(known.of(file('a.json')), undefined);
    assert.deepEqual(known.of(file('b.json')), facts);
  });

  it('is not said to be gone where it could not be deleted', async (context) => {
    const folder = path.join(temporaryFolder(context, { blocked: '' }), 'blocked');
    const store = storeIn(folder, { onFault: () => {} });
    await save(store, { 'a.json': facts });
    await assert.rejects(store.clear(), /could not be deleted: .*; delete the folder ".*blocked"/);
    assert.equal(store.load(source, 'disk').of(file('a.json')), undefined);
    await assert.rejects(store.clear(), /could not be deleted/);
  });
});

describe('a file of facts', () => {
  const spoil: readonly (readonly [what: string, change: (bytes: Buffer) => Buffer])[] = [
    ['of another version', (bytes) => (bytes.writeUInt32LE(999, 4), bytes)],
    ['of something else', () => Buffer.from('{"facts": []}')],
    ['that is empty', () => Buffer.alloc(0)],
    ['that is cut', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['with a flipped bit', (bytes) => (bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60), bytes)],
    ['with something behind it', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
  ];
  for (const [what, change] of spoil) {
    it(`${what} is passed over and written anew`, async (context) => {
      const folder = temporaryFolder(context, {});
      await save(storeIn(folder), { 'a.json': facts });
      const written = factFile(folder);
      writeFileSync(written, change(readFileSync(written)));
      const store = storeIn(folder);
      assert.equal(store.load(source, 'disk').of(file('a.json')), undefined);
      await save(store, { 'a.json': damaged });
      assert.deepEqual(storeIn(folder).load(source, 'disk').of(file('a.json')), damaged);
    });
  }

  it('is never seen half written: a draft that a crash has left means nothing', async (context) => {
    const folder = temporaryFolder(context, { 'old.draft': 'CTQF', 'new.draft': 'CTQF' });
    utimesSync(path.join(folder, 'old.draft'), new Date(0), new Date(0));
    utimesSync(path.join(folder, 'new.draft'), new Date(now()), new Date(now()));
    const store = storeIn(folder);
    assert.equal(store.load(source, 'disk').of(file('a.json')), undefined);
    await save(store, { 'a.json': facts });
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.draft')),
      ['new.draft'],
    );
  });

  it('goes before newer ones where they are too large together', async (context) => {
    const folder = temporaryFolder(context, {});
    await save(storeIn(folder), { 'a.json': facts });
    const first = factFile(folder);
    utimesSync(first, new Date(0), new Date(0));
    const limit = Math.floor(statSync(first).size * 1.5);
    const store = storeIn(folder, { limit });
    const learned = new Map([['a.json', facts]]);
    await store.save('/logs/other', learned, { listed: [file('a.json')], keeping: 'disk' });
    const reopened = storeIn(folder);
    assert.equal(reopened.load(source, 'disk').of(file('a.json')), undefined);
    assert.deepEqual(reopened.load('/logs/other', 'disk').of(file('a.json')), facts);
  });
});

describe('several programs', () => {
  it('see what others have written since', async (context) => {
    const folder = temporaryFolder(context, {});
    const [one, other] = [storeIn(folder), storeIn(folder)];
    const listed = [file('a.json'), file('b.json')];
    await save(one, { 'a.json': facts }, listed);
    await save(other, { 'b.json': damaged }, listed);
    for (const store of [one, other, storeIn(folder)]) {
      assert.deepEqual(store.load(source, 'disk').of(file('a.json')), facts);
      assert.deepEqual(store.load(source, 'disk').of(file('b.json')), damaged);
    }
  });

  it('forget what another one has cleared', async (context) => {
    const folder = temporaryFolder(context, {});
    const [one, other] = [storeIn(folder), storeIn(folder)];
    const listed = [file('a.json'), file('b.json')];
    await save(one, { 'a.json': facts }, listed);
    await other.clear();
    await save(one, { 'b.json': facts }, listed);
    const known = storeIn(folder).load(source, 'disk');
    assert.equal(known.of(file('a.json')), undefined);
    assert.deepEqual(known.of(file('b.json')), facts);
  });

  it('that write at once leave a whole file', async (context) => {
    const folder = temporaryFolder(context, {});
    const program = path.join(import.meta.dirname, 'write-facts.ts');
    const start = (name: string) => fork(program, [folder, name], { execArgv: quiet });
    const writers = ['a.json', 'b.json'].map(start);
    const ends = await Promise.all(writers.map(async (writer) => once(writer, 'exit')));
    assert.deepEqual(
      ends.map(([code]) => code),
      [0, 0],
    );
    const known = storeIn(folder).load(source, 'disk');
    // The one that wrote last has at least its own.
    assert.ok(['a.json', 'b.json'].some((name) => known.of(file(name)) !== undefined));
    assert.equal(readdirSync(folder).length, 1);
  });
});

const quiet = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

it('a folder that can not be written is told once, and what is known stays in memory', async (context) => {
  const faults: string[] = [];
  const store = storeIn(blockedFolder(context), { onFault: (message) => faults.push(message) });
  await save(store, { 'a.json': facts });
  await save(store, { 'a.json': damaged });
  assert.equal(faults.length, 1);
  assert.match(faults.join(), /log files can't be kept on disk/);
  assert.ok(store.load(source, 'disk').of(file('a.json')) !== undefined);
});

/** A folder that can't be made, whoever asks: a file is in its way. */
function blockedFolder(context: TestContext): string {
  return path.join(temporaryFolder(context, { blocked: '' }), 'blocked', 'facts');
}
