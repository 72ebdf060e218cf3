import type { Value } from '../value.ts';
import { isStructure, toNumber, toText } from '../values/reading.ts';
import { constantValue, type Compiled, type Condition } from './compiled.ts';

/*
 * Equality (guide). Texts are equal character for character, and any two values
 * that both read as numbers are equal by value, so that `status = "200"` and `status = 200` mean
 * the same. A missing value equals nothing, and a list or map can't be compared at all.
 */

/** True where both values are there and equal. */
export const areEqual = (a: Value, b: Value): boolean => {
  if (a === undefined || b === undefined || isStructure(a) || isStructure(b)) {
    return false;
  }
  if (typeof a === 'boolean' || typeof b === 'boolean') {
    return typeof a === 'boolean' ? equalsBoolean(a, b) : equalsBoolean(b === true, a);
  }
  return a === b || equalNumbers(a, b);
};

/** A JSON boolean is 1 or 0 and, since people write it so, the text `true` or `false`. */
const equalsBoolean = (flag: boolean, value: Value): boolean =>
  value === flag || value === String(flag) || toNumber(value) === Number(flag);

/** Beyond the safe whole numbers doubles run together, so there the digits decide. */
const equalNumbers = (a: Value, b: Value): boolean => {
  const number = toNumber(a);
  return (
    number !== undefined &&
    number === toNumber(b) &&
    (Math.abs(number) <= Number.MAX_SAFE_INTEGER || toText(a) === toText(b))
  );
};

/** `left = right`. */
export const equality = (left: Compiled, right: Compiled): Condition => {
  if (right.constant === true) {
    return equalsConstant(left, constantValue(right));
  }
  return left.constant === true
    ? equalsConstant(right, constantValue(left))
    : (row) => areEqual(left.read(row), right.read(row));
};

/** `left != right`: true where either side is missing (guide), false for lists and maps. */
export const inequality = (left: Compiled, right: Compiled): Condition => {
  const equal = equality(left, right);
  return (row) => !equal(row) && !isStructure(left.read(row)) && !isStructure(right.read(row));
};

/** The comparison that nearly every filter makes, with the constant's readings made beforehand. */
const equalsConstant = ({ read }: Compiled, expected: Value): Condition => {
  if (typeof expected === 'string' && isPlainText(expected)) {
    return (row) => read(row) === expected;
  }
  const text = toText(expected);
  return (row) => {
    const value = read(row);
    return value === text ? value !== undefined : areEqual(value, expected);
  };
};

/** True for a text that equals nothing but itself. */
export const isPlainText = (text: string): boolean =>
  toNumber(text) === undefined && text !== 'true' && text !== 'false';
