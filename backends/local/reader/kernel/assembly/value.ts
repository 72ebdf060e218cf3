import { closeBrace, closeBracket, comma, openBrace, openBracket, quote, space } from './bytes';
import { nestedEnd } from './nested';
import { textEnd } from './text';

/** How far reading came when it last failed. */
export let reached: i32 = 0;

/** Notes how far reading came; always -1. What lies behind the end was never read. */
export function fail(at: i32, end: i32): i32 {
  reached = min(at, end);
  return -1;
}

/** True where the byte can be the first of a number, `true`, `false` or `null`. */
function beginsScalar(byte: u8): bool {
  if (byte >= 0x30 && byte <= 0x39) return true;
  return byte == 0x2d || byte == 0x66 || byte == 0x6e || byte == 0x74;
}

/**
 * The place behind the scalar at `position`; -1 where none begins or nothing follows it, since a
 * number at the end of the text may have been cut.
 */
function scalarEnd(position: i32, end: i32): i32 {
  if (!beginsScalar(load<u8>(position))) return fail(position, end);
  for (let at = position + 1; at < end; at += 1) {
    const byte = load<u8>(at);
    if (byte == comma || byte == closeBrace || byte == closeBracket || byte <= space) return at;
  }
  return fail(end, end);
}

/**
 * The place behind the value that begins at `position`; -1 where it is no value (`reached` is then
 * its place) or has no end (`reached` is then the text's end).
 */
export function valueEnd(position: i32, end: i32): i32 {
  if (position >= end) return fail(end, end);
  const byte = load<u8>(position);
  let found: i32;
  if (byte == quote) found = textEnd(position + 1, end);
  else if (byte == openBrace || byte == openBracket) found = nestedEnd(position + 1, end);
  else return scalarEnd(position, end);
  return found < 0 ? fail(end, end) : found;
}
