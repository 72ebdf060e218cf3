import assert from 'node:assert/strict';
import test from 'node:test';
import { ColumnStore } from '../../../backends/local/columns/column-store.ts';
import { FileColumns } from '../../../backends/local/columns/file-columns.ts';

const a = { size: 1, mtimeMs: 2, ctimeMs: 3, ino: 4 };
const b = { ...a, ctimeMs: 4 };

function file(stamp = a, bytes = 0): FileColumns {
  const columns = new FileColumns({ stamp, events: bytes, textBytes: 0, generation: 1 });
  if (bytes > 0) columns.fields.set('x', { kind: 'dense', values: new Uint8Array(bytes) });
  return columns;
}

function storeOf(budget: number, paths: readonly string[]): ColumnStore {
  const store = new ColumnStore();
  store.beginRun(budget);
  for (const path of paths) store.keep(path, file(a, 10_000));
  return store;
}

test('finds a file in the version that was read and no other', () => {
  const store = storeOf(100_000, ['one']);
  assert.equal(store.find('one', a)?.events, 10_000);
  assert.equal(store.find('one', b), undefined);
  assert.equal(store.has('one'), false);
  assert.equal(store.bytes, 0);
});

test('keeps no more than the budget allows', () => {
  const store = storeOf(25_000, ['one', 'two', 'three']);
  assert.deepEqual(held(store), ['one', 'two']);
  assert.ok(store.bytes <= 25_000);
  store.keep('one', file(b, 24_000));
  assert.deepEqual(held(store), ['two']);
});

test('forgets what was used longest ago, and nothing of the current run', () => {
  const store = storeOf(35_000, ['one', 'two', 'three']);
  store.beginRun(35_000);
  store.find('one', a);
  store.keep('four', file(a, 10_000));
  assert.deepEqual(held(store), ['four', 'one', 'three']);
  store.keep('five', file(a, 10_000));
  assert.deepEqual(held(store), ['five', 'four', 'one']);
  store.keep('six', file(a, 10_000));
  assert.deepEqual(held(store), ['five', 'four', 'one']);
});

test('a smaller budget takes effect with the next run', () => {
  const store = storeOf(35_000, ['one', 'two', 'three']);
  store.beginRun(15_000);
  assert.deepEqual(held(store), ['three']);
});

test('what dictionaries take counts, up to half of the budget', () => {
  const store = new ColumnStore();
  store.beginRun(25_000);
  store.keep('one', file(a, 10_000), 20_000);
  store.keep('two', file(a, 10_000), 20_000);
  assert.deepEqual(held(store), ['one']);
  store.keep('two', file(a, 10_000), 1000);
  assert.deepEqual(held(store), ['one', 'two']);
  const values = store.derivedValues('key');
  for (let index = 0; index < 1000; index += 1) values.codeOf(`text ${index}`);
  store.beginRun(25_000);
  assert.equal(store.bytes, 0);
});

test('after everything was forgotten the run that goes on adds nothing', () => {
  const store = storeOf(100_000, ['one']);
  store.clear();
  store.keep('two', file());
  assert.deepEqual(held(store), []);
  store.beginRun(100_000);
  store.keep('two', file());
  assert.deepEqual(held(store), ['two']);
});

function held(store: ColumnStore): readonly string[] {
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  return names.filter((name) => store.has(name)).toSorted();
}
