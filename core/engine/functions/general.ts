import type { Value } from '../value.ts';
import { argument, type ScalarFunction } from './scalar-call.ts';

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

/** Local logs have no masks. */
export const unmask: ScalarFunction = (call) => argument(call, 0).read;
