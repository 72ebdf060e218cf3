import { entryOf, exceptional } from './entries';
import { codeLengths, lengthCounts, lengthOffsets, sortedSymbols } from './layout';

const longestCode: i32 = 15;

/**
 * Makes the table by which the codes of an alphabet are read, given the length of each symbol's code
 * from `codeLengths + first` on (RFC 1951, 3.2.2). Codes come with their first bit lowest, so each is
 * written to all entries whose lower bits are its own. False where the lengths make no code.
 */
export function buildTable(alphabet: i32, first: i32, symbols: i32, bits: i32, table: i32): bool {
  const unused = sortSymbols(codeLengths + first, symbols);
  let longest = longestCode;
  while (longest > 0 && countOf(longest) == 0) longest--;
  const space = codeSpace();
  if (space == 1 << longestCode) {
    fillTable(alphabet, sortedSymbols + (unused << 1), longest, bits, table);
    return true;
  }
  // A code may be incomplete where it has one symbol, or none.
  if (longest > 1 || space > 1 << longestCode) return false;
  const only: u32 = space == 0 ? 0 : load<u16>(sortedSymbols + (unused << 1));
  fillAll(entryOf(alphabet, only) | 1, bits, table);
  return true;
}

/** Sorts symbols by the length of their codes; gives how many have none. */
function sortSymbols(lengths: i32, symbols: i32): i32 {
  memory.fill(lengthCounts, 0, (longestCode + 1) << 2);
  for (let symbol = 0; symbol < symbols; symbol++) {
    increase(lengthCounts + ((<i32>load<u8>(lengths + symbol)) << 2));
  }
  let sum: u32 = 0;
  for (let length = 0; length <= longestCode; length++) {
    store<u32>(lengthOffsets + (length << 2), sum);
    sum += countOf(length);
  }
  for (let symbol = 0; symbol < symbols; symbol++) {
    const place = increase(lengthOffsets + ((<i32>load<u8>(lengths + symbol)) << 2));
    store<u16>(sortedSymbols + (place << 1), <u16>symbol);
  }
  return countOf(0);
}

/** Adds one to the number there; gives what it was. */
function increase(place: i32): i32 {
  const value = load<i32>(place);
  store<i32>(place, value + 1);
  return value;
}

function countOf(length: i32): i32 {
  return load<i32>(lengthCounts + (length << 2));
}

/** How many of all codes of 15 bits begin with one of the codes. */
function codeSpace(): i32 {
  let space = 0;
  for (let length = 1; length <= longestCode; length++) space = (space << 1) + countOf(length);
  return space;
}

function fillAll(entry: u32, bits: i32, table: i32): void {
  for (let place = 0; place < 1 << bits; place++) store<u32>(table + (place << 2), entry);
}

/** Codes in the order of their values, those of one length after the other. */
function fillTable(alphabet: i32, sorted: i32, longest: i32, bits: i32, table: i32): void {
  let symbolAt = sorted;
  let code: u32 = 0;
  let subtable = 0;
  let subtableBits = 0;
  let subtablesEnd = 1 << bits;
  let prefix: u32 = u32.MAX_VALUE;
  for (let length = 1; length <= longest; length++) {
    for (let left = countOf(length); left > 0; left--) {
      const symbol: u32 = load<u16>(symbolAt);
      symbolAt += 2;
      if (length <= bits) {
        write(entryOf(alphabet, symbol) | (<u32>length), code, length, table, bits);
      } else {
        if ((code & ((1 << bits) - 1)) != prefix) {
          prefix = code & ((1 << bits) - 1);
          subtable = subtablesEnd;
          subtableBits = bitsOfSubtable(length, left, bits);
          subtablesEnd += 1 << subtableBits;
          const pointer = ((<u32>subtable) << 16) | ((<u32>subtableBits) << 8) | (<u32>bits);
          store<u32>(table + ((<i32>prefix) << 2), exceptional | pointer);
        }
        const entry = entryOf(alphabet, symbol) | (<u32>(length - bits));
        write(entry, code >> bits, length - bits, table + (subtable << 2), subtableBits);
      }
      code = nextCode(code, length);
    }
  }
}

/** Writes the entry to all places of a table whose lowest bits are the code. */
function write(entry: u32, code: u32, length: i32, table: i32, bits: i32): void {
  for (let place = <i32>code; place < 1 << bits; place += 1 << length) {
    store<u32>(table + (place << 2), entry);
  }
}

/** How many bits the codes have at most that begin as the one of `length`, of which `left` follow. */
function bitsOfSubtable(length: i32, left: i32, bits: i32): i32 {
  let subtableBits = length - bits;
  let space = left;
  while (space < 1 << subtableBits) {
    subtableBits++;
    space = (space << 1) + countOf(bits + subtableBits);
  }
  return subtableBits;
}

/** One more, with the first bit lowest; a longer code goes on with zeros, which are there already. */
function nextCode(code: u32, length: i32): u32 {
  const all: u32 = (1 << length) - 1;
  if (code == all) return code;
  const bit: u32 = 1 << (31 - <i32>clz(code ^ all));
  return (code & (bit - 1)) | bit;
}
