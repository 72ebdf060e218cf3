/** 64 bits. */
export interface TextHash {
  readonly high: number;
  readonly low: number;
}

/**
 * A hash of a text's UTF-16 code units, two to a block: MurmurHash3_x86_32 (Austin Appleby, public
 * domain) with two seeds, each an unsigned integer of 32 bits.
 */
export const hashText = (text: string): TextHash => ({
  high: murmur(text, 0x9747b28c),
  low: murmur(text, 0x3c6ef372),
});

const murmur = (text: string, seed: number): number => {
  let hash = seed;
  const { length } = text;
  const even = length - (length % 2);
  for (let index = 0; index < even; index += 2) {
    hash ^= scramble(text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (even < length) {
    hash ^= scramble(text.charCodeAt(even));
  }
  return finish(hash ^ (length * 2));
};

const scramble = (block: number): number => {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
};

const finish = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};
