import type { Value } from '../value.ts';
import { nothing } from '../expressions/compiled.ts';
import { compareText, compareValues } from '../values/order.ts';
import { isStructure, toNumber, toText } from '../values/reading.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';
import { boundedByNumber } from './number-bounds.ts';
import { oncePerCode } from './once-per-code.ts';

/** Numbers by value and before all texts; texts by code unit. */
export const min = (call: AggregateCall): NewAggregateColumn =>
  oncePerCode(call, boundedByNumber(call, 1, extreme(call, isSmaller)));

/** Numbers by value and before all texts; texts by code unit. */
export const max = (call: AggregateCall): NewAggregateColumn =>
  oncePerCode(call, boundedByNumber(call, -1, extreme(call, isLarger)));

/** By the order of `sort`. */
export const sortsFirst = (call: AggregateCall): NewAggregateColumn =>
  oncePerCode(
    call,
    extreme(call, (value, best) => compareValues(value, best) < 0),
  );

/** By the order of `sort`. */
export const sortsLast = (call: AggregateCall): NewAggregateColumn =>
  oncePerCode(
    call,
    extreme(call, (value, best) => compareValues(value, best) > 0),
  );

/** The value that no other one is better than; missing values, lists and maps do not take part. */
const extreme = (
  call: AggregateCall,
  isBetter: (value: Value, best: Value) => boolean,
): NewAggregateColumn => {
  const { read } = call.arguments[0] ?? nothing;
  const better = (best: Value, value: Value): Value => {
    if (value === undefined || isStructure(value)) {
      return best;
    }
    return best === undefined || isBetter(value, best) ? value : best;
  };
  return columnOf<Value>({
    create: () => undefined,
    add: (best, row) => better(best, read(row)),
    merge: better,
    value: (best) => best,
  });
};

const isSmaller = (value: Value, best: Value): boolean => compareExtremes(value, best, 1) < 0;

const isLarger = (value: Value, best: Value): boolean => compareExtremes(value, best, -1) < 0;

/** Negative where `a` is the better one; never 0 for two texts that differ. */
const compareExtremes = (a: Value, b: Value, sign: 1 | -1): number => {
  const first = toNumber(a);
  const second = toNumber(b);
  const byText = sign * compareText(toText(a) ?? '', toText(b) ?? '');
  if (first === undefined || second === undefined) {
    return Number(first === undefined) - Number(second === undefined) || byText;
  }
  return sign * (first - second) || byText;
};
