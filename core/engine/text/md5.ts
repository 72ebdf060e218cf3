import { forEachBlock, hexWords } from './hash-blocks.ts';

/** The MD5 hash of bytes, in hexadecimal digits (RFC 1321). */
export const md5 = (message: Uint8Array): string => {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  forEachBlock(message, true, (block) => addBlock(state, block));
  return hexWords(state, true);
};

/** The sine of each whole number from 1, as a fraction of 2^32. */
const SINES = Uint32Array.from({ length: 64 }, (_, step) =>
  Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32),
);

interface Round {
  readonly mix: (b: number, c: number, d: number) => number;
  /** Which word of the block a step takes. */
  readonly word: (step: number) => number;
  /** By how many bits its steps turn, in turns. */
  readonly turns: readonly number[];
}

const ROUNDS: readonly Round[] = [
  { mix: (b, c, d) => (b & c) | (~b & d), word: (step) => step, turns: [7, 12, 17, 22] },
  {
    mix: (b, c, d) => (b & d) | (c & ~d),
    word: (step) => (5 * step + 1) % 16,
    turns: [5, 9, 14, 20],
  },
  { mix: (b, c, d) => b ^ c ^ d, word: (step) => (3 * step + 5) % 16, turns: [4, 11, 16, 23] },
  { mix: (b, c, d) => c ^ (b | ~d), word: (step) => (7 * step) % 16, turns: [6, 10, 15, 21] },
];

/** There are four rounds for 64 steps; the compiler can't count them. */
const noRound: Round = { mix: () => 0, word: () => 0, turns: [] };

const addBlock = (state: Uint32Array, block: Uint32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = ROUNDS[step >> 4] ?? noRound;
    const sum = a + round.mix(b, c, d) + (SINES[step] ?? 0) + (block[round.word(step)] ?? 0);
    const turned = rotateLeft(sum | 0, round.turns[step % 4] ?? 0);
    a = d;
    d = c;
    c = b;
    b = (b + turned) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
};

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));
