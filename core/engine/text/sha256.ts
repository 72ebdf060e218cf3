import { forEachBlock, hexWords } from './hash-blocks.ts';

/** The SHA-256 hash of bytes, in hexadecimal digits (FIPS 180-4, section 6.2). */
export const sha256 = (message: Uint8Array): string => {
  const hash = Uint32Array.from(START);
  forEachBlock(message, false, (block) => addBlock(hash, block));
  return hexWords(hash, false);
};

const isPrime = (number: number): boolean => {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
    if (number % divisor === 0) {
      return false;
    }
  }
  return true;
};

/** The first 64; the largest is 311. */
const PRIMES: readonly number[] = Array.from({ length: 310 }, (_, index) => index + 2).filter(
  isPrime,
);

/** The first 32 bits of the fraction. */
const fraction = (number: number): number => Math.floor((number % 1) * 2 ** 32);

/** Of the square roots of the first 8 primes. */
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/** Of the cube roots of the first 64 primes. */
const CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

const addBlock = (hash: Uint32Array, block: Uint32Array): void => {
  const schedule = scheduleOf(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let step = 0; step < 64; step += 1) {
    const choice = (e & f) ^ (~e & g);
    const sum = h + mix(e, 6, 11, 25) + choice + (CONSTANTS[step] ?? 0) + (schedule[step] ?? 0);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (sum + mix(a, 2, 13, 22) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + sum) | 0;
    d = c;
    c = b;
    b = a;
    a = first;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    hash[index] = (hash[index] ?? 0) + word;
  }
};

const scheduleOf = (block: Uint32Array): Uint32Array => {
  const words = new Uint32Array(64);
  words.set(block);
  for (let step = 16; step < 64; step += 1) {
    const early = words[step - 15] ?? 0;
    const late = words[step - 2] ?? 0;
    words[step] =
      (words[step - 16] ?? 0) +
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
      (words[step - 7] ?? 0) +
      (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
  }
  return words;
};

/** The word turned right by each number of bits, all together by exclusive or. */
const mix = (word: number, first: number, second: number, third: number): number =>
  turn(word, first) ^ turn(word, second) ^ turn(word, third);

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
