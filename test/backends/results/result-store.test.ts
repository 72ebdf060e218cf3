import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ResultStore } from '../../../backends/results/result-store.ts';
import type { Column, ResultRow } from '../../../core/protocol/results.ts';
import { generatedColumns, generatedRow } from './fake-backend.ts';

const columns: readonly Column[] = [
  { name: 'name', type: 'text' },
  { name: 'count', type: 'number' },
];

const rowsOf = (text: string): readonly ResultRow[] =>
  text.split(' ').map((pair) => {
    const [name = '', count] = pair.split(':');
    return { cells: [name === '-' ? null : name, count ?? null], pointer: `@${pair}` };
  });

function storeOf(text: string): ResultStore {
  const store = new ResultStore();
  store.accept({ kind: 'rows', revision: 1, final: true, columns, rows: rowsOf(text) });
  return store;
}

const add = (store: ResultStore, revision: number, text: string, final = true): void =>
  store.accept({ kind: 'rows', revision, final, columns, rows: rowsOf(text) });

const shown = (store: ResultStore): string =>
  store
    .window(0, 100)
    .rows.map(({ cells }) => cells.map((cell) => cell ?? '-').join(':'))
    .join(' ');

test('a window has the rows that are there', () => {
  const store = storeOf('a:1 b:2 c:3 d:4');
  assert.deepEqual(
    store.window(1, 2).rows.map(({ cells }) => cells[0]),
    ['b', 'c'],
  );
  assert.equal(store.window(3, 10).rows.length, 1);
  assert.deepEqual(store.window(9, 10).rows, []);
  assert.equal(store.cell(1, 0), 'b');
  assert.equal(store.cell(1, 7), undefined);
  assert.equal(store.row(2)?.pointer, '@c:3');
});

test('a higher revision replaces the rows, the same one adds to them, a lower one is late', () => {
  const store = storeOf('a:1');
  add(store, 1, 'b:2');
  assert.equal(shown(store), 'a:1 b:2');
  const { version } = store;
  add(store, 3, 'c:3', false);
  assert.equal(shown(store), 'c:3');
  assert.ok(store.version > version);
  assert.equal(store.final, false);
  add(store, 2, 'late:9');
  assert.equal(shown(store), 'c:3');
});

test('rows that follow leave the version as it is', () => {
  const store = storeOf('a:1');
  const { version } = store;
  add(store, 1, 'b:2');
  assert.equal(store.version, version);
});

test('sorting goes over all rows, by value, missing cells last', () => {
  const store = storeOf('a:10 b:9 - c:-1');
  store.sortBy({ column: 1, direction: 'ascending' });
  assert.equal(shown(store), 'c:-1 b:9 a:10 -:-');
  store.sortBy({ column: 1, direction: 'descending' });
  assert.equal(shown(store), 'a:10 b:9 c:-1 -:-');
  store.sortBy(undefined);
  assert.equal(shown(store), 'a:10 b:9 -:- c:-1');
});

test('rows that arrive while sorted follow, and take their places at the end', () => {
  const store = storeOf('c:3 a:1');
  store.sortBy({ column: 0, direction: 'ascending' });
  const { version } = store;
  add(store, 1, 'b:2');
  assert.equal(shown(store), 'a:1 c:3 b:2');
  assert.equal(store.version, version);
  store.finish();
  assert.equal(shown(store), 'a:1 b:2 c:3');
  assert.ok(store.version > version);
});

test('a new revision is sorted as the one before it', () => {
  const store = storeOf('b:2 a:1');
  store.sortBy({ column: 0, direction: 'descending' });
  add(store, 2, 'x:1 z:3 y:2');
  assert.equal(shown(store), 'z:3 y:2 x:1');
});

test('a column that is not there sorts nothing', () => {
  const store = storeOf('b:2 a:1');
  store.sortBy({ column: 9, direction: 'ascending' });
  assert.equal(shown(store), 'b:2 a:1');
});

test('a long cell is cut in a window, never between two halves of a character', () => {
  const store = storeOf(`${'x'.repeat(299)}😀tail:1`);
  const cut = store.window(0, 1).rows[0]?.cells[0];
  assert.equal(cut, `${'x'.repeat(299)}…`);
  assert.equal(store.cell(0, 0), `${'x'.repeat(299)}😀tail`);
});

test('a million rows are kept, sorted and read', (t) => {
  const store = new ResultStore();
  const rows = Array.from({ length: 1_000_000 }, (_, index) => generatedRow(index));
  store.accept({ kind: 'rows', revision: 1, final: true, columns: generatedColumns, rows });
  for (const [column, { name }] of generatedColumns.entries()) {
    const start = performance.now();
    store.sortBy({ column, direction: 'descending' });
    t.diagnostic(`sorted by ${name}: ${Math.round(performance.now() - start)} ms`);
  }
  const start = performance.now();
  store.window(500_000, 250);
  t.diagnostic(`a window: ${(performance.now() - start).toFixed(2)} ms`);
  assert.equal(store.rowCount, rows.length);
});
