/*
 * UTF-8 (RFC 3629), as the Encoding Standard reads and writes it (https://encoding.spec.whatwg.org):
 * what is no character becomes U+FFFD.
 */

const REPLACEMENT = 0xfffd;

/** The number of bytes. */
export const utf8Length = (text: string): number => {
  let length = 0;
  for (const character of text) {
    length += bytesOf(character.codePointAt(0) ?? 0);
  }
  return length;
};

/** Half of a surrogate pair is replaced by a character of three bytes, which it would take too. */
const bytesOf = (code: number): 1 | 2 | 3 | 4 => {
  if (code < 0x800) {
    return code < 0x80 ? 1 : 2;
  }
  return code < 0x10000 ? 3 : 4;
};

export const encodeUtf8 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(utf8Length(text));
  let place = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    place = writeCode(bytes, place, isSurrogate(code) ? REPLACEMENT : code);
  }
  return bytes;
};

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** The first byte tells the length, each other one holds six bits. */
const writeCode = (bytes: Uint8Array, place: number, code: number): number => {
  const length = bytesOf(code);
  if (length === 1) {
    bytes[place] = code;
    return place + 1;
  }
  const mark = (0xff00 >> length) & 0xff;
  bytes[place] = mark | (code >> (6 * (length - 1)));
  for (let index = 1; index < length; index += 1) {
    bytes[place + index] = 0x80 | ((code >> (6 * (length - 1 - index))) & 0x3f);
  }
  return place + length;
};

export const decodeUtf8 = (bytes: Uint8Array): string => {
  let text = '';
  let place = 0;
  while (place < bytes.length) {
    const { code, length } = readCode(bytes, place);
    text += String.fromCodePoint(code);
    place += length;
  }
  return text;
};

interface ReadCode {
  readonly code: number;
  /** The bytes that it takes; of what is no character, as many as could have begun one. */
  readonly length: number;
}

const readCode = (bytes: Uint8Array, place: number): ReadCode => {
  const first = bytes[place] ?? 0;
  if (first < 0x80) {
    return { code: first, length: 1 };
  }
  const length = lengthBy(first);
  let code = length === 0 ? 0 : first & (0x7f >> length);
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[place + index] ?? 0;
    const [least, most] = index === 1 ? secondByte(first) : ANY_BYTE;
    if (byte < least || byte > most) {
      return { code: REPLACEMENT, length: index };
    }
    code = (code << 6) | (byte & 0x3f);
  }
  return length === 0 ? { code: REPLACEMENT, length: 1 } : { code, length };
};

/** 0 for a byte that begins no character. */
const lengthBy = (first: number): number => {
  if (first < 0xc2 || first > 0xf4) {
    return 0;
  }
  if (first < 0xe0) {
    return 2;
  }
  return first < 0xf0 ? 3 : 4;
};

const ANY_BYTE: readonly [number, number] = [0x80, 0xbf];

/** Narrower where the code would be a surrogate, too large, or have a shorter form. */
const secondByte = (first: number): readonly [number, number] => secondBytes.get(first) ?? ANY_BYTE;

const secondBytes: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
