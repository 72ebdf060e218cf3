/*
 * Byte keys whose order, byte by byte, is the engine's natural order of texts (`compareNatural`),
 * as far as they go. They let a radix sort do most of what comparisons would.
 *
 * A text is cut into runs of digits and runs of other characters. A run of digits becomes a mark,
 * its length and its digits, since longer ones come later; another character becomes its code
 * shifted by two, which leaves room for the end of the text (0) and for a run of digits (1), both
 * of which come before a run that goes on. At the start of a text a digit compares by its code.
 */

const zero = 0x30;
const shift = 2;
const digitsMark = 1;
const digitsAtStartMark = zero + shift;
/** Stands for whatever a byte cannot say; the key says nothing more after it. */
const beyond = 0xff;

/** Fills `key` with the bytes of a text's key, as many as fit; zeros follow where it is shorter. */
export function writeNaturalKey(text: string, key: Uint8Array): void {
  let at = 0;
  let index = 0;
  while (at < key.length && index < text.length) {
    const code = text.charCodeAt(index);
    const length = isDigit(code) ? digitsFrom(text, index) : 0;
    if (length >= beyond || code + shift >= beyond) {
      key.fill(beyond, at);
      return;
    }
    if (length > 0) {
      key[at] = index === 0 ? digitsAtStartMark : digitsMark;
      key[at + 1] = length;
      at += 2;
      for (const end = index + length; index < end; index += 1) key[at++] = text.charCodeAt(index);
    } else {
      key[at++] = code + shift;
      index += 1;
    }
  }
  key.fill(0, at);
}

const isDigit = (code: number): boolean => code >= zero && code <= zero + 9;

function digitsFrom(text: string, start: number): number {
  let end = start + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end - start;
}
