import assert from 'node:assert/strict';
import test from 'node:test';
import { reasonToAsk, type RunCost } from '../../../backends/cloudwatch/ledger/budget.ts';
import { estimateFromLedger } from '../../../backends/cloudwatch/ledger/estimate-bytes.ts';
import { priceOf } from '../../../backends/cloudwatch/ledger/price.ts';
import {
  spendingByDay,
  spentSince,
  startOfDay,
  startOfMonth,
} from '../../../backends/cloudwatch/ledger/summaries.ts';
import { entry } from './entries.ts';

const hour = 3_600_000;
const today = Date.UTC(2026, 10, 20);
const at = (hours: number): number => today + hours * hour;

test('a gigabyte has 10^9 bytes', () => {
  assert.equal(priceOf(2e9, { pricePerGigabyte: 0.005 }), 0.01);
});

test('days and months begin in UTC', () => {
  assert.equal(startOfDay(at(23.99)), today);
  assert.equal(startOfDay(at(-0.01)), Date.UTC(2026, 10, 19));
  assert.equal(startOfMonth(at(5)), Date.UTC(2026, 10, 1));
});

test('what was spent is summed by day, source and run', () => {
  const entries = [
    entry({ time: at(-2), source: 'lab', bytes: 1, price: 0.25 }),
    entry({ time: at(1), source: 'lab', title: 'a', bytes: 10, price: 0.25 }),
    entry({ time: at(2), source: 'prod', title: 'b', bytes: 20, price: 0.5 }),
    entry({ time: at(3), source: 'lab', title: 'c', bytes: 30, price: 0.125 }),
  ];
  const days = spendingByDay(entries);
  assert.deepEqual(
    days.map(({ start, runs, bytes, price, sources }) => [
      new Date(start).toISOString().slice(0, 10),
      { runs, bytes, price },
      sources.map(({ source, price: each, entries: runsOf }) => [
        source,
        each,
        runsOf.map(({ title }) => title).join(),
      ]),
    ]),
    [
      [
        '2026-11-20',
        { runs: 3, bytes: 60, price: 0.875 },
        [
          ['prod', 0.5, 'b'],
          ['lab', 0.375, 'c,a'],
        ],
      ],
      ['2026-11-19', { runs: 1, bytes: 1, price: 0.25 }, [['lab', 0.25, 'Calls']]],
    ],
  );
  assert.deepEqual(spentSince(entries, today), { runs: 3, bytes: 60, price: 0.875 });
  assert.deepEqual(spendingByDay([]), []);
});

test('a run is estimated by the middle of what the latest runs scanned in an hour', () => {
  const runs = (...rates: readonly number[]) =>
    rates.map((bytes, index) => entry({ time: at(index), bytes }));
  const cases: readonly (readonly [string, number | undefined, number | undefined])[] = [
    ['no run', undefined, estimateFromLedger([], 'prod', hour)],
    ['no run there', undefined, estimateFromLedger(runs(7), 'lab', hour)],
    ['one run', 7, estimateFromLedger(runs(7), 'prod', hour)],
    ['a longer range', 70, estimateFromLedger(runs(7), 'prod', 10 * hour)],
    ['of two the higher', 9, estimateFromLedger(runs(7, 9), 'prod', hour)],
    ['one cancelled, one busy', 8, estimateFromLedger(runs(7, 0, 900, 8, 9), 'prod', hour)],
    ['old runs', 2, estimateFromLedger(runs(99, 99, 99, 99, 2, 2, 2, 2, 2), 'prod', hour)],
    [
      'a run over no time',
      undefined,
      estimateFromLedger([entry({ rangeMilliseconds: 0 })], 'prod', hour),
    ],
    [
      'rates, not amounts',
      20,
      estimateFromLedger([entry({ bytes: 10, rangeMilliseconds: hour / 2 })], 'prod', hour),
    ],
  ];
  for (const [what, expected, estimate] of cases) assert.equal(estimate, expected, what);
});

test('the user is asked before too much is spent, and only then', () => {
  const settings = { confirmAbove: 1, dailyBudget: undefined, pricePerGigabyte: 0.005 };
  const gigabytes = (count: number) => count * 1e9;
  const budget = { ...settings, dailyBudget: 5 };
  const cases: readonly (readonly [string, Partial<RunCost>, RegExp | undefined])[] = [
    ['a cheap run', { estimate: gigabytes(1) }, undefined],
    ['exactly the limit', { estimate: gigabytes(200) }, undefined],
    [
      'a dear run',
      { estimate: gigabytes(300) },
      /^The run may cost about \$1\.50, and ctq\.cloudwatch\.confirmAbove is \$1\.00\.$/,
    ],
    [
      'never ask',
      { settings: { ...settings, confirmAbove: undefined }, estimate: gigabytes(1e6) },
      undefined,
    ],
    [
      'ask always',
      { settings: { ...settings, confirmAbove: 0 }, estimate: 1 },
      /^The run may cost less than \$0\.0001, .*is \$0\.00\.$/,
    ],
    [
      'ask always, of what costs nothing',
      { settings: { ...settings, confirmAbove: 0 }, estimate: 0 },
      undefined,
    ],
    [
      'ask always, of what nobody knows',
      { settings: { ...settings, confirmAbove: 0 } },
      /^Nobody knows what the run costs, and ctq\.cloudwatch\.confirmAbove is \$0\.00\.$/,
    ],
    ['nobody knows', {}, undefined],
    ['nobody knows, no budget', { spentToday: 1000 }, undefined],
    ['within the budget', { settings: budget, spentToday: 4, estimate: gigabytes(200) }, undefined],
    [
      'past the budget',
      { settings: budget, spentToday: 4.5, estimate: gigabytes(150) },
      /^With it today's runs come to about \$5\.25, and the day's budget \(ctq\.cloudwatch\.dailyBudget\) is \$5\.00\.$/,
    ],
    [
      'dear and past the budget',
      { settings: budget, spentToday: 4.5, estimate: gigabytes(300) },
      /^The run may .*\. With it today's /,
    ],
    ['nobody knows, budget left', { settings: budget, spentToday: 4.49 }, undefined],
    [
      'nobody knows, budget nearly spent',
      { settings: budget, spentToday: 4.5 },
      /^Nobody knows what the run costs, and \$4\.50 of the day's budget of \$5\.00 .* spent\.$/,
    ],
    ['a budget of nothing', { settings: { ...budget, dailyBudget: 0 } }, /\$0\.00 of the day's/],
    [
      'where scanning is free',
      { settings: { confirmAbove: 0, dailyBudget: 0, pricePerGigabyte: 0 }, estimate: 1e15 },
      undefined,
    ],
  ];
  for (const [what, given, expected] of cases) {
    const reason = reasonToAsk({ settings, spentToday: 0, estimate: undefined, ...given });
    if (expected === undefined) assert.equal(reason, undefined, what);
    else assert.match(reason ?? '', expected, what);
  }
});
