import { isNumericText } from '#language/text/numeric-text.ts';
import type { ListValue, MapValue, Value } from '../value.ts';
import { numberText } from './number-text.ts';

/*
 * Log fields have no declared type: each is read as whatever its use asks for (guide).
 * What cannot be read that way is missing, never an error.
 */

export type Structure = ListValue | MapValue;

/** Lists and maps: they count as missing wherever a single value is needed. */
export const isStructure = (value: Value): value is Structure => typeof value === 'object';

/** The value as text; a boolean is `1` or `0`. Undefined for what is missing and for structures. */
export const toText = (value: Value): string | undefined => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? '1' : '0';
    default:
      return undefined;
  }
};

/** The value as a finite number; a boolean is 1 or 0. Undefined where it does not read as one. */
export const toNumber = (value: Value): number | undefined => {
  switch (typeof value) {
    case 'string':
      return numberOfText(value);
    case 'number':
      return finite(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
      return undefined;
  }
};

/** The number itself; undefined for what arithmetic cannot say (`1 / 0`, `sqrt(-1)`). */
export const finite = (value: number): number | undefined =>
  Number.isFinite(value) ? value : undefined;

const ZERO = 48;
const NINE = 57;
/** So many digits always fit a number exactly. */
const SAFE_DIGITS = 15;

/**
 * Most texts are no numbers, and most numbers are short whole ones: both are told without the
 * pattern. Dates and identifiers begin with digits as well, so the first sign after those decides.
 */
const numberOfText = (text: string): number | undefined => {
  const first = text.charCodeAt(0);
  if (!(first <= NINE)) {
    return undefined;
  }
  let digits = 0;
  let value = 0;
  for (let digit = first - ZERO; digit >= 0 && digit <= 9;) {
    value = value * 10 + digit;
    digits += 1;
    digit = text.charCodeAt(digits) - ZERO;
  }
  if (digits === text.length && digits <= SAFE_DIGITS) {
    return value;
  }
  const mayGoOn = digits === 0 || digits === text.length || GOES_ON.has(text.charCodeAt(digits));
  return mayGoOn && isNumericText(text) ? finite(Number(text)) : undefined;
};

/** What may follow the first digits of a number: `.`, `E` and `e`. */
const GOES_ON: ReadonlySet<number> = new Set([46, 69, 101]);

/**
 * What a condition makes of a value: true for a JSON `true`, for the text `true` and for numbers
 * other than 0; false for everything else, missing included.
 */
export const isTrue = (value: Value): boolean => {
  if (typeof value === 'boolean') {
    return value;
  }
  return value === 'true' || (toNumber(value) ?? 0) !== 0;
};
