import type { Value } from '../value.ts';
import { finite } from '../values/reading.ts';
import { nothing, numberReader } from '../expressions/compiled.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';
import {
  addExactly,
  addSquareExactly,
  emptySum,
  mergeSums,
  roundSum,
  roundVariance,
  type ExactSum,
} from './exact-sum.ts';

/** Of the values that are numbers; booleans count as 1 and 0. */
interface Sums {
  count: number;
  readonly sum: ExactSum;
  readonly squares: ExactSum;
}

export const sum = (call: AggregateCall): NewAggregateColumn =>
  sumsColumn(call, addTerm, (sums) => roundSum(sums.sum));

export const avg = (call: AggregateCall): NewAggregateColumn =>
  sumsColumn(call, addTerm, (sums) => roundSum(sums.sum) / sums.count);

/** Of the population (guide). */
export const variance = (call: AggregateCall): NewAggregateColumn =>
  sumsColumn(call, addTermAndSquare, varianceOf);

/** Of the population, as `variance` is documented (docs/semantics.md, question 17). */
export const stddev = (call: AggregateCall): NewAggregateColumn =>
  sumsColumn(call, addTermAndSquare, (sums) => Math.sqrt(varianceOf(sums)));

const varianceOf = ({ count, sum: total, squares }: Sums): number =>
  roundVariance(count, total, squares);

/** The value is missing where there was no number. */
const sumsColumn = (
  call: AggregateCall,
  add: (sums: Sums, term: number) => void,
  result: (sums: Sums) => number,
): NewAggregateColumn => {
  const read = numberReader(call.arguments[0] ?? nothing);
  return columnOf<Sums>({
    create: () => ({ count: 0, sum: emptySum(), squares: emptySum() }),
    add(sums, row) {
      const term = read(row);
      if (term !== undefined) {
        sums.count += 1;
        add(sums, term);
      }
      return sums;
    },
    merge(sums, other) {
      sums.count += other.count;
      mergeSums(sums.sum, other.sum);
      mergeSums(sums.squares, other.squares);
      return sums;
    },
    value: (sums): Value => (sums.count === 0 ? undefined : finite(result(sums))),
  });
};

const addTerm = (sums: Sums, term: number): void => addExactly(sums.sum, term);

const addTermAndSquare = (sums: Sums, term: number): void => {
  addExactly(sums.sum, term);
  addSquareExactly(sums.squares, term);
};
