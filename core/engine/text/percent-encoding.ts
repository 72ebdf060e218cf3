import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/** Every byte of UTF-8 but those of unreserved characters as `%XX` (RFC 3986, section 2). */
export const percentEncode = (text: string): string =>
  text.replace(/[^\w.~-]/gu, (character) =>
    Array.from(encodeUtf8(character), (byte) => `%${hexByte(byte).toUpperCase()}`).join(''),
  );

/** Reads `%XX`, and `+` as a blank, which is how forms write it; any other `%` stays as it is. */
export const percentDecode = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replace(/(?:%[\da-f]{2})+/gi, (bytes) => decodeUtf8(hexBytes(bytes.replaceAll('%', ''))));

/** The bytes that pairs of hexadecimal digits stand for. */
export const hexBytes = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );

const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');
