/** The four 32-bit words of a UUID as CloudTrail writes it; a UUID takes 16 bytes instead of 36. */
export const wordsOfUuid = 4;

/**
 * Writes the words of a text to `words` from `start` on; false where it is no UUID in small letters,
 * which is the only spelling that the words stand for.
 */
export function packUuid(text: string, words: Uint32Array, start: number): boolean {
  if (text.length !== uuidLength) return false;
  let word = 0;
  let digits = 0;
  for (let place = 0; place < uuidLength; place += 1) {
    const code = text.charCodeAt(place);
    if (isHyphenPlace(place)) {
      if (code !== hyphen) return false;
      continue;
    }
    const digit = digitOf(code);
    if (digit < 0) return false;
    word = (word << 4) | digit;
    digits += 1;
    if (digits % digitsOfWord === 0) words[start + digits / digitsOfWord - 1] = word;
  }
  return true;
}

const uuidLength = 36;
const digitsOfWord = 8;
const hyphen = 0x2d;

function isHyphenPlace(place: number): boolean {
  return place === 8 || place === 13 || place === 18 || place === 23;
}

/** Of a hexadecimal digit, its value; negative for all else. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x61 + 10 : -1;
}
