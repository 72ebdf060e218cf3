import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compareText, compareWithMissing, rankOf } from '#engine/values/order.ts';
import { orderRows } from '../../../backends/results/order-rows.ts';

/** The order by comparisons alone, stable as `sort` is. */
function expectedOrder(cells: readonly (string | null)[], sign: 1 | -1): readonly number[] {
  const ranks = cells.map((cell) => rankOf(cell ?? undefined));
  return ranks
    .map((_, index) => index)
    .toSorted((a, b) => compareWithMissing(ranks[a], ranks[b], sign));
}

function check(cells: readonly (string | null)[]): void {
  assert.deepEqual([...orderRows(cells, 'ascending')], expectedOrder(cells, 1));
  assert.deepEqual([...orderRows(cells, 'descending')], expectedOrder(cells, -1));
}

test('numbers are ordered by value, missing cells come last in both directions', () => {
  check(['10', '9', null, '-3', '1e3', '0.5', '-0.25', '0', '-0', '9']);
});

test('texts are ordered naturally and before numbers', () => {
  const sorted = ['!:', '#', '*%04', '0#', '5A', '111A', '2345_', '@', '@_', 'A', 'A9876fghj'];
  const cells = [...sorted, 'a12345hfh', '0', '01', '1', '2', '3'].toReversed();
  check(cells);
});

test('equal cells keep their order in both directions', () => {
  const cells = Array.from({ length: 40 }, (_, index) => `name-${index % 3}`);
  check(cells);
});

test('a digit run that is too long for a key and characters beyond it still order right', () => {
  const long = '1'.repeat(300);
  check([`x${long}2`, `x${long}1`, `x${long}`, 'é', 'e', '\uffff', '\ufffe', 'ÿ', 'ý', 'z', '']);
});

test('texts with a long common start are told apart', () => {
  const arn = 'arn:aws:iam::123456789012:role/service-role/application-server-number-';
  check(Array.from({ length: 300 }, (_, index) => `${arn}${(index * 7919) % 300}`));
});

test('a text that differs from the common start late in the column is no exception', () => {
  check([...Array.from({ length: 200 }, (_, index) => `prefix-${index % 7}`), 'other', 'prefix']);
});

test('the order is that of comparisons for any cells', () => {
  const character = fc.constantFrom(
    'a',
    'b',
    'Z',
    '0',
    '1',
    '9',
    '-',
    ' ',
    '.',
    '!',
    '~',
    'é',
    '日',
  );
  const text = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''));
  const cell = fc.oneof(text, fc.integer().map(String), fc.constant(null));
  fc.assert(fc.property(fc.array(cell, { maxLength: 60 }), (cells) => check(cells)));
});

test('a million rows are ordered', (t) => {
  const cells = Array.from({ length: 1_000_000 }, (_, index) => `id-${(index * 7919) % 1_000_003}`);
  const start = performance.now();
  const order = orderRows(cells, 'ascending');
  t.diagnostic(`1,000,000 different texts: ${Math.round(performance.now() - start)} ms`);
  const [first, last] = [cells[order[0] ?? 0], cells[order.at(-1) ?? 0]];
  assert.equal(first, 'id-0');
  assert.ok(compareText(first ?? '', last ?? '') < 0);
});
