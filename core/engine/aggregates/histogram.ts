import { constantValue, nothing } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';
import { numberText } from '../values/number-text.ts';
import { toNumber } from '../values/reading.ts';
import type { AggregateCall, NewAggregateColumn } from './aggregate.ts';
import { extentOf, frequenciesOf, type Numbers } from './numbers.ts';
import { numbersColumn } from './numbers-column.ts';

/**
 * A map from the lower bound of each of so many ranges of equal width to the number of values in
 * it. They go from the smallest value to the largest, which belongs to the last one; a single value
 * has one range. Missing where there is no number, or no count of ranges from 1 to 10,000.
 */
export const histogram = (call: AggregateCall): NewAggregateColumn => {
  const count = toNumber(constantValue(call.arguments[1] ?? nothing)) ?? 0;
  return numbersColumn(call, (numbers) =>
    isCount(count) ? distribution(numbers, count) : undefined,
  );
};

const isCount = (count: number): boolean =>
  Number.isInteger(count) && count >= 1 && count <= 10_000;

const distribution = (numbers: Numbers, count: number): Value => {
  const [least, most] = extentOf(numbers) ?? [NaN, NaN];
  const width = (most - least) / count;
  const ranges = width > 0 ? count : 1;
  if (!Number.isFinite(width)) {
    return undefined;
  }
  const sizes = Array.from({ length: ranges }, () => 0);
  for (const [value, times] of frequenciesOf(numbers)) {
    const range = width > 0 ? Math.min(ranges - 1, Math.floor((value - least) / width)) : 0;
    sizes[range] = (sizes[range] ?? 0) + times;
  }
  return named(sizes, (range) => numberText(least + range * width));
};

/** Bounds that a double does not tell apart are one range. */
const named = (sizes: readonly number[], nameOf: (range: number) => string): Value => {
  const ranges = new Map<string, number>();
  for (const [range, size] of sizes.entries()) {
    const name = nameOf(range);
    ranges.set(name, (ranges.get(name) ?? 0) + size);
  }
  return ranges;
};
