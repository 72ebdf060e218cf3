import { decodeBase64, encodeBase64 } from '../text/base64.ts';
import { md5 as md5Of } from '../text/md5.ts';
import { hexBytes, percentDecode, percentEncode } from '../text/percent-encoding.ts';
import { sha256 as sha256Of } from '../text/sha256.ts';
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts';
import { toWholeNumber, wholeValue } from '../values/whole-number.ts';
import { argument, ofText, type ScalarFunction } from './scalar-call.ts';

export const urlencode = ofText(percentEncode);
export const urldecode = ofText(percentDecode);

export const base64encode = ofText((text) => encodeBase64(encodeUtf8(text)));

export const base64decode = ofText((text) => {
  const bytes = decodeBase64(text);
  return bytes === undefined ? undefined : decodeUtf8(bytes);
});

/** What is beyond ASCII is read as UTF-8. */
export const hexToAscii = ofText((text) => {
  const digits = text.replace(/^0x/i, '');
  return /^(?:[\da-f]{2})*$/i.test(digits) ? decodeUtf8(hexBytes(digits)) : undefined;
});

/** Numbers of 64 bits, with or without a sign. */
const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;

const within = (whole: bigint): bigint | undefined =>
  whole >= LEAST && whole <= MOST ? whole : undefined;

export const hexToDec = ofText((text) => {
  const [, sign, digits] = /^(-?)(?:0x)?0*([\da-f]{1,16})$/i.exec(text) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const size = BigInt(`0x${digits}`);
  const whole = within(sign === '-' ? -size : size);
  return whole === undefined ? undefined : wholeValue(whole);
});

export const decToHex: ScalarFunction = (call) => {
  const { read } = argument(call, 0);
  return (row) => {
    const whole = within(toWholeNumber(read(row)) ?? MOST + 1n);
    if (whole === undefined) {
      return undefined;
    }
    return whole < 0n ? `-0x${(-whole).toString(16)}` : `0x${whole.toString(16)}`;
  };
};

export const md5 = ofText((text) => md5Of(encodeUtf8(text)));
export const sha256 = ofText((text) => sha256Of(encodeUtf8(text)));
