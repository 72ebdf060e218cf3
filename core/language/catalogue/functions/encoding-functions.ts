import { type Functions, number, text } from './function-entry.ts';

/** Functions that write a text in other signs, and hashes (guide). */
export const encodingFunctions = {
  urlencode: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The text as a part of a URL: its bytes of UTF-8 in the notation of RFC 3986.',
    notes: ['Letters, digits and `-._~` stay as they are; a blank becomes `%20`.'],
    example: 'fields urlencode(requestParameters.key) as key',
    results: [['urlencode("a b/ü")', 'a%20b%2F%C3%BC']],
  },
  urldecode: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The text that was encoded for a URL.',
    notes: [
      'A `+` becomes a blank, as in forms and in the notifications of S3.',
      'A `%` that begins no byte stays as it is; bytes that are not UTF-8 become `�`.',
    ],
    example: 'fields jsonParse(urldecode(requestParameters.policyDocument)) as policy',
    results: [
      ['urldecode("a%20b%2F%C3%BC")', 'a b/ü'],
      ['urldecode("a+b 100%")', 'a b 100%'],
    ],
  },
  base64encode: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The text in Base64: its bytes of UTF-8, with padding.',
    notes: ['Nothing where the field is missing.'],
    example: 'fields base64encode(userIdentity.arn) as encoded',
    results: [['base64encode("Hello")', 'SGVsbG8=']],
  },
  base64decode: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The text that is written in Base64.',
    notes: [
      'Nothing where it is not Base64. Padding may be left out, and the signs of URLs (`-_`) work too.',
      'Bytes that are not UTF-8 become `�`.',
    ],
    example: 'fields base64decode(requestParameters.userData) as script',
    results: [
      ['base64decode("SGVsbG8=")', 'Hello'],
      ['base64decode("Hello!")', undefined],
    ],
  },
  hexToAscii: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The characters that pairs of hexadecimal digits stand for.',
    notes: [
      'A `0x` before them is left out. Bytes beyond ASCII are read as UTF-8.',
      'Nothing where there are other signs, or half a pair.',
    ],
    example: 'fields hexToAscii("48656c6c6f") as greeting',
    results: [
      ['hexToAscii("48656c6c6f")', 'Hello'],
      ['hexToAscii("4865z")', undefined],
    ],
  },
  hexToDec: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'number',
    since: 2026,
    summary: 'The number that hexadecimal digits show.',
    notes: [
      'In either case, with or without `0x`; a `-` before it makes it negative.',
      'Nothing where there are other signs, or more than 64 bits.',
    ],
    example: 'fields hexToDec("0xff") as number',
    results: [
      ['hexToDec("0xff")', '255'],
      ['hexToDec("-0xFF")', '-255'],
      ['hexToDec("xyz")', undefined],
    ],
  },
  decToHex: {
    group: 'encoding',
    parameters: [number('value')],
    result: 'text',
    since: 2026,
    summary: 'The number in hexadecimal digits of lower case, after `0x`.',
    notes: [
      'Decimals are cut off; a negative number begins with `-0x`.',
      'Nothing where the value is not a number, or has more than 64 bits.',
    ],
    example: 'fields decToHex(255) as hex',
    results: [
      ['decToHex(255)', '0xff'],
      ['decToHex(-255.9)', '-0xff'],
    ],
  },
  md5: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The MD5 hash of the text (RFC 1321), in hexadecimal digits of lower case.',
    notes: ['It tells texts apart and is no protection: MD5 is broken.'],
    example: 'fields md5(userIdentity.arn) as who',
    results: [['md5("abc")', '900150983cd24fb0d6963f7d28e17f72']],
  },
  sha256: {
    group: 'encoding',
    parameters: [text('text')],
    result: 'text',
    since: 2026,
    summary: 'The SHA-256 hash of the text (FIPS 180-4), in hexadecimal digits of lower case.',
    notes: ['Nothing where the field is missing; the empty text has a hash.'],
    example: 'fields sha256(userIdentity.arn) as who',
    results: [
      ['sha256("abc")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ],
  },
} as const satisfies Functions;
