import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldsOfRow } from '../../../backends/cloudwatch/aws/logs-api.ts';
import type { CloudOrder, CloudRunPlan } from '../../../backends/cloudwatch/plan/cloud-plan.ts';
import { timestampText } from '../../../core/engine/values/timestamp-text.ts';
import { planFor, requestFor, shown } from './support.ts';

const orderAt = (plan: CloudRunPlan, index: number): CloudOrder => {
  const order = plan.orders[index];
  assert.ok(order);
  return order;
};

const rowsOf = (...values: readonly string[]): readonly FieldsOfRow[] =>
  values.map((value) => [['a', value]]);

test('an answer with as many rows as CloudWatch gives is split where more are wanted', () => {
  const full = Array.from({ length: 100_000 }, (): FieldsOfRow => [['a', 'x']]);
  const most = planFor(requestFor('fields a | limit 100001'));
  const merge = most.newMerge();
  assert.equal(merge.add(orderAt(most, 0), full), 'capped');
  assert.equal(merge.add(orderAt(most, 1), full.slice(1)), 'taken');
  assert.equal(merge.rows().length, 99_999);
  const enough = planFor(requestFor('fields a | limit 100000'));
  assert.equal(enough.newMerge().add(orderAt(enough, 0), full), 'taken');
});

test('groups of a slice that may be more than CloudWatch gives are not taken', () => {
  const plan = planFor(requestFor('stats count(*) by a'));
  const full = Array.from({ length: 100_000 }, (_, index): FieldsOfRow => [
    ['ctq_k0', `k${index}`],
    ['ctq_a0', '1'],
  ]);
  const merge = plan.newMerge();
  assert.equal(merge.add(orderAt(plan, 0), full), 'capped');
  assert.deepEqual(merge.rows(), []);
});

const sums: readonly (readonly [values: readonly string[], exact: boolean])[] = [
  [['1', '-5', '6.7E7'], true],
  [['1.5'], false],
  [['x'], false],
  [['9007199254740993'], false],
  [['9007199254740990', '5'], false],
];

for (const [values, isExact] of sums) {
  test(`sums of ${values.join(' and ')} add up exactly: ${String(isExact)}`, () => {
    const plan = planFor(requestFor('stats sum(a)'));
    const merge = plan.newMerge();
    const added = values.map((value, index) =>
      merge.add(orderAt(plan, index), [[['ctq_a0', value]]]),
    );
    assert.equal(added.includes('inexact'), !isExact);
  });
}

test('older slices are needless once newer ones have enough rows, and not before', () => {
  const plan = planFor(requestFor('fields a | limit 3'));
  const merge = plan.newMerge();
  const [first, second, third] = [0, 1, 2].map((index) => orderAt(plan, index));
  assert.ok(first && second && third && plan.stopsEarly);
  merge.add(second, rowsOf('b', 'c', 'd'));
  assert.ok(!merge.isSatisfied(third));
  merge.preview(first, rowsOf('a'));
  assert.ok(!merge.isSatisfied(third));
  merge.add(first, rowsOf('a'));
  assert.ok(merge.isSatisfied(third));
  assert.ok(!merge.isSatisfied(second));
  assert.deepEqual(
    merge.rows().map(({ cells }) => cells),
    [['a'], ['b'], ['c']],
  );
});

test('duplicates do not count as rows that are enough', () => {
  const plan = planFor(requestFor('fields a | dedup a | limit 2'));
  const merge = plan.newMerge();
  merge.add(orderAt(plan, 0), rowsOf('a'));
  merge.add(orderAt(plan, 1), rowsOf('a'));
  assert.ok(!merge.isSatisfied(orderAt(plan, 2)));
  merge.add(orderAt(plan, 2), rowsOf('a', 'b'));
  assert.ok(merge.isSatisfied(orderAt(plan, 3)));
});

test('halves take the place of what was split', () => {
  const plan = planFor(requestFor('fields a | limit 3'));
  const merge = plan.newMerge();
  const [newer, older] = plan.split(orderAt(plan, 0)) ?? [];
  assert.ok(newer && older);
  merge.preview(orderAt(plan, 0), rowsOf('x'));
  merge.discard(orderAt(plan, 0));
  merge.add(older, rowsOf('b'));
  merge.add(newer, rowsOf('a'));
  merge.add(orderAt(plan, 1), rowsOf('c', 'd'));
  assert.ok(merge.isSatisfied(orderAt(plan, 2)));
  assert.deepEqual(
    merge.rows().flatMap(({ cells }) => cells),
    ['a', 'b', 'c'],
  );
});

test('previews are replaced, by the next and by the answer, and not the other way', () => {
  const plan = planFor(requestFor('fields a'));
  const merge = plan.newMerge();
  const order = orderAt(plan, 0);
  merge.preview(order, rowsOf('x'));
  merge.preview(order, rowsOf('y', 'z'));
  assert.equal(merge.rows().length, 2);
  assert.equal(merge.rows(1).length, 1);
  merge.add(order, rowsOf('a'));
  merge.preview(order, rowsOf('late'));
  merge.discard(order);
  assert.deepEqual(
    merge.rows().flatMap(({ cells }) => cells),
    ['a'],
  );
  merge.forget(0);
  assert.deepEqual(merge.rows(), []);
});

test('columns that nobody foresaw follow the others, and those that never come stay', () => {
  const plan = planFor(requestFor('fields a, b', { range: '-1h' }));
  const merge = plan.newMerge();
  merge.add(orderAt(plan, 0), [
    [
      ['a', '1'],
      ['@ptr', 'p'],
    ],
    [
      ['more', '2'],
      ['a', '3'],
    ],
  ]);
  assert.deepEqual(shown(merge.columns, merge.rows()), [
    { a: '1', b: null, more: null },
    { a: '3', b: null, more: '2' },
  ]);
  assert.deepEqual(
    merge.rows().map(({ cells }) => cells.length),
    [3, 3],
  );
});

test('a column that CloudWatch spells in another way is the same column', () => {
  const plan = planFor(requestFor('stats count( * ) by bin( 5min )', { range: '-1h' }));
  const merge = plan.newMerge();
  merge.add(orderAt(plan, 0), [
    [
      ['bin(5m)', '2026-03-01 00:00:00.000'],
      ['count(*)', '7'],
    ],
  ]);
  assert.deepEqual(
    merge.columns.map(({ name }) => name),
    ['bin( 5min )', 'count( * )'],
  );
  assert.deepEqual(merge.rows()[0]?.cells, ['2026-03-01 00:00:00.000', '7']);
});

test('names of a log that JavaScript knows too are names like any other', () => {
  const plan = planFor(requestFor('fields __proto__, constructor', { range: '-1h' }));
  const merge = plan.newMerge();
  merge.add(orderAt(plan, 0), [
    [
      ['constructor', 'c'],
      ['__proto__', 'p'],
      ['toString', 't'],
    ],
  ]);
  assert.deepEqual(merge.rows()[0]?.cells, ['p', 'c', 't']);
});

test('what CloudWatch prints as a date is a time for what follows stats', () => {
  const plan = planFor(
    requestFor('stats max(@timestamp) as t by a | fields dateceil(fromMillis(t), 1h) as hour, t'),
  );
  const merge = plan.newMerge();
  const time = Date.UTC(2026, 2, 5, 10, 30);
  merge.add(orderAt(plan, 0), [
    [
      ['ctq_k0', 'x'],
      ['ctq_a0', timestampText(time)],
    ],
  ]);
  merge.add(orderAt(plan, 1), [
    [
      ['ctq_k0', 'x'],
      ['ctq_a0', String(time - 1)],
    ],
  ]);
  assert.deepEqual(shown(merge.columns, merge.rows()), [
    { hour: '2026-03-05 11:00:00.000', t: String(time) },
  ]);
});

test('no rows at all are no rows, as CloudWatch says', () => {
  const plan = planFor(requestFor('stats count(*)'));
  const merge = plan.newMerge();
  for (const order of plan.orders) merge.add(order, []);
  assert.deepEqual(merge.rows(), []);
});
