import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { SeenPairs } from '../../core/engine/aggregates/seen-pairs.ts';
import { Pairs } from '../../core/engine/collectors/pairs.ts';

/** Small numbers mostly, and some that no matrix has a place for. */
const number = fc.oneof(
  fc.nat(40),
  fc.nat(3000),
  fc.constantFrom(31, 32, 33, 2 ** 15 - 1, 2 ** 15, 2 ** 20, 2 ** 25),
);

const pairs = fc.array(fc.tuple(number, number), { maxLength: 60 });

it('numbers pairs in the order in which they come, however large they are', () => {
  fc.assert(
    fc.property(pairs, (shown) => {
      const numbers = new Pairs();
      const expected = new Map<string, number>();
      for (const [a, b] of [...shown, ...shown]) {
        const key = `${a},${b}`;
        expected.set(key, expected.get(key) ?? expected.size);
        assert.equal(numbers.numberOf(a, b), expected.get(key));
        assert.equal(numbers.size, expected.size);
      }
    }),
    { seed: 20220218, numRuns: 300 },
  );
});

it('never takes a pair for one that was there before', () => {
  fc.assert(
    fc.property(pairs, (shown) => {
      const seen = new SeenPairs();
      const before = new Set<string>();
      for (const [a, b] of shown) {
        assert.ok(!seen.has(a, b) || before.has(`${a},${b}`));
        before.add(`${a},${b}`);
      }
    }),
    { seed: 20220218, numRuns: 300 },
  );
});

it('knows pairs of small numbers again', () => {
  const seen = new SeenPairs();
  assert.equal(seen.has(3, 700), false);
  assert.equal(seen.has(900, 2), false);
  assert.equal(seen.has(3, 700), true);
  assert.equal(seen.has(900, 2), true);
  assert.equal(seen.has(700, 3), false);
});
