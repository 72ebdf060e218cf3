import type { Value } from '../value.ts';
import { conditionOf } from '../expressions/compiled.ts';
import { utf8Length } from '../text/utf8.ts';
import { toNumber } from '../values/reading.ts';
import { argument, ofText, type ScalarFunction } from './scalar-call.ts';

export const ispresent: ScalarFunction = (call) => {
  const { read } = argument(call, 0);
  return (row) => read(row) !== undefined;
};

/** The first value that is there; those after it are not even read. */
export const coalesce: ScalarFunction = (call) => {
  const readers = call.arguments.map(({ read }) => read);
  return (row) => {
    for (const read of readers) {
      const value: Value = read(row);
      if (value !== undefined) {
        return value;
      }
    }
    return undefined;
  };
};

/** Only the value that is chosen is read. */
export const choose: ScalarFunction = (call) => {
  const holds = conditionOf(argument(call, 0));
  const { read: readValue } = argument(call, 1);
  const { read: readOtherwise } = argument(call, 2);
  return (row) => (holds(row) ? readValue(row) : readOtherwise(row));
};

/** The value of the first condition that holds; what follows it is not read. */
export const chooseFirst: ScalarFunction = (call) => {
  const branches = Math.floor(call.arguments.length / 2);
  const cases = Array.from({ length: branches }, (_, index) => ({
    holds: conditionOf(argument(call, 2 * index)),
    read: argument(call, 2 * index + 1).read,
  }));
  // An argument that is left over is the default.
  const { read: readDefault } = argument(call, 2 * branches);
  return (row) => (cases.find(({ holds }) => holds(row))?.read ?? readDefault)(row);
};

export const isNumeric: ScalarFunction = (call) => {
  const { read } = argument(call, 0);
  return (row) => toNumber(read(row)) !== undefined;
};

/** In bytes of UTF-8. */
export const messageSize = ofText(utf8Length);

/** Local logs have no masks. */
export const unmask: ScalarFunction = (call) => argument(call, 0).read;
