import assert from 'node:assert/strict';
import test from 'node:test';
import { runSchedule } from './fault-schedule.ts';

// `npm run test:faults` runs ten thousand.
const schedules = 150;

test(`${schedules} random schedules of faults end in all rows or one clear message`, async () => {
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= schedules; seed += 1) {
    outcomes.add((await runSchedule(seed)).outcome);
  }
  // A generator of faults that nothing gets through, or all, would prove little.
  assert.deepEqual([...outcomes].toSorted(), ['cancelled', 'done', 'failed']);
});

// Cancelled with a preview due, they asked for it without end while the query was being stopped.
for (const seed of [415, 5336]) {
  test(`schedule ${seed} ends`, { timeout: 20_000 }, async () => {
    assert.equal((await runSchedule(seed)).outcome, 'cancelled');
  });
}
