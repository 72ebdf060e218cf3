import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CloudOrder, CloudSlice } from '../../../backends/cloudwatch/plan/cloud-plan.ts';
import { halvesOf, slicesOf } from '../../../backends/cloudwatch/plan/slices.ts';
import type { CloudWatchSource } from '../../../core/protocol/results.ts';
import { DAY, NOW, place, planFor, requestFor, START } from './support.ts';

const lastSlice = [`${START + 13.5 * DAY}`, `${START + 14 * DAY}`] as const;
const WITHIN = `filter toMillis(@timestamp) >= ${lastSlice[0]} and toMillis(@timestamp) < ${lastSlice[1]}`;

/** What is sent for the newest slice; «» stands for the condition on its time. */
const sliced: readonly (readonly [query: string, text: string, limit: number | undefined])[] = [
  ['fields a', '«» | fields a', 10_000],
  ['fields a | limit 3', '«» | fields a | limit 3', undefined],
  ['limit 2000000', '«» | limit 100000', undefined],
  ['limit any 2000000', '«» | limit any 100000', undefined],
  [
    "SOURCE 'g' | filterIndex a = 1 | fields b",
    "SOURCE 'g' | filterIndex a = 1 | «» | fields b",
    10_000,
  ],
  ["SOURCE 'g'", "SOURCE 'g' | «»", 10_000],
  ['sort @timestamp desc, a', '«» | sort @timestamp desc, a', 10_000],
  ['sort a', '«» | fields @timestamp, @message, a | sort a', 10_000],
  ['fields a, b | sort b', '«» | fields a, b | sort b', 10_000],
  ['fields a | sort a + b', '«» | fields a | fields a + b as ctq_0 | sort a + b', 10_000],
  ['fields a as ctq_0 | sort -a', '«» | fields a as ctq_0 | fields -a as ctqq_0 | sort -a', 10_000],
  [
    'fields a | sort a | dedup `x-y`',
    '«» | fields a | fields `x-y` | sort a | dedup `x-y`',
    10_000,
  ],
  ['sort b | display a | limit 5', '«» | sort b | display a, b | limit 5', undefined],
  ['dedup a | limit 5', '«» | fields @timestamp, @message, a | dedup a | limit 5', undefined],
  ['stats count(*)', '«» | stats count(*) as ctq_a0', 100_000],
  [
    'fields a as x | STATS sum(b)/count(*) as m, sum( b ) by x, bin(1h) as t offset 5m | sort m',
    '«» | fields a as x | STATS sum( b ) as ctq_a0, count(*) as ctq_a1 by x as ctq_k0, bin(1h) as ctq_k1 offset 5m',
    100_000,
  ],
];

for (const [query, text, limit] of sliced) {
  test(`sliced: ${query}`, () => {
    const plan = planFor(requestFor(query));
    assert.ok(plan.isSliced);
    assert.deepEqual(plan.hints, []);
    const order = plan.orders.toSorted((a, b) => b.slice.start - a.slice.start)[0];
    assert.equal(order?.query.text, text.replace('«»', WITHIN));
    assert.equal(order.query.limit, limit);
  });
}

const whole: readonly (readonly [query: string, why: RegExp | undefined])[] = [
  ['limit any 5', undefined],
  ['fields a | estimate', undefined],
  ['fields a | limit 5 | filter a = 1', /limit cuts rows/],
  ['limit 5 | sort a', /limit cuts rows/],
  ['sort a | sort b', /more than one sort/],
  ['fields now() as n', /now\(\) differs/],
  ['filter queryEndTime() > 5 | stats count(*)', /queryEndTime\(\) differs/],
  ["filter a in (SOURCE 'x' | fields a)", /in parentheses of filter/],
  ["SOURCE 'g' START=-1h | limit 5", /range of its own/],
  ['$Other() | limit 5', /"Other"/],
  ['stats avg(a)', /avg\(\) gives/],
  ['stats count(*), pct(a, 50) by b', /pct\(\) gives/],
  ['stats count_distinct(a)', /count_distinct\(\) gives/],
  ['pattern @message', /pattern has to see/],
  ['fields a | sessionize a', /sessionize has to see/],
  ['fields a | accum a | stats count(*)', /accum has to see/],
  ["join left=a right=b where a.x = b.x (SOURCE 'g')", /join/],
  ['stats count(*) by a | lookup t a OUTPUT b', /alone can do lookup/],
  ['fields bin(1h) as t | stats count(*) by t | fillmissing', /fillmissing has to know/],
  ['sort a | fields b as a', /means something else/],
  [`filter a != "${'x'.repeat(9900)}"`, /too long/],
];

for (const [query, why] of whole) {
  test(`sent as one: ${query.slice(0, 80)}`, () => {
    const plan = planFor(requestFor(query));
    assert.ok(!plan.isSliced);
    assert.deepEqual(
      plan.orders.map(({ query: { text } }) => text),
      [query],
    );
    assert.equal(plan.hints.length, why === undefined ? 0 : 1);
    if (why !== undefined) assert.match(plan.hints[0]?.message ?? '', why);
    assert.ok(plan.hints.every(({ severity }) => severity === 'hint'));
  });
}

test('short ranges are sent as they are', () => {
  for (const query of ['fields a | sort b', 'stats count(*) by a', 'limit 100000']) {
    const plan = planFor(requestFor(query, { range: '-2d' }));
    assert.ok(!plan.isSliced);
    assert.deepEqual(plan.hints, []);
    assert.equal(plan.orders[0]?.query.text, query);
  }
});

test('many rows of a short range are sliced too', () => {
  assert.ok(planFor(requestFor('limit 100001', { range: '-1h' })).isSliced);
});

test('where nothing is sliced a large limit becomes the largest, and that is said', () => {
  const plan = planFor(requestFor('fields a | limit 2000000'), 'never');
  assert.deepEqual(
    plan.orders.map(({ query }) => query.text),
    ['fields a | limit 100000'],
  );
  assert.deepEqual(
    plan.hints.map(({ code, severity }) => [code, severity]),
    [['cloud-limit', 'information']],
  );
  assert.match(plan.hints[0]?.message ?? '', /"limit 100000" instead of "limit 2000000"/);
  const twoPlaces = planFor(requestFor('limit 2000000', { source: other }), 'never');
  assert.deepEqual(twoPlaces.hints, plan.hints);
  const otherQuery = planFor(requestFor('pattern @message | limit 2000000', { range: '-1h' }));
  assert.deepEqual(
    otherQuery.hints.map(({ code }) => code),
    ['cloud-one-query', 'cloud-limit'],
  );
});

test('the plan in one piece says why', () => {
  const plan = planFor(requestFor('stats sum(a)')).inOnePiece();
  assert.ok(!plan.isSliced);
  assert.deepEqual(
    plan.orders.map(({ query }) => query.text),
    ['stats sum(a)'],
  );
  assert.match(plan.hints[0]?.message ?? '', /do not add up exactly/);
});

/** Slices that follow each other without gaps and make up the range. */
const assertCovers = (slices: readonly CloudSlice[], { start, end }: CloudSlice): void => {
  assert.equal(slices[0]?.start, start);
  assert.equal(slices.at(-1)?.end, end);
  for (const [index, slice] of slices.entries()) {
    assert.ok(slice.start < slice.end);
    if (index > 0) assert.equal(slice.start, slices[index - 1]?.end);
  }
};

const lengths: readonly (readonly [days: number, least: number, most: number])[] = [
  [0.1, 1, 2],
  [3, 6, 7],
  [7, 14, 15],
  [30, 30, 31],
  [90, 30, 31],
  [365, 36, 38],
  [3000, 33, 35],
];

for (const [days, least, most] of lengths) {
  test(`${days} days make ${least} to ${most} slices`, () => {
    for (const offset of [0, 1, 12_345_678]) {
      const range = { start: START + offset, end: START + offset + days * DAY };
      const slices = slicesOf(range);
      assertCovers(slices, range);
      assert.ok(slices.length >= least && slices.length <= most, String(slices.length));
    }
  });
}

test('slices are halved down to a millisecond', () => {
  for (const length of [2, 3, 999, 1500, 86_400_000]) {
    const range = { start: START + 250, end: START + 250 + length };
    assertCovers(halvesOf(range) ?? [], range);
  }
  assert.equal(halvesOf({ start: START, end: START + 1 }), undefined);
});

test('an order is split into halves that are answered in turn', () => {
  for (const [query, isNewestFirst] of [
    ['limit 500000', true],
    ['sort @timestamp asc | limit 500000', false],
  ] as const) {
    const plan = planFor(requestFor(query));
    const starts = (orders: readonly CloudOrder[]): number[] =>
      orders.map(({ slice }) => (isNewestFirst ? -slice.start : slice.start));
    const [first] = plan.orders;
    assert.ok(first);
    const halves = plan.split(first) ?? [];
    assert.equal(halves.length, 2);
    for (const orders of [plan.orders, halves]) {
      assert.deepEqual(
        starts(orders),
        starts(orders).toSorted((a, b) => a - b),
      );
    }
    assertCovers(
      halves.map(({ slice }) => slice).toSorted((a, b) => a.start - b.start),
      first.slice,
    );
  }
  const plan = planFor(requestFor('limit 5'), 'never');
  const [only] = plan.orders;
  assert.ok(only);
  assert.equal(plan.split(only), undefined);
});

test('keys are the same for the same, different for anything else, and tell nothing', () => {
  const keysOf = (query: string, changes = {}): readonly string[] =>
    planFor(requestFor(query, changes)).orders.map(({ key }) => key);
  const all = [
    ...keysOf('limit 5'),
    ...keysOf('limit 6'),
    ...keysOf('limit 5', { source: { ...other, places: [{ ...place, profile: undefined }] } }),
    ...keysOf('limit 5', { source: { ...other, places: [{ ...place, logGroups: ['x'] }] } }),
  ];
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(keysOf('limit 5'), keysOf('limit 5'));
  assert.ok(all.every((key) => /^[0-9a-f]{64}$/.test(key)));
});

const other: CloudWatchSource = {
  kind: 'cloudwatch',
  name: 'both',
  places: [place, { ...place, profile: 'audit2', region: 'eu-west-1', logGroups: ['g2'] }],
};

test('every place is asked for its log groups', () => {
  const plan = planFor(requestFor('stats count(*) by a', { source: other, range: '-1h' }));
  assert.deepEqual(
    plan.orders.map(({ place: index, query }) => [index, query.logGroups]),
    [
      [0, ['org-trail']],
      [1, ['g2']],
    ],
  );
  assert.deepEqual(
    plan.columns.map(({ name }) => name),
    ['@profile', '@region', 'a', 'count(*)'],
  );
  assert.deepEqual(plan.range, { start: NOW - DAY / 24, end: NOW });
});

test('a query that names its log groups is sent once to a profile and region', () => {
  const twice = {
    ...other,
    places: [place, { ...place, logGroups: ['g2'] }, ...other.places.slice(1)],
  };
  const plan = planFor(requestFor("SOURCE 'g' | limit 5", { source: twice, range: '-1h' }));
  assert.deepEqual(
    plan.orders.map(({ place: index, query }) => [index, query.logGroups]),
    [
      [0, undefined],
      [2, undefined],
    ],
  );
});

test('over several places rows come with what orders them', () => {
  const textOf = (query: string): string | undefined =>
    planFor(requestFor(query, { source: other, range: '-1h' })).orders[0]?.query.text;
  assert.equal(textOf('fields a | limit 3'), 'fields a | fields @timestamp | limit 3');
  assert.equal(textOf('fields @timestamp, a'), 'fields @timestamp, a');
  assert.equal(textOf('display a'), 'display a, @timestamp');
  assert.equal(textOf('stats count(*) by a | sort a'), 'stats count(*) by a | sort a');
});
