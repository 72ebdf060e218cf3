import assert from 'node:assert/strict';
import { it } from 'node:test';
import { planScan, type FieldSource } from '../../core/engine/engine.ts';
import { NOW, queryOf } from './support/run.ts';

/*
 * Of fields with codes no value is read twice. The events are those of a table of three columns,
 * with ten values each in all combinations.
 */

const DIGITS = 10;
const EVENTS = DIGITS ** 3;

const place: Readonly<Record<string, number>> = { a: 1, b: DIGITS, c: DIGITS ** 2 };

interface Counted {
  readonly source: FieldSource;
  readonly stand: (index: number) => void;
  /** How often the value of any field was read, and how often a message was. */
  readonly reads: () => number;
  readonly derivations: Map<string, number>;
}

const countingSource = (): Counted => {
  let event = 0;
  let reads = 0;
  const derivations = new Map<string, number>();
  const codeOf = (path: string): number => Math.floor(event / (place[path] ?? EVENTS)) % DIGITS;
  const read = (path: string): string => {
    reads += 1;
    return path === '@message' ? `message ${event}` : `${path}/${codeOf(path)}`;
  };
  return {
    stand(index) {
      event = index;
    },
    reads: () => reads,
    derivations,
    source: {
      bind: (path) => () => (path === '@timestamp' ? event : read(path)),
      code: (path) =>
        path.startsWith('@')
          ? undefined
          : { code: () => codeOf(path), valueOf: (code) => `${path}/${code}` },
      derive(key, compute) {
        derivations.set(key, 0);
        return () => {
          derivations.set(key, (derivations.get(key) ?? 0) + 1);
          return compute();
        };
      },
    },
  };
};

const scanned = (query: string): Counted => {
  const counted = countingSource();
  const scan = planScan(queryOf(query), counted.source, { now: NOW });
  for (let index = 0; index < EVENTS; index += 1) {
    counted.stand(index);
    scan.take(index);
  }
  return counted;
};

for (const [query, most] of [
  ['filter a like /[3-5]/ | stats count(*)', 10],
  ['filter a = "a/1" or a in ["a/2"] or strlen(a) > now() | stats count(*) by b', 20],
  ['filter tolower(a) != concat(b, 1) and ispresent(c) | stats count(*)', 30],
  ['stats count(*) by a, b, substr(c, 2, 1)', 30],
  ['fields concat(a, "!") as d | filter d like "7" | stats count(*) by d, toupper(d)', 10],
  ['stats sum(strlen(a)), avg(strlen(a)), pct(strlen(a), 50), count(a)', 10],
  ['stats min(a), max(b), sortsFirst(c), sortsLast(c)', 30],
  ['stats count_distinct(a), values(b)', 20],
  ['stats count_distinct(a), values(a) by b', 110],
  ['parse a "*/*" as l, r | filter r = "3" | stats count(*)', 10],
  ['parse a /(?<r>[0-9])/ | stats count(*) by r', 10],
] as const) {
  it(`reads at most ${most} values of ${EVENTS} events: ${query}`, () => {
    assert.ok(scanned(query).reads() <= most, `it read ${scanned(query).reads()}`);
  });
}

for (const [query, keys] of [
  ['filter @message like "x"', ['(like @message text:"x")']],
  ['filter @message like /x/ and strlen(@message) > 2', 1],
  ['filter @message like /x/ and a = "a/1"', ['(like @message /"x")']],
  [
    'fields strlen(@message) as n | filter n > 5',
    ['(strlen @message)', '(> (strlen @message) number:5)'],
  ],
  ['parse @message /(?<p>\\w)(?<q>\\w)/ | stats count(*) by p', 2],
  ['filter @message in ["x"]', ['(in @message list text:"x")']],
  ['fields a as @message | filter @message like "x"', []],
  ['filter @message > now()', []],
  ['filter strlen(@message) > queryStartTime()', ['(strlen @message)']],
  ['fields @message', []],
  ['fields jsonParse(@message) as j', []],
] as const) {
  it(`derives ${JSON.stringify(keys)} of messages: ${query}`, () => {
    const found = [...scanned(`${query} | limit 1`).derivations.keys()];
    assert.deepEqual(typeof keys === 'number' ? found.length : found, keys);
  });
}
