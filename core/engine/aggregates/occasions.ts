import type { Value } from '../value.ts';
import { nothing, numberReader } from '../expressions/compiled.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';

/** A value and when it was: rows of one time are told apart by their position. */
interface Occasion {
  readonly value: Value;
  readonly time: number;
  readonly position: number;
}

export const earliest = (call: AggregateCall): NewAggregateColumn => occasionColumn(call, 1);
export const latest = (call: AggregateCall): NewAggregateColumn => occasionColumn(call, -1);

/** Rows without the value do not take part; those without a timestamp only if there are no others. */
const occasionColumn = (call: AggregateCall, sign: 1 | -1): NewAggregateColumn => {
  const { read } = call.arguments[0] ?? nothing;
  const readTime = numberReader(call.timestamp());
  const none: Occasion = { value: undefined, time: sign * Infinity, position: sign * Infinity };
  const choose = (best: Occasion, other: Occasion): Occasion =>
    sign * compareOccasions(other, best) < 0 ? other : best;
  return columnOf<Occasion>({
    create: () => none,
    add(best, row, position) {
      const time = readTime(row) ?? sign * Infinity;
      // Most rows are not the one, which is told without their values.
      if (sign * (time - best.time || position - best.position) >= 0) {
        return best;
      }
      const value = read(row);
      return value === undefined ? best : { value, time, position };
    },
    merge: choose,
    value: ({ value }) => value,
  });
};

const compareOccasions = (a: Occasion, b: Occasion): number =>
  a.time === b.time ? a.position - b.position : a.time - b.time;
