/* Where tables lie in the memory's first page, below the texts. The compiler's data end before. */

/** Of four bytes an entry: as many as codes of at most 15 bits can need, subtables included. */
export const literalTable: i32 = 4096; // 2,342 entries
export const distanceTable: i32 = 20480; // 402 entries
export const lengthTable: i32 = 24576; // 128 entries
/** The length of the code of each symbol, a byte each. */
export const codeLengths: i32 = 28672;
/** Symbols in the order of their codes, two bytes each. */
export const sortedSymbols: i32 = 30720;
/** By length of code, four bytes each: how many there are, and where the first one is sorted to. */
export const lengthCounts: i32 = 32768;
export const lengthOffsets: i32 = 32896;

/** The bits of a code by which a table is entered; longer codes go on in a subtable. */
export const literalBits: i32 = 11;
export const distanceBits: i32 = 8;
export const lengthBits: i32 = 7;
