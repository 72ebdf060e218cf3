import { isAscii } from 'node:buffer';
import { backslash } from './json-text.ts';

/**
 * The text between two quotes of JSON: escapes resolved, bytes that are not UTF-8 replaced by
 * U+FFFD. Where an escape is wrong, the text as it is written.
 */
export function decodeText(bytes: Buffer, start: number, end: number): string {
  if (isPlain(bytes, start, end)) return bytes.toString('latin1', start, end);
  const written = bytes.toString('utf8', start, end);
  if (!written.includes('\\')) return written;
  try {
    const text: unknown = JSON.parse(`"${written}"`);
    return typeof text === 'string' ? text : written;
  } catch {
    return written;
  }
}

/** True for ASCII without escapes, which is what nearly all texts of a record are. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > shortText) {
    const content = bytes.subarray(start, end);
    return isAscii(content) && !content.includes(backslash);
  }
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === backslash || byte > 0x7f) return false;
  }
  return true;
}

/** Up to here a loop is faster than two calls into native code. */
const shortText = 64;
