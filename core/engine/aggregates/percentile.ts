import { constantValue, nothing } from '../expressions/compiled.ts';
import { toNumber } from '../values/reading.ts';
import type { AggregateCall, NewAggregateColumn } from './aggregate.ts';
import { countNumbers, numberAt } from './numbers.ts';
import { numbersColumn } from './numbers-column.ts';

/**
 * The value at or below which so many percent of the numbers lie, by the nearest rank (guide).
 * Missing where there is no number, or no percentage between 0 and 100.
 */
export const pct = (call: AggregateCall): NewAggregateColumn => {
  const percent = toNumber(constantValue(call.arguments[1] ?? nothing)) ?? NaN;
  return numbersColumn(call, (numbers) =>
    percent >= 0 && percent <= 100
      ? numberAt(numbers, nearestRank(countNumbers(numbers), percent))
      : undefined,
  );
};

/** The place, from 1, of the number at or below which so many percent of all numbers lie. */
export const nearestRank = (count: number, percent: number): number =>
  Math.max(1, Math.ceil((percent * count) / 100));
