import type { Value } from '../value.ts';
import { numberText } from './number-text.ts';
import { toNumber, toText } from './reading.ts';

/**
 * A text that two lists of values share where each value of the one equals that of the other, as `=`
 * compares them: numbers by value, other texts character for character; a JSON boolean is 1 or 0.
 * Undefined where a value is missing, which equals nothing, or is a list or map.
 */
export const joinKeyOf = (values: readonly Value[]): string | undefined => {
  const [only] = values;
  if (values.length === 1) {
    return keyOf(only);
  }
  const keys = values.map(keyOf);
  return keys.includes(undefined) ? undefined : JSON.stringify(keys);
};

/** Beyond the safe whole numbers doubles run together, so there the digits decide. */
const keyOf = (value: Value): string | undefined => {
  const number = toNumber(value);
  return number !== undefined && Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? numberText(number)
    : toText(value);
};
