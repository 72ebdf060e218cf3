import { backslash, quote, space } from './bytes';

/** True once `textEnd` has met a backslash; who wants to know sets it to false before. */
export let hasEscapes: bool = false;

export function forgetEscapes(): void {
  hasEscapes = false;
}

/** The first place at or behind `position` that holds no white space, or the text's end. */
export function spaceEnd(position: i32): i32 {
  let at = position;
  while (load<u8>(at) <= space) at += 1;
  return at;
}

/** The place behind the quote that ends the text whose content begins at `position`; -1: none. */
export function textEnd(position: i32, end: i32): i32 {
  const quotes = i8x16.splat(quote);
  const backslashes = i8x16.splat(backslash);
  let at = position;
  while (true) {
    const bytes = v128.load(at);
    const hits = v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes));
    const mask = i8x16.bitmask(hits);
    if (mask == 0) {
      at += 16;
      continue;
    }
    at += ctz(mask);
    if (at >= end) return -1;
    if (load<u8>(at) == quote) return at + 1;
    hasEscapes = true;
    at += 2;
  }
}
