import { isSame } from './steps';

/*
 * A needle: its number of bytes (i32), two places in it whose bytes should be rare ones (i32 each),
 * and from `bytesAt` on the bytes. literal.ts writes it.
 */
const firstAt = 4;
const secondAt = 8;
const bytesAt = 16;

/**
 * The first place in `from` to `end` where the needle stands; -1 if there is none. Sixteen places are
 * looked at together: one is compared in whole only where the two rare bytes are right.
 */
export function find(needle: i32, from: i32, end: i32): i32 {
  const length: i32 = load<i32>(needle);
  const first: i32 = load<i32>(needle, firstAt);
  const second: i32 = load<i32>(needle, secondAt);
  const bytes = needle + bytesAt;
  const firsts = i8x16.splat(load<i8>(bytes + first));
  const seconds = i8x16.splat(load<i8>(bytes + second));
  const last = end - length;
  for (let at = from; at <= last; at += 16) {
    const firstHits = i8x16.eq(v128.load(at + first), firsts);
    const hits = v128.and(firstHits, i8x16.eq(v128.load(at + second), seconds));
    let mask = i8x16.bitmask(hits);
    while (mask != 0) {
      const place = at + ctz(mask);
      if (place > last) return -1;
      if (isSame(place, bytes, length)) return place;
      mask &= mask - 1;
    }
  }
  return -1;
}
