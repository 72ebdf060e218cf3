import { bitCount, bits, inputAt, refill, take, useInput, usedEnd } from './bits';
import { readCodes, useFixedCodes } from './block-codes';
import { endOfBlock, exceptional } from './entries';
import { distanceBits, distanceTable, literalBits, literalTable } from './layout';

/*
 * DEFLATE (RFC 1951) in one go: all input and room for all output lie in the memory. Codes are read
 * by tables of their first bits, and 56 bits at once, as in Eric Biggers' libdeflate
 * (https://github.com/ebiggers/libdeflate), where these ideas are described.
 */

export { usedEnd };

/**
 * Unpacks the input at `input` to `inputEnd` to `output`, and gives the place behind the last byte
 * written; -1 where the input is damaged or what it holds does not fit before `outputEnd`. May read
 * 1,024 bytes behind the input and write 320 behind the output.
 */
export function inflate(input: i32, inputEnd: i32, output: i32, outputEnd: i32): i32 {
  useInput(input, 0, 0);
  let out = output;
  while (inputAt <= inputEnd + 8) {
    refill();
    const isLast = take(1) == 1;
    const type = take(2);
    if (type == 0) {
      out = copyStored(inputEnd, out, outputEnd);
    } else {
      if (type == 1) useFixedCodes();
      else if (type == 3 || !readCodes()) return -1;
      out = decode(inputEnd + 8, output, out, outputEnd);
    }
    if (out < 0 || out > outputEnd || usedEnd() > inputEnd) return -1;
    if (isLast) return out;
  }
  return -1;
}

/** A block that is stored as it is (3.2.4). */
function copyStored(inputEnd: i32, out: i32, outputEnd: i32): i32 {
  const from = usedEnd();
  const length = <i32>load<u16>(from);
  if ((length ^ (<i32>load<u16>(from + 2))) != 0xffff) return -1;
  if (from + 4 + length > inputEnd || out + length > outputEnd) return -1;
  memory.copy(out, from + 4, length);
  useInput(from + 4 + length, 0, 0);
  return out + length;
}

/**
 * The symbols of a block (3.2.3). A round takes 48 of the 56 bits at most: three literals, or a length
 * of 15 + 5 and a distance of 15 + 13.
 */
function decode(inputLimit: i32, start: i32, output: i32, outputEnd: i32): i32 {
  const literalMask: u64 = (1 << literalBits) - 1;
  const distanceMask: u64 = (1 << distanceBits) - 1;
  let out = output;
  let held = bits;
  let count = bitCount;
  let at = inputAt;
  while (true) {
    if (at > inputLimit || out > outputEnd) return -1;
    held |= load<u64>(at) << count; // refill()
    at += (63 - count) >> 3;
    count |= 56;
    let entry = load<u32>(literalTable + ((<i32>(held & literalMask)) << 2));
    if (<i32>entry < 0) {
      held >>= entry & 255;
      count -= <i32>(entry & 255);
      store<u8>(out++, <u8>(entry >> 16));
      entry = load<u32>(literalTable + ((<i32>(held & literalMask)) << 2));
      if (<i32>entry < 0) {
        held >>= entry & 255;
        count -= <i32>(entry & 255);
        store<u8>(out++, <u8>(entry >> 16));
        entry = load<u32>(literalTable + ((<i32>(held & literalMask)) << 2));
        if (<i32>entry < 0) {
          held >>= entry & 255;
          count -= <i32>(entry & 255);
          store<u8>(out++, <u8>(entry >> 16));
          continue;
        }
      }
      held |= load<u64>(at) << count;
      at += (63 - count) >> 3;
      count |= 56;
    }
    if (entry & exceptional) {
      if ((entry & endOfBlock) == 0) {
        held >>= literalBits;
        count -= literalBits;
        const place = (entry >> 16) + ((<u32>held) & ((1 << ((entry >> 8) & 15)) - 1));
        entry = load<u32>(literalTable + ((<i32>place) << 2));
      }
      held >>= entry & 255;
      count -= <i32>(entry & 255);
      if (<i32>entry < 0) {
        store<u8>(out++, <u8>(entry >> 16));
        continue;
      }
      if (entry & exceptional) break;
    } else {
      held >>= entry & 255;
      count -= <i32>(entry & 255);
    }
    let extra = (entry >> 8) & 127;
    const length = <i32>(entry >> 16) + ((<i32>held) & ((1 << extra) - 1));
    held >>= extra;
    count -= <i32>extra;
    entry = load<u32>(distanceTable + ((<i32>(held & distanceMask)) << 2));
    if (entry & exceptional) {
      held >>= distanceBits;
      count -= distanceBits;
      const place = (entry >> 16) + ((<u32>held) & ((1 << ((entry >> 8) & 15)) - 1));
      entry = load<u32>(distanceTable + ((<i32>place) << 2));
    }
    held >>= entry & 255;
    count -= <i32>(entry & 255);
    extra = (entry >> 8) & 127;
    const distance = <i32>(entry >> 16) + ((<i32>held) & ((1 << extra) - 1));
    held >>= extra;
    count -= <i32>extra;
    if (length < 3 || distance == 0 || distance > out - start) return -1;
    copyMatch(out, distance, out + length);
    out += length;
  }
  useInput(at, held, count);
  return out;
}

/** Repeats what was written so far back. May write 15 bytes too many. */
function copyMatch(output: i32, distance: i32, end: i32): void {
  let out = output;
  if (distance >= 16) {
    let from = out - distance;
    do {
      v128.store(out, v128.load(from));
      out += 16;
      from += 16;
    } while (out < end);
  } else if (distance == 1) {
    const byte = i8x16.splat(load<u8>(out - 1));
    do {
      v128.store(out, byte);
      out += 16;
    } while (out < end);
  } else {
    do {
      store<u8>(out, load<u8>(out - distance));
      out++;
    } while (out < end);
  }
}
