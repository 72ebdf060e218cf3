import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compareRows } from '../../../backends/comparison/compare-rows.ts';
import type { ResultRow } from '../../../core/protocol/results.ts';

const columns = ['k', 'n'].map((name) => ({ name, type: 'text' }) as const);

/** Few cells, so that rows are often equal, some of them in other words. */
const cell = fc.constantFrom('1', '1.0', '2', 'a', '', '→', null);
const rows = fc.array(
  fc.tuple(cell, cell).map((cells) => ({ cells })),
  { maxLength: 8 },
);

const normal = (cells: readonly (string | null)[]): string =>
  JSON.stringify(cells.map((text) => (text === '1.0' ? '1' : text)));

/** How often each row is there, minus how often it is in the other answer. */
function surplus(one: readonly ResultRow[], other: readonly ResultRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { cells } of one) counts.set(normal(cells), (counts.get(normal(cells)) ?? 0) + 1);
  for (const { cells } of other) counts.set(normal(cells), (counts.get(normal(cells)) ?? 0) - 1);
  return [...counts].flatMap(([key, count]) =>
    Array.from({ length: Math.max(0, count) }, () => key),
  );
}

const compare = (a: readonly ResultRow[], b: readonly ResultRow[], keys?: readonly string[]) =>
  compareRows(
    [
      { name: 'A', columns, rows: a },
      { name: 'B', columns, rows: b },
    ],
    { keys: keys && new Set(keys), left: new Set() },
  ).rows.map(({ cells: [difference, ...cells] }) => ({ difference, cells }));

test('whole rows differ as multisets do', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const found = compare(a, b);
      const only = (name: string): readonly string[] =>
        found
          .filter(({ difference }) => difference === `only in ${name}`)
          .map(({ cells }) => normal(cells));
      assert.deepEqual(only('A').toSorted(), surplus(a, b).toSorted());
      assert.deepEqual(only('B').toSorted(), surplus(b, a).toSorted());
    }),
  );
});

test('with keys every row that is too much is in one line', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const found = compare(a, b, ['k']);
      const count = (difference: string): number =>
        found.filter((row) => row.difference === difference).length;
      assert.equal(count('only in A') + count('differs'), surplus(a, b).length);
      assert.equal(count('only in B') + count('differs'), surplus(b, a).length);
    }),
  );
});

test('the order of rows makes no difference', () => {
  fc.assert(
    fc.property(rows, (a) => {
      assert.deepEqual(compare(a, a.toReversed()), []);
      assert.deepEqual(compare(a, a.toReversed(), ['k']), []);
    }),
  );
});
