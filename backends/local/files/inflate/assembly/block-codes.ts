import { bitCount, bits, drop, refill, take } from './bits';
import { distanceAlphabet, lengthAlphabet, literalAlphabet } from './entries';
import {
  codeLengths,
  distanceBits,
  distanceTable,
  lengthBits,
  lengthTable,
  literalBits,
  literalTable,
} from './layout';
import { buildTable } from './tables';

/** Makes the tables of the codes that every block may use (RFC 1951, 3.2.6). */
export function useFixedCodes(): void {
  memory.fill(codeLengths, 8, 144);
  memory.fill(codeLengths + 144, 9, 112);
  memory.fill(codeLengths + 256, 7, 24);
  memory.fill(codeLengths + 280, 8, 8);
  buildTable(literalAlphabet, 0, 288, literalBits, literalTable);
  memory.fill(codeLengths, 5, 32);
  buildTable(distanceAlphabet, 0, 32, distanceBits, distanceTable);
}

/** Makes the tables of the codes that a block describes (RFC 1951, 3.2.7); false: it is damaged. */
export function readCodes(): bool {
  refill();
  const literals = <i32>take(5) + 257;
  const distances = <i32>take(5) + 1;
  const lengths = <i32>take(4) + 4;
  memory.fill(codeLengths, 0, 19);
  for (let place = 0; place < lengths; place++) {
    if (bitCount < 3) refill();
    store<u8>(codeLengths + <i32>unchecked(lengthOrder[place]), <u8>take(3));
  }
  if (!buildTable(lengthAlphabet, 0, 19, lengthBits, lengthTable)) return false;
  if (!readLengths(literals + distances)) return false;
  return (
    buildTable(distanceAlphabet, literals, distances, distanceBits, distanceTable) &&
    buildTable(literalAlphabet, 0, literals, literalBits, literalTable)
  );
}

// prettier-ignore
const lengthOrder: StaticArray<u8> = [
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/** Reads the lengths of so many codes, runs of which are written as one. */
function readLengths(count: i32): bool {
  let place = 0;
  while (place < count) {
    refill();
    const entry = load<u32>(lengthTable + ((<i32>(bits & ((1 << lengthBits) - 1))) << 2));
    drop(<i32>(entry & 255));
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(codeLengths + place, <u8>symbol);
      place++;
      continue;
    }
    if (symbol == 16 && place == 0) return false;
    const length: u8 = symbol == 16 ? load<u8>(codeLengths + place - 1) : 0;
    const times = timesOf(symbol);
    if (place + times > count) return false;
    memory.fill(codeLengths + place, length, times);
    place += times;
  }
  return true;
}

function timesOf(symbol: u32): i32 {
  if (symbol == 16) return 3 + <i32>take(2);
  return symbol == 17 ? 3 + <i32>take(3) : 11 + <i32>take(7);
}
