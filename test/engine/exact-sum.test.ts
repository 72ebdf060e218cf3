import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addExactly,
  addSquareExactly,
  emptySum,
  mergeSums,
  roundSum,
  roundVariance,
  type ExactSum,
} from '../../core/engine/aggregates/exact-sum.ts';

const settings = { seed: 20220218, numRuns: 2000 };
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const numbers = fc.array(
  fc.oneof(
    finite,
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(0.1, 0.2, -0.3, 1e300, -1e300, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324),
  ),
  { maxLength: 12 },
);

const sumOf = (terms: readonly number[]): ExactSum => {
  const sum = emptySum();
  for (const term of terms) {
    addExactly(sum, term);
  }
  return sum;
};

const squaresOf = (terms: readonly number[]): ExactSum => {
  const sum = emptySum();
  for (const term of terms) {
    addSquareExactly(sum, term);
  }
  return sum;
};

/** The same in fractions of 2^-2148, and rounded by comparing with the neighbours. */
const SCALE = 2n ** 2148n;
const scaled = (value: number): bigint => {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(value) || 1)) - 1);
  const halves = Math.trunc(exponent / 2) - 26;
  const mantissa = value / 2 ** halves / 2 ** (exponent - 52 - halves);
  const shift = 2148 + exponent - 52;
  return BigInt(mantissa) * 2n ** BigInt(shift);
};

const isNearest = (candidate: number, exact: bigint): boolean => {
  if (!Number.isFinite(candidate)) {
    const limit = scaled(Number.MAX_VALUE);
    return exact > limit || -exact > limit;
  }
  const distance = (value: number): bigint => {
    const difference = scaled(value) - exact;
    return difference < 0n ? -difference : difference;
  };
  const step = Math.max(2 ** -1074, Math.abs(candidate) * 2 ** -53);
  return [candidate - step, candidate + step]
    .filter((neighbour) => Number.isFinite(neighbour) && neighbour !== candidate)
    .every((neighbour) => distance(candidate) <= distance(neighbour));
};

describe('an exact sum', () => {
  it('is the double nearest to the true sum', () => {
    fc.assert(
      fc.property(numbers, (terms) => {
        const exact = terms.reduce((total, term) => total + scaled(term), 0n);
        assert.ok(isNearest(roundSum(sumOf(terms)), exact), String(terms));
      }),
      settings,
    );
  });

  it('does not depend on order or grouping', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const merged = sumOf(first);
        mergeSums(merged, sumOf(second.toReversed()));
        assert.equal(roundSum(merged), roundSum(sumOf([...second, ...first])));
      }),
      settings,
    );
  });

  it('of squares does not depend on order or grouping', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const merged = squaresOf(first);
        mergeSums(merged, squaresOf(second.toReversed()));
        const both = [...second, ...first];
        const count = Math.max(1, both.length);
        assert.equal(
          roundVariance(count, sumOf(both), merged),
          roundVariance(count, sumOf(both.toReversed()), squaresOf(both)),
        );
      }),
      settings,
    );
  });

  it('of squares is the double nearest to the true sum', () => {
    fc.assert(
      fc.property(numbers, (terms) => {
        const exact = terms.reduce((total, term) => total + scaled(term) ** 2n / SCALE, 0n);
        assert.ok(isNearest(roundSum(squaresOf(terms)), exact), String(terms));
      }),
      settings,
    );
  });

  it('gives no negative variance, and 0 for equal numbers', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e150, max: 1e150, noNaN: true }), fc.nat(9), (term, more) => {
        const terms = Array.from({ length: more + 1 }, () => term);
        assert.equal(roundVariance(terms.length, sumOf(terms), squaresOf(terms)), 0);
      }),
      settings,
    );
  });
});
