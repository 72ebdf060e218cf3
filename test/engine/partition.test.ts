import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { flattenEvent, type FlatEvent } from '../support/object-source.ts';
import { planAnswer, planScan, type EngineContext, type Part } from '../../core/engine/engine.ts';
import { objectSource } from '../support/object-source.ts';
import { firstRows, type NaiveQuery } from './support/first-rows.ts';
import { answerTo, NOW, queryOf, tableOf, together } from './support/run.ts';

/*
 * However events are shared out over scans, in whatever order a scan meets them, wherever parts
 * are drained and in whatever order they are added: the answer is that of one scan in one piece.
 */

const hostile = ['__proto__', 'constructor', 'toString', 'a|b', 'a"', ',"', '', ' ', '\u0000', '∅'];

const value = fc.oneof(
  fc.constantFrom(...hostile),
  fc.constantFrom('1', '01', '1.0', '1e2', '-5', '0.1', '0.2', '2022-02-18T10:00:00Z', 'x9', 'x10'),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

const time = fc
  .integer({ min: 0, max: 5 })
  .map((hours) => new Date(hours * 3_600_000 * 7).toISOString());

/** About the middle of the times of the events. */
const context: EngineContext = {
  now: NOW,
  range: { start: 10 * 3_600_000, end: 30 * 3_600_000 },
};

/** Huge numbers would swallow the differences that rounding makes between small ones. */
const small = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.constantFrom(0.1, '0.2', 0.3, 1, 2, 3, true, 'x', null),
);

const eventWith = (number: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.record(
    { a: value, b: value, n: number, list: fc.array(value), ['__proto__']: value, eventTime: time },
    { requiredKeys: [] },
  );

const events = fc.oneof(
  fc.array(eventWith(value), { maxLength: 40 }),
  fc.array(eventWith(small), { maxLength: 40 }),
);

const queries = [
  'fields a, b, n',
  'fields a, b | limit 3',
  'fields a, n | sort n desc, a | limit 4',
  'fields a, b | sort b | filter n > 0',
  'fields a | sort a | sort b desc | limit 5',
  'fields a, b | dedup a | limit 3',
  'fields a, b | sort b desc | dedup a, b | limit 3',
  'fields a, b | sort n | dedup a',
  'limit 5 | fields concat(a, b) as c | sort c | limit 3 | dedup c',
  'filter a != b and not (n < 0) | fields __proto__',
  'stats count(*), sum(n), avg(n), min(n), max(n), stddev(n), pct(n, 50)',
  'stats count(*) as c, sum(n / 3) as s, avg(n * n) as m, stddev(n / 7) as d by a',
  'stats count(*) as c, countDistinct(n) as d, earliest(b) as e, latest(b) as l by a, __proto__ as k',
  'stats sortsFirst(b), sortsLast(b), min(b), max(b) by bin(1d), a',
  'stats variance(n), values(b), histogram(n, 3), rate(n, 1d), countOverTime(a), sumOverTime(n)',
  'stats values(a) as v, rate(n / 3, 1h) as r, variance(n / 7) as d by histogram(n, 2)',
  'stats topk(2, a)',
  'stats count(*) as c by a, b, n | filter c > 1 | sort c desc, n | limit 4',
  'stats count(*) as c by a, bin(1d) as day | stats max(c), sum(c), count(*) by day | limit 2',
  'parse a "*|*" as l, r | parse b /(?<@x>\\w)/ | stats count(*) by l, r, @x',
  'filterIndex a in ["a|b", "1", ""] | fields a, n',
  'limit any 3 | fields a, b',
  'parse a /(?<@c>[\\w|])/ multi | fields @c, b | sort @c | limit 5',
  'parse @message /"(?<k>\\w)"/ multi | dedup k, a | limit 4',
  'parse @message /:(?<v>[^,}]+)/ multi | stats count(*) as c, earliest(a) as e by v',
  'parse @message logfmt as m | parse a csv as x, y | stats count(*) by m.a, x, y',
  'json field=@message "list.0" as x | stats count(*) by x',
  'fields jsonParse(@message) as j | unnest j.list into x | display x, a | sort x desc | limit 6',
  'expand list | stats count(*) as c, sum(n) as s by list',
  'expand list | fields list, n | sort n | limit 3 | accum list as t',
  'stats count(*) as c by bin(1d), a offset 5h',
  'stats count(*) as c by bin(12h) as t, a | fillmissing with 0 for c | limit 20',
  'fields a, n | accum n as t | autoregress t p=1-2 | filldown a t*',
  'fields a, n | sort b | addtotals col=true fieldname=__proto__',
  'stats sum(n) as s, count(*) as c by a | addtotals col=true | sort Total desc',
  'fields n | outlier param=0.5 uselower=true mark=true n | limit 7',
  'stats max(n) as m by a | outlier action=remove param=0 uselower=true m',
  'sessionize a maxspan 10h as s | stats count(*) as c, min(s) as first by s',
  'countFrequent a, __proto__ | limit 3',
  'pattern concat(a, " ", b, ": ", n)',
  'pattern @message | filter @ratio < 0.5 | limit 4',
  'pattern b | diff previousDay',
  'logcompare timeshift 40h',
].map(queryOf);

/** Which scan takes an event, when, and whether it is drained after. */
const shares = fc.array(fc.record({ scan: fc.nat(3), drained: fc.boolean(), turn: fc.nat(1000) }), {
  minLength: 40,
  maxLength: 40,
});

it('gives the same answer however the events are shared out', () => {
  fc.assert(
    fc.property(
      events,
      shares,
      fc.constantFrom(...queries),
      fc.integer(),
      (objects, plan, query, seed) => {
        const flat = objects.map((json, index) => flattenEvent(JSON.stringify(json), `e${index}`));
        const parts = shuffle(partsOf(query, flat, plan), seed);
        const answer = planAnswer(query, context);
        for (const part of parts) {
          answer.add(structuredClone(part));
        }
        const whole = answerTo(query, flat, together, context);
        assert.equal(tableOf(answer), tableOf(whole));
        assert.equal(answer.matched, whole.matched);
      },
    ),
    { seed: 20220218, numRuns: 5000 },
  );
});

/*
 * Sort, dedup and limit once more, against an oracle that shares no code with the engine. Few
 * different values, so that rows of one key replace one another all the time.
 */

const simple = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom('a', 'b', 'c'));

const simpleEvents = fc.array(
  fc.record(
    { a: simple, b: simple, n: fc.integer({ min: 0, max: 30 }), eventTime: time },
    { requiredKeys: [] },
  ),
  { minLength: 10, maxLength: 40 },
);

const newest = { field: 'eventTime', sign: -1 } as const;

const naiveQueries: readonly NaiveQuery[] = [
  { text: 'dedup a', order: [newest], distinct: ['a'] },
  { text: 'dedup a | limit 1', order: [newest], distinct: ['a'], limit: 1 },
  { text: 'dedup a | limit 3', order: [newest], distinct: ['a'], limit: 3 },
  { text: 'dedup a, b | limit 5', order: [newest], distinct: ['a', 'b'], limit: 5 },
  {
    text: 'sort n | dedup a | limit 2',
    order: [{ field: 'n', sign: 1 }],
    distinct: ['a'],
    limit: 2,
  },
  {
    text: 'sort n desc, b | dedup b, a | limit 4',
    order: [
      { field: 'n', sign: -1 },
      { field: 'b', sign: 1 },
    ],
    distinct: ['b', 'a'],
    limit: 4,
  },
  {
    text: 'sort b desc | dedup n | limit 6',
    order: [{ field: 'b', sign: -1 }],
    distinct: ['n'],
    limit: 6,
  },
  { text: 'sort a | limit 7', order: [{ field: 'a', sign: 1 }], limit: 7 },
];

it('keeps the rows that sort, dedup and limit mean, whatever previews are made on the way', () => {
  fc.assert(
    fc.property(
      simpleEvents,
      shares,
      fc.constantFrom(...naiveQueries),
      fc.integer(),
      (objects, plan, naive, seed) => {
        const query = queryOf(`fields @ptr as p | ${naive.text}`);
        const flat = objects.map((json, index) => flattenEvent(JSON.stringify(json), `e${index}`));
        const answer = planAnswer(query, { now: NOW });
        for (const part of shuffle(partsOf(query, flat, plan), seed)) {
          answer.add(structuredClone(part));
          answer.preview(3);
        }
        assert.deepEqual(
          Array.from(answer.rows(), ({ cells: [pointer] }) => pointer),
          firstRows(naive, objects).map((index) => `e${index}`),
          naive.text,
        );
      },
    ),
    { seed: 20220218, numRuns: 5000 },
  );
});

interface Share {
  readonly scan: number;
  readonly drained: boolean;
  readonly turn: number;
}

const partsOf = (
  query: Parameters<typeof planScan>[0],
  events: readonly FlatEvent[],
  plan: readonly Share[],
): readonly Part[] => {
  const source = objectSource();
  const scans = [0, 1, 2, 3].map(() => planScan(query, source, context));
  const parts: Part[] = [];
  const turns = events
    .map((flat, position) => ({ flat, position, share: plan[position] }))
    .toSorted((one, other) => (one.share?.turn ?? 0) - (other.share?.turn ?? 0));
  for (const { flat, position, share } of turns) {
    const scan = scans[share?.scan ?? 0];
    source.stand(flat);
    scan?.take(position);
    if (scan !== undefined && share?.drained === true) {
      parts.push(scan.drain());
    }
  }
  return [...parts, ...scans.map((scan) => scan.drain())];
};

const shuffle = <Element>(elements: readonly Element[], seed: number): readonly Element[] => {
  const keys = elements.map((_, index) => Math.imul(index + 1, seed | 1) ^ (seed >> 3));
  return elements
    .map((element, index) => ({ element, key: keys[index] ?? 0 }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ element }) => element);
};
