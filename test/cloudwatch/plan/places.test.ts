import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPlacePointer } from '../../../backends/cloudwatch/plan/row-pointer.ts';
import { compareValues } from '../../../core/engine/engine.ts';
import type { CloudWatchSource } from '../../../core/protocol/results.ts';
import { randomEvents } from './random-events.ts';
import {
  answerAtOnce,
  type Events,
  place,
  planFor,
  readyFor,
  requestFor,
  runPlan,
  shown,
} from './support.ts';

/*
 * Several places: each answers for itself, their rows stand together in the query's order, and are
 * cut once more.
 */

const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const;

const source: CloudWatchSource = {
  kind: 'cloudwatch',
  name: 'all',
  places: regions.map((region) => ({ ...place, region })),
};

type Row = Readonly<Record<string, string | null>>;

interface Sample {
  readonly query: string;
  /** The columns that order the rows; a minus is descending. */
  readonly order: readonly string[];
  readonly limit: number;
}

const samples: readonly Sample[] = [
  { query: 'fields @timestamp, name', order: ['-@timestamp'], limit: 10_000 },
  { query: 'fields @timestamp, name | limit 4', order: ['-@timestamp'], limit: 4 },
  { query: 'fields @timestamp | sort @timestamp asc | limit 5', order: ['@timestamp'], limit: 5 },
  {
    query: 'fields size, @timestamp | sort size desc, @timestamp | limit 6',
    order: ['-size', '@timestamp'],
    limit: 6,
  },
  { query: 'fields @timestamp, kind | dedup kind', order: ['-@timestamp'], limit: 10_000 },
  {
    query: 'stats count(*) as n, max(@timestamp) as t by name | sort n desc, t | limit 3',
    order: ['-n', 't'],
    limit: 3,
  },
  {
    query: 'stats count(*) as n, max(@timestamp) by kind | sort `max(@timestamp)`',
    order: ['max(@timestamp)'],
    limit: 10_000,
  },
  { query: 'stats count(*) as n by kind', order: [], limit: 10_000 },
];

const byOrder =
  (order: readonly string[]) =>
  (a: Row, b: Row): number => {
    for (const key of order) {
      const name = key.replace(/^-/, '');
      const [first, second] = [a[name] ?? undefined, b[name] ?? undefined];
      const difference = compareValues(first, second);
      const isMissing = first === undefined || second === undefined;
      if (difference !== 0) return key.startsWith('-') && !isMissing ? -difference : difference;
    }
    return 0;
  };

/** Each event in one of the places. */
const shares = (all: Events): readonly Events[] =>
  regions.map((_, index) => all.filter((__, number) => number % regions.length === index));

for (const { query, order, limit } of samples) {
  for (const slicing of ['auto', 'never'] as const) {
    test(`over places, slicing ${slicing}: ${query}`, () => {
      const request = requestFor(query, { source });
      const ready = readyFor(request);
      fc.assert(
        fc.property(randomEvents, (all) => {
          const shared = shares(all);
          const { merge } = runPlan(planFor(request, slicing), (sent) => shared[sent.place] ?? []);
          const each = shared.map((events, index) =>
            answerAtOnce(ready, events).map((row) => ({ '@region': regions[index] ?? '', ...row })),
          );
          const expected = each.flat().toSorted(byOrder(order)).slice(0, limit);
          assert.deepEqual(shown(merge.columns, merge.rows()), expected);
        }),
        { numRuns: 15 },
      );
    });
  }
}

test('a row points to the place that it came from', () => {
  const request = requestFor('limit 5', { source });
  const plan = planFor(request);
  const merge = plan.newMerge();
  const order = plan.orders.find((each) => each.place === 2);
  assert.ok(order);
  merge.add(order, [
    [
      ['@message', '{}'],
      ['@ptr', 'CkI=\u0000x'],
    ],
  ]);
  const [row] = merge.rows();
  assert.deepEqual(readPlacePointer(row?.pointer ?? ''), { place: 2, pointer: 'CkI=\u0000x' });
  for (const text of ['', 'x', '1', 'x\u0000y', '-1\u0000y', '\u0000y']) {
    assert.equal(readPlacePointer(text), undefined);
  }
});
