import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyText } from '../../../backends/results/copy-text.ts';
import { ResultStore } from '../../../backends/results/result-store.ts';
import type { Column } from '../../../core/protocol/results.ts';

const columns: readonly Column[] = ['a', 'b', 'c'].map((name) => ({ name, type: 'text' }));

function copied(
  cells: readonly (readonly (string | null)[])[],
  block: { readonly columns: readonly number[]; readonly withHeaders?: boolean },
): string {
  const store = new ResultStore();
  const rows = cells.map((row) => ({ cells: row }));
  store.accept({ kind: 'rows', revision: 0, final: true, columns, rows });
  const request = { runId: 'x', start: 0, end: cells.length, withHeaders: false, ...block };
  return copyText(store, request);
}

test('rows and columns are copied as shown', () => {
  const rows = [
    ['1', '2', '3'],
    ['4', null, '6'],
  ];
  assert.equal(copied(rows, { columns: [2, 1] }), '3\t2\n6\t\n');
  assert.equal(copied(rows, { columns: [0], withHeaders: true }), 'a\n1\n4\n');
});

test('one cell alone is its text as it is', () => {
  assert.equal(copied([['tab\tand\nline', null, null]], { columns: [0] }), 'tab\tand\nline');
  assert.equal(copied([['=SUM(A1)', null, null]], { columns: [0] }), '=SUM(A1)');
  assert.equal(copied([[null, null, null]], { columns: [0] }), '');
});

test('in a block no cell breaks out of its place, and none is a formula', () => {
  const rows = [['tab\tand\nline', '=HYPERLINK("http://x")', '-5']];
  assert.equal(copied(rows, { columns: [0, 1, 2] }), `tab and line\t'=HYPERLINK("http://x")\t-5\n`);
});

test('a selection beyond what a clipboard should hold is refused', () => {
  const rows = Array.from({ length: 70 }, () => ['x'.repeat(1024 * 1024), null, null]);
  assert.throws(() => copied(rows, { columns: [0, 1] }), {
    message: /too large for the clipboard/,
  });
});
