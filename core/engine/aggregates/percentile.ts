import { constantValue, nothing } from '../expressions/compiled.ts';
import { toNumber } from '../values/reading.ts';
import type { AggregateCall, NewAggregateColumn } from './aggregate.ts';
import { numbersColumn } from './numbers-column.ts';

/**
 * The value at or below which so many percent of the numbers lie, by the nearest rank (guide)
 *. Missing where there is no number, or no percentage between 0 and 100.
 */
export const pct = (call: AggregateCall): NewAggregateColumn => {
  const percent = toNumber(constantValue(call.arguments[1] ?? nothing)) ?? NaN;
  return numbersColumn(call, (values) => nearestRank(values, percent));
};

export const nearestRank = (values: readonly number[], percent: number): number | undefined => {
  if (!(percent >= 0 && percent <= 100)) {
    return undefined;
  }
  const rank = Math.ceil((percent * values.length) / 100);
  return Float64Array.from(values).sort()[Math.max(0, rank - 1)];
};
