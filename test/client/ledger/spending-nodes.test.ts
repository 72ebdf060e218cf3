import assert from 'node:assert/strict';
import test from 'node:test';
import {
  shownSince,
  type SpendingNode,
  spendingOverview,
} from '../../../client/cloud/ledger/spending-nodes.ts';
import { entry } from '../../cloudwatch/ledger/entries.ts';

const now = Date.UTC(2026, 10, 20, 15);
const hours = (count: number): number => now + count * 3_600_000;

const entries = [
  entry({ time: Date.UTC(2026, 9, 31, 12), price: 9, title: 'October' }),
  entry({ time: hours(-20), price: 0.25, bytes: 5e10 }),
  entry({ time: hours(-2), price: 0.5, bytes: 1e11, title: 'Calls' }),
  entry({ time: hours(-1), price: 0.006, bytes: 1.2e9, title: 'Errors' }),
  entry({ time: hours(-1), price: 2, bytes: 4e11, source: 'lab', title: 'Everything' }),
];

const lines = (nodes: readonly SpendingNode[], indent = ''): readonly string[] =>
  nodes.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...lines(children, `${indent}  `),
  ]);

const all = (nodes: readonly SpendingNode[]): readonly SpendingNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)]);

test('what was spent is shown by day, source and run', () => {
  const { nodes, month } = spendingOverview(entries, { dailyBudget: undefined }, now);
  assert.deepEqual(lines(nodes), [
    'Today | $2.51 · 501 GB',
    '  lab | $2.00 · 400 GB',
    '    Everything | 14:00 · 400 GB · $2.00',
    '  prod | $0.506 · 101 GB',
    '    Errors | 14:00 · 1.2 GB · $0.006',
    '    Calls | 13:00 · 100 GB · $0.50',
    '2026-11-19 | $0.25 · 50 GB',
    '  prod | $0.25 · 50 GB',
    '    Calls | 19:00 · 50 GB · $0.25',
    '2026-10-31 | $9.00 · 1.0 GB',
    '  prod | $9.00 · 1.0 GB',
    '    October | 12:00 · 1.0 GB · $9.00',
  ]);
  assert.equal(month, '$2.76 this month');
  assert.equal(nodes[0]?.tooltip, '2026-11-20 (UTC): 3 runs, 501 GB scanned, about $2.51');
  assert.deepEqual(
    nodes.map(({ isExpanded }) => isExpanded),
    [true, false, false],
  );
});

test('lines keep their names when a run is added', () => {
  const ids = (shown: typeof entries): readonly string[] =>
    all(spendingOverview(shown, { dailyBudget: undefined }, now).nodes).map(({ id }) => id);
  const before = ids(entries);
  const after = ids([...entries, entry({ time: now, title: 'New' })]);
  assert.equal(new Set(after).size, after.length);
  assert.deepEqual(
    before.filter((id) => !after.includes(id)),
    [],
  );
});

test('the budget of the day is told as it stands', () => {
  const budget = (dailyBudget: number | undefined, shown = entries): string | undefined =>
    spendingOverview(shown, { dailyBudget }, now).budget;
  assert.equal(budget(undefined), undefined);
  assert.equal(budget(5), "Today $2.51 of the day's budget of $5.00");
  assert.equal(budget(2), "Today $2.51: more than the day's budget of $2.00");
  assert.equal(budget(5, []), undefined);
});

test('where nothing has run there is nothing to say', () => {
  assert.deepEqual(spendingOverview([], { dailyBudget: 5 }, now), {
    nodes: [],
    month: undefined,
    budget: undefined,
  });
});

test('the month and the last 31 days are shown', () => {
  assert.equal(shownSince(now), Date.UTC(2026, 9, 21));
  assert.equal(shownSince(Date.UTC(2026, 10, 1)), Date.UTC(2026, 9, 2));
  assert.equal(shownSince(Date.UTC(2026, 9, 31, 23)), Date.UTC(2026, 9, 1));
});
