const ZERO = 48;
const NINE = 57;

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/**
 * The natural order of two texts that are no numbers (guide). Each is cut into runs of
 * digits and runs of other characters. Two runs of digits compare by length and then by value, any
 * other two by UTF-16 code units; where all runs agree, fewer come first.
 *
 * The texts agree up to the first difference, so only the runs around it can decide.
 */
export const compareNatural = (a: string, b: string): number => {
  // Of many groups of rows a key is the same text, and then in the same place of memory.
  if (a === b) {
    return 0;
  }
  const place = firstDifference(a, b);
  const digitInA = isDigit(a.charCodeAt(place));
  const digitInB = isDigit(b.charCodeAt(place));
  const afterDigit = place > 0 && isDigit(a.charCodeAt(place - 1));
  if (afterDigit ? digitInA || digitInB : digitInA && digitInB) {
    return compareDigits(a, b, place);
  }
  const afterOther = place > 0 && !afterDigit;
  if (afterOther && digitInA !== digitInB) {
    return compareEndOfRun(a, b, place);
  }
  return codeAt(a, place) - codeAt(b, place);
};

/** Where texts that are not equal first differ, which may be the end of the shorter one. */
const firstDifference = (a: string, b: string): number => {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) {
      return index;
    }
  }
  return shorter;
};

/** Runs of digits that begin together: the shorter one first, of equal length by the difference. */
const compareDigits = (a: string, b: string, place: number): number =>
  digitsFrom(a, place) - digitsFrom(b, place) || codeAt(a, place) - codeAt(b, place);

const digitsFrom = (text: string, place: number): number => {
  let end = place;
  while (isDigit(text.charCodeAt(end))) {
    end += 1;
  }
  return end - place;
};

/**
 * A run of other characters has ended in the text that has a digit here. In the other text the run
 * goes on, and is the longer one, or the text has ended, and has fewer runs.
 */
const compareEndOfRun = (a: string, b: string, place: number): number => {
  if (place >= a.length) {
    return -1;
  }
  if (place >= b.length) {
    return 1;
  }
  return isDigit(a.charCodeAt(place)) ? -1 : 1;
};

/** The end of a text comes before every character. */
const codeAt = (text: string, place: number): number =>
  place < text.length ? text.charCodeAt(place) : -1;
