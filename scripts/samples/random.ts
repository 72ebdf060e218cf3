/** A stream of numbers that is the same on every machine for the same seed. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** `length` characters of `alphabet`. */
  text(alphabet: string, length: number): string;
}

export const hexDigits = '0123456789abcdef';
export const upperLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The stream that belongs to `seed`. Seeds are names ("session/echo/3"), so that every part of the
 * samples has a stream of its own and a change in one part leaves the others as they were.
 */
export function createRandom(seed: string): Random {
  const next = sfc32(hash(seed, 1), hash(seed, 2), hash(seed, 3));
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const text = (alphabet: string, length: number) => {
    let characters = '';
    for (let at = 0; at < length; at += 1)
      characters += alphabet.charAt(int(0, alphabet.length - 1));
    return characters;
  };
  return { next, int, pick, text };
}

/** The FNV-1a hash of `text`, started from `salt` so that one text gives several hashes. */
function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

/** Chris Doty-Humphrey's sfc32, a small generator that passes PractRand (public domain). */
function sfc32(first: number, second: number, third: number): () => number {
  let [a, b, c, counter] = [first, second, third, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // The first outputs still look like the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
