import type { Value } from '../value.ts';
import { isStructure } from '../values/reading.ts';
import { constantValue, type Compiled, type Condition } from './compiled.ts';
import { areEqual, isPlainText } from './equality.ts';

/** `left in [members]`: true where the value equals one of them (reference 2.4). */
export const membership = (left: Compiled, members: readonly Compiled[]): Condition => {
  const constants = members.filter((member) => member.constant === true).map(constantValue);
  const plain = new Set(constants.filter(isPlain));
  const others = constants.filter((value) => !isPlain(value));
  const computed = members.filter((member) => member.constant !== true);
  return (row) => {
    const value = left.read(row);
    return (
      (typeof value === 'string' && plain.has(value)) ||
      others.some((other) => areEqual(value, other)) ||
      computed.some(({ read }) => areEqual(value, read(row)))
    );
  };
};

/** `left not in [members]`: true where the value is missing, false for lists and maps. */
export const nonMembership = (left: Compiled, members: readonly Compiled[]): Condition => {
  const isMember = membership(left, members);
  return (row) => !isMember(row) && !isStructure(left.read(row));
};

const isPlain = (value: Value): value is string => typeof value === 'string' && isPlainText(value);
