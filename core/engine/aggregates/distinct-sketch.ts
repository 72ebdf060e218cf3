import type { TextHash } from './hash-text.ts';

/*
 * HyperLogLog (Flajolet, Fusy, Gandouet, Meunier, 2007) of 64-bit hashes: a register for each value
 * of a hash's first bits, with the most leading zeros that the rest of such a hash had, plus one.
 * What is in it is a function of the set of hashes alone.
 */

/** With 2^14 registers the standard error is 1.04 / sqrt(2^14), which is 0.81 %. */
const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;

/** Bits of a hash that do not choose the register. */
const REST_BITS = 64 - INDEX_BITS;

export const emptySketch = (): Uint8Array => new Uint8Array(REGISTERS);

export const addHash = (sketch: Uint8Array, { high, low }: TextHash): void => {
  const register = high >>> (32 - INDEX_BITS);
  const rest = (high << INDEX_BITS) >>> 0;
  const zeros = rest === 0 ? 32 - INDEX_BITS + Math.clz32(low) : Math.clz32(rest);
  if ((sketch[register] ?? 0) <= zeros) {
    sketch[register] = zeros + 1;
  }
};

/** The first one becomes that of the union. */
export const mergeSketches = (sketch: Uint8Array, other: Uint8Array): void => {
  for (const [register, value] of other.entries()) {
    if ((sketch[register] ?? 0) < value) {
      sketch[register] = value;
    }
  }
};

/**
 * The number of different hashes, by the improved raw estimator, which needs no correction for any
 * size (Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017, algorithm 6).
 */
export const estimateSize = (sketch: Uint8Array): number => {
  const sizes = new Float64Array(REST_BITS + 2);
  for (const value of sketch) {
    sizes[value] = (sizes[value] ?? 0) + 1;
  }
  let sum = REGISTERS * tau(1 - (sizes[REST_BITS + 1] ?? 0) / REGISTERS);
  for (let value = REST_BITS; value >= 1; value -= 1) {
    sum = (sum + (sizes[value] ?? 0)) / 2;
  }
  sum += REGISTERS * sigma((sizes[0] ?? 0) / REGISTERS);
  return REGISTERS ** 2 / (2 * Math.LN2 * sum);
};

/** For the registers that are empty. */
const sigma = (share: number): number => {
  if (share === 1) {
    return Infinity;
  }
  let power = share;
  let factor = 1;
  let sum = share;
  for (let before = NaN; sum !== before; factor *= 2) {
    power *= power;
    before = sum;
    sum += power * factor;
  }
  return sum;
};

/** For the registers that can't grow. */
const tau = (share: number): number => {
  if (share === 0 || share === 1) {
    return 0;
  }
  let root = share;
  let factor = 1;
  let sum = 1 - share;
  for (let before = NaN; sum !== before;) {
    root = Math.sqrt(root);
    factor /= 2;
    before = sum;
    sum -= (1 - root) ** 2 * factor;
  }
  return sum / 3;
};
