import { nothing, numberReader } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';

/** An aggregate that needs all values that are numbers; they come in any order. */
export const numbersColumn = (
  call: AggregateCall,
  result: (values: readonly number[]) => Value,
): NewAggregateColumn => {
  const read = numberReader(call.arguments[0] ?? nothing);
  return columnOf<number[]>({
    create: () => [],
    add(values, row) {
      const value = read(row);
      if (value !== undefined) {
        values.push(value);
      }
      return values;
    },
    merge(values, other) {
      for (const value of other) {
        values.push(value);
      }
      return values;
    },
    value: result,
  });
};
