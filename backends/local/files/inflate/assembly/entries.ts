/*
 * What a table says of a code:
 *   a literal:    literalFlag | byte << 16 | bits of the code
 *   a length or a distance: base << 16 | bits that are added to it << 8 | bits of the code
 *   a subtable:   exceptional | its first entry << 16 | its bits << 8 | bits of the code so far
 *   a block's end: exceptional | endOfBlock | bits of the code
 * A base of 0 stands for symbols that must not occur.
 */
export const literalFlag: u32 = 0x80000000;
export const exceptional: u32 = 0x8000;
export const endOfBlock: u32 = 0x2000;

/** The alphabets (RFC 1951, 3.2.5 and 3.2.7). */
export const lengthAlphabet: i32 = 0;
export const literalAlphabet: i32 = 1;
export const distanceAlphabet: i32 = 2;

/** The entry of a symbol, without the bits of its code. */
export function entryOf(alphabet: i32, symbol: u32): u32 {
  if (alphabet == lengthAlphabet) return symbol << 16;
  if (alphabet == distanceAlphabet) {
    return (unchecked(distanceBases[symbol]) << 16) | (unchecked(distanceExtras[symbol]) << 8);
  }
  if (symbol < endSymbol) return literalFlag | (symbol << 16);
  if (symbol == endSymbol) return exceptional | endOfBlock;
  const length = symbol - endSymbol - 1;
  return (unchecked(lengthBases[length]) << 16) | (unchecked(lengthExtras[length]) << 8);
}

const endSymbol: u32 = 256;

// prettier-ignore
const lengthBases: StaticArray<u32> = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
  195, 227, 258, 0, 0,
];
// prettier-ignore
const lengthExtras: StaticArray<u32> = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, 0, 0,
];
// prettier-ignore
const distanceBases: StaticArray<u32> = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577, 0, 0,
];
// prettier-ignore
const distanceExtras: StaticArray<u32> = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 0, 0,
];
