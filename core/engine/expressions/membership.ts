import type { Value } from '../value.ts';
import { isStructure, toNumber } from '../values/reading.ts';
import { constantValue, type Compiled, type Condition } from './compiled.ts';
import { areEqual, isPlainText } from './equality.ts';

/** `left in [members]`: true where the value equals one of them (guide). */
export const membership = (left: Compiled, members: readonly Compiled[]): Condition => {
  const constants = members.filter((member) => member.constant === true).map(constantValue);
  const isConstant = constantMembership(constants);
  const computed = members.filter((member) => member.constant !== true);
  return (row) => {
    const value = left.read(row);
    return isConstant(value) || computed.some(({ read }) => areEqual(value, read(row)));
  };
};

/** A query may give a hundred thousand values, so that they are not compared one by one. */
const constantMembership = (constants: readonly Value[]): ((value: Value) => boolean) => {
  const plain = new Set(constants.filter(isPlain));
  const numbers = new Set(constants.filter(isSafeNumber).map(toNumber));
  const others = constants.filter((value) => !isPlain(value) && !isSafeNumber(value));
  const flags = constants.filter((value) => !isStructure(value));
  return (value) => {
    if (typeof value === 'boolean') {
      return flags.some((flag) => areEqual(value, flag));
    }
    return (
      (typeof value === 'string' && plain.has(value)) ||
      (numbers.size > 0 && isSafeNumber(value) && numbers.has(toNumber(value))) ||
      others.some((other) => areEqual(value, other))
    );
  };
};

/** `left not in [members]`: true where the value is missing, false for lists and maps. */
export const nonMembership = (left: Compiled, members: readonly Compiled[]): Condition => {
  const isMember = membership(left, members);
  return (row) => !isMember(row) && !isStructure(left.read(row));
};

const isPlain = (value: Value): value is string => typeof value === 'string' && isPlainText(value);

/** A number that a double holds exactly; two of them are equal where their values are. */
const isSafeNumber = (value: Value): boolean => {
  const number = typeof value === 'boolean' ? undefined : toNumber(value);
  return number !== undefined && Math.abs(number) <= Number.MAX_SAFE_INTEGER;
};
