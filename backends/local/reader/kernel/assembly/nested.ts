import { backslash, closeBrace, colon, comma, openBrace, quote } from './bytes';
import { textEnd } from './text';

// The bracket in which the search is, counted from the one whose end is wanted.
let depth: i32 = 0;

/**
 * The place behind the bracket that closes the object or list whose content begins at `position`;
 * -1 where the text ends first. Brackets are counted, whatever their kind: `{]` passes.
 *
 * It goes on by blocks of 64 bytes, one bit a byte: where quotes stand says what is inside of texts,
 * and only a block that may hold the wanted bracket is looked at more closely (as in Langdale and
 * Lemire, "Parsing Gigabytes of JSON per Second", 2019). Blocks with backslashes go byte by byte.
 */
export function nestedEnd(position: i32, end: i32): i32 {
  depth = 1;
  let at = position;
  /** All bits where the block begins inside a text. */
  let inText: u64 = 0;
  while (at < end) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    if (hasBackslash(a, b, c, d)) {
      at = endByByte(at, end, inText != 0);
      if (depth == 0 || at < 0) return at;
      inText = 0;
      continue;
    }
    const texts = upToHere(bitsOf(a, b, c, d, quote)) ^ inText;
    const outside = ~texts & bitsBefore(end - at);
    // `[` and `{`, as `]` and `}`, differ in one bit alone.
    const bit = i8x16.splat(0x20);
    const a2 = v128.or(a, bit);
    const b2 = v128.or(b, bit);
    const c2 = v128.or(c, bit);
    const d2 = v128.or(d, bit);
    const opening = bitsOf(a2, b2, c2, d2, openBrace) & outside;
    const closing = bitsOf(a2, b2, c2, d2, closeBrace) & outside;
    if ((popcnt(closing) as i32) >= depth) {
      const place = closingPlace(opening, closing);
      if (place >= 0) return at + place + 1;
    }
    depth += (popcnt(opening) as i32) - (popcnt(closing) as i32);
    inText = ((texts as i64) >> 63) as u64;
    at += 64;
  }
  return -1;
}

/** The place in the block of the bracket that ends the search; -1 if there is none. */
function closingPlace(opening: u64, closing: u64): i32 {
  let left = closing;
  let closed = 0;
  while (left != 0) {
    closed += 1;
    const before = (left & -left) - 1;
    if (depth + (popcnt(opening & before) as i32) == closed) return ctz(left) as i32;
    left &= left - 1;
  }
  return -1;
}

/**
 * Goes on from a block that holds backslashes to a place behind it and outside of texts, or to the
 * end of the search, where `depth` is 0. -1 where the text ends first.
 */
function endByByte(position: i32, end: i32, isInText: bool): i32 {
  let at = position;
  if (isInText) {
    at = textEnd(at, end);
    if (at < 0) return -1;
  }
  const blockEnd = position + 64;
  while (at < blockEnd) {
    const byte = load<u8>(at);
    at += 1;
    // Quotes stand behind the text, too.
    if (at > end) return -1;
    if (byte == quote) {
      at = textEnd(at, end);
      if (at < 0) return -1;
      // Nearly every text is followed by one of these.
      const next = load<u8>(at);
      if (next == colon || next == comma) at += 1;
      continue;
    }
    const bracket = byte | 0x20;
    if (bracket == openBrace) depth += 1;
    else if (bracket == closeBrace) {
      depth -= 1;
      if (depth == 0) return at;
    }
  }
  return at;
}

function hasBackslash(a: v128, b: v128, c: v128, d: v128): bool {
  const wanted = i8x16.splat(backslash);
  const left = v128.or(i8x16.eq(a, wanted), i8x16.eq(b, wanted));
  const right = v128.or(i8x16.eq(c, wanted), i8x16.eq(d, wanted));
  return v128.any_true(v128.or(left, right));
}

/** Where the byte stands in the block of four times sixteen. */
function bitsOf(a: v128, b: v128, c: v128, d: v128, byte: u8): u64 {
  const wanted = i8x16.splat(byte);
  const low = i8x16.bitmask(i8x16.eq(a, wanted)) | (i8x16.bitmask(i8x16.eq(b, wanted)) << 16);
  const high = i8x16.bitmask(i8x16.eq(c, wanted)) | (i8x16.bitmask(i8x16.eq(d, wanted)) << 16);
  return (low as u32 as u64) | ((high as u32 as u64) << 32);
}

/** Each bit says whether the number of bits set up to it, and with it, is odd. */
function upToHere(bits: u64): u64 {
  let sums = bits;
  sums ^= sums << 1;
  sums ^= sums << 2;
  sums ^= sums << 4;
  sums ^= sums << 8;
  sums ^= sums << 16;
  sums ^= sums << 32;
  return sums;
}

/** The lowest bits, so many of them. */
function bitsBefore(count: i32): u64 {
  return count >= 64 ? ~(0 as u64) : ((1 as u64) << (count as u64)) - 1;
}
