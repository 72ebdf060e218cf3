import { constantValue, nothing, numberReader } from '../expressions/compiled.ts';
import { toNumber } from '../values/reading.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';

/**
 * The value at or below which so many percent of the numbers lie, by the nearest rank (reference
 * section 10, question 16). Missing where there is no number, or no percentage between 0 and 100.
 */
export const pct = (call: AggregateCall): NewAggregateColumn => {
  const read = numberReader(call.arguments[0] ?? nothing);
  const percent = toNumber(constantValue(call.arguments[1] ?? nothing)) ?? NaN;
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
    value: (values) => nearestRank(values, percent),
  });
};

const nearestRank = (values: readonly number[], percent: number): number | undefined => {
  if (!(percent >= 0 && percent <= 100)) {
    return undefined;
  }
  const rank = Math.ceil((percent * values.length) / 100);
  return Float64Array.from(values).sort()[Math.max(0, rank - 1)];
};
