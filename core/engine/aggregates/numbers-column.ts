import { nothing, numberReader } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';
import {
  addToNumbers,
  mergeNumbers,
  noNumbers,
  NUMBERS_ESTIMATE,
  type Numbers,
} from './numbers.ts';

/** An aggregate that needs all values that are numbers, or a sketch where they are too many. */
export const numbersColumn = (
  call: AggregateCall,
  result: (numbers: Numbers) => Value,
): NewAggregateColumn => {
  const read = numberReader(call.arguments[0] ?? nothing);
  return columnOf<Numbers>({
    create: noNumbers,
    add(numbers, row) {
      const value = read(row);
      if (value !== undefined) {
        addToNumbers(numbers, value);
      }
      return numbers;
    },
    merge(numbers, other) {
      mergeNumbers(numbers, other);
      return numbers;
    },
    value: result,
    estimate: (numbers) => (numbers.sketch === undefined ? undefined : NUMBERS_ESTIMATE),
  });
};
