import assert from 'node:assert/strict';
import test from 'node:test';
import { MemoryBudget, release, reserve } from '../../../backends/local/scan/memory-budget.ts';

const mebibyte = 1024 ** 2;

const never = (): boolean => false;

test('what does not fit while others hold memory is not let in', () => {
  const budget = new MemoryBudget(100 * mebibyte);
  const [one, two, three] = [budget.claim(), budget.claim(), budget.claim()];
  assert.equal(reserve(one, 60 * mebibyte, never), true);
  assert.equal(reserve(two, 40 * mebibyte, never), true);
  assert.equal(reserve(three, 10 * mebibyte, never), false);
  assert.equal(reserve(three, 1000, never), true, 'small files are not counted');
  release(two);
  assert.equal(reserve(three, 10 * mebibyte, never), true);
});

test('what fits nowhere is let in alone', () => {
  const budget = new MemoryBudget(100 * mebibyte);
  const [one, two] = [budget.claim(), budget.claim()];
  assert.equal(reserve(one, 500 * mebibyte, never), true);
  assert.equal(reserve(two, 5 * mebibyte, never), false);
  assert.equal(reserve(one, 10 * mebibyte, never), true, 'instead of what it held before');
  assert.equal(reserve(two, 5 * mebibyte, never), true);
});

test('waits until there is room, and as long as anyone wants it', () => {
  const budget = new MemoryBudget(100 * mebibyte);
  const [one, two] = [budget.claim(), budget.claim()];
  reserve(one, 90 * mebibyte, never);
  let asked = 0;
  const entered = reserve(two, 20 * mebibyte, () => {
    asked += 1;
    if (asked === 3) release(one);
    return true;
  });
  assert.deepEqual([entered, asked], [true, 3]);
});

test('takes back what a thread held that has ended', () => {
  const budget = new MemoryBudget(100 * mebibyte);
  const [one, two] = [budget.claim(), budget.claim()];
  reserve(one, 90 * mebibyte, never);
  budget.giveBack(one);
  assert.equal(reserve(two, 90 * mebibyte, never), true);
});
