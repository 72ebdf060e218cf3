/**
 * A sum of numbers without rounding, so that it does not depend on the order or the grouping of
 * its terms, and a scan may be split anywhere. Plain data, for other threads.
 *
 * The sum is that of its three parts. Whole numbers, which is what logs hold, stay in one double
 * as long as it is exact. Others go into an expansion of doubles that do not overlap (Shewchuk,
 * "Adaptive precision floating-point arithmetic", 1997: grow-expansion). What could overflow or
 * underflow there is added as a big integer. Rounding happens once, at the end.
 */
export interface ExactSum {
  whole: number;
  readonly expansion: number[];
  /** In units of 2^-2148: the square of every double is a whole number of them. */
  rest: bigint;
}

/** The binary exponent of the unit of `rest`, with its sign turned. */
const UNIT = 2148;

/** Sums of doubles up to here are exact in the expansion, for more terms than there can be. */
const LARGEST_TERM = 2 ** 900;

/** The square of a double between these is exact as the sum of two doubles. */
const SMALLEST_FACTOR = 2 ** -450;
const LARGEST_FACTOR = 2 ** 450;

export const emptySum = (): ExactSum => ({ whole: 0, expansion: [], rest: 0n });

/** Adds a finite number. */
export const addExactly = (sum: ExactSum, term: number): void => {
  const whole = sum.whole + term;
  if (Number.isInteger(term) && Number.isSafeInteger(whole)) {
    sum.whole = whole;
  } else if (Math.abs(term) < LARGEST_TERM) {
    grow(sum.expansion, term);
  } else {
    sum.rest += inUnits(term);
  }
};

/** Adds the square of a finite number. */
export const addSquareExactly = (sum: ExactSum, factor: number): void => {
  const square = factor * factor;
  const size = Math.abs(factor);
  if (Number.isInteger(factor) && Number.isSafeInteger(square)) {
    addExactly(sum, square);
  } else if (size > SMALLEST_FACTOR && size < LARGEST_FACTOR) {
    grow(sum.expansion, squareError(factor, square));
    grow(sum.expansion, square);
  } else {
    sum.rest += (inUnits(factor) ** 2n) >> BigInt(UNIT);
  }
};

/** Adds what another sum holds. */
export const mergeSums = (sum: ExactSum, other: ExactSum): void => {
  addExactly(sum, other.whole);
  for (const term of other.expansion) {
    grow(sum.expansion, term);
  }
  sum.rest += other.rest;
};

/** The double nearest to the sum; infinite where it is beyond all doubles. */
export const roundSum = (sum: ExactSum): number =>
  sum.expansion.length === 0 && sum.rest === 0n ? sum.whole : roundRatio(total(sum), 1n);

/**
 * The population variance of `count` numbers from their sum and the sum of their squares, rounded
 * once: (count * squares - sum^2) / count^2.
 */
export const roundVariance = (count: number, sum: ExactSum, squares: ExactSum): number => {
  const terms = BigInt(count);
  const square = (total(sum) ** 2n) >> BigInt(UNIT);
  return roundRatio(terms * total(squares) - square, terms * terms);
};

/** Adds a term to an expansion; its doubles stay in order of size and do not overlap. */
const grow = (expansion: number[], term: number): void => {
  let kept = 0;
  let carry = term;
  for (const part of expansion) {
    const sum = carry + part;
    const virtual = sum - carry;
    const error = carry - (sum - virtual) + (part - virtual);
    if (error !== 0) {
      expansion[kept] = error;
      kept += 1;
    }
    carry = sum;
  }
  expansion.length = kept;
  if (carry !== 0) {
    expansion.push(carry);
  }
};

/** 2^27 + 1 splits a double into two halves whose products are exact (Veltkamp, Dekker). */
const SPLITTER = 134217729;

/** What `square` lost when it was rounded. */
const squareError = (factor: number, square: number): number => {
  const shifted = SPLITTER * factor;
  const high = shifted - (shifted - factor);
  const low = factor - high;
  return high * high - square + 2 * high * low + low * low;
};

const total = (sum: ExactSum): bigint =>
  [sum.whole, ...sum.expansion].reduce((units, part) => units + inUnits(part), sum.rest);

const bits = new DataView(new ArrayBuffer(8));
const MANTISSA = (1n << 52n) - 1n;

/** A finite double as a whole number of units. */
const inUnits = (value: number): bigint => {
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const mantissa = exponent === 0 ? word & MANTISSA : (word & MANTISSA) | (1n << 52n);
  const units = mantissa << BigInt(Math.max(exponent, 1) - 1 + UNIT - 1074);
  return value < 0 ? -units : units;
};

/** Well above a double's 53 bits, so that the last one may stand for all that follow it. */
const PRECISION = 64;

/** The double nearest to `units * 2^-UNIT / divisor`. */
const roundRatio = (units: bigint, divisor: bigint): number => {
  if (units === 0n) {
    return 0;
  }
  const size = units < 0n ? -units : units;
  const shift = PRECISION + bitLength(divisor) - bitLength(size);
  const numerator = shift > 0 ? size << BigInt(shift) : size;
  const denominator = shift < 0 ? divisor << BigInt(-shift) : divisor;
  const quotient = numerator / denominator;
  const sticky = quotient * denominator === numerator ? quotient : quotient | 1n;
  const magnitude = scale(Number(sticky), -shift - UNIT);
  return units < 0n ? -magnitude : magnitude;
};

/** The number of bits, or up to three more. */
const bitLength = (value: bigint): number => value.toString(16).length * 4;

/** `value * 2^exponent` in two steps: one power alone may be out of the range of doubles. */
const scale = (value: number, exponent: number): number => {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
};
