import type { Value } from '../value.ts';
import { toNumber, toText } from './reading.ts';

/**
 * The value as a whole number, decimals cut off and no digit lost; undefined where it does not
 * read as a number.
 */
export const toWholeNumber = (value: Value): bigint | undefined => {
  const number = toNumber(value);
  if (number === undefined) {
    return undefined;
  }
  const whole = Math.trunc(number);
  const text = toText(value) ?? '';
  return Number.isSafeInteger(whole) || !/^[+-]?\d{1,400}(?:\.\d*)?$/.test(text)
    ? BigInt(whole)
    : BigInt(text.replace(/^\+|\..*$/g, ''));
};

/** A number where a double holds it, else its digits, which is how events write it. */
export const wholeValue = (whole: bigint): number | string => {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : String(whole);
};
