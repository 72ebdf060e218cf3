import { finite } from '../values/reading.ts';
import { numberReader } from '../expressions/compiled.ts';
import { numberArgument, type ScalarFunction } from './scalar-call.ts';

const ofNumber =
  (apply: (value: number) => number): ScalarFunction =>
  (call) => {
    const read = numberArgument(call, 0);
    return (row) => {
      const value = read(row);
      return value === undefined ? undefined : finite(apply(value));
    };
  };

/** Chooses among the arguments that are numbers; missing where none is. */
const ofNumbers =
  (choose: (values: readonly number[]) => number): ScalarFunction =>
  (call) => {
    const readers = call.arguments.map(numberReader);
    return (row) => {
      const values = readers.map((read) => read(row)).filter((value) => value !== undefined);
      return values.length === 0 ? undefined : choose(values);
    };
  };

export const abs = ofNumber(Math.abs);
export const ceil = ofNumber(Math.ceil);
export const floor = ofNumber(Math.floor);
export const log = ofNumber(Math.log);
export const sqrt = ofNumber(Math.sqrt);
export const greatest = ofNumbers((values) => Math.max(...values));
export const least = ofNumbers((values) => Math.min(...values));
