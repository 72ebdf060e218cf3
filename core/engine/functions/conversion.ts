import type { Value } from '../value.ts';
import { toWholeNumber, wholeValue } from '../values/whole-number.ts';
import { argument, numberArgument, type ScalarFunction } from './scalar-call.ts';

export const toNumber: ScalarFunction = (call) => numberArgument(call, 0);
export const toDouble: ScalarFunction = (call) => numberArgument(call, 0);

/** A whole number of so many bits, decimals cut off; missing where there is none. */
const toBits =
  (bits: bigint): ScalarFunction =>
  (call) => {
    const { read } = argument(call, 0);
    const limit = 2n ** (bits - 1n);
    return (row): Value => {
      const whole = toWholeNumber(read(row));
      return whole !== undefined && whole >= -limit && whole < limit
        ? wholeValue(whole)
        : undefined;
    };
  };

export const toInt = toBits(32n);
export const toLong = toBits(64n);
