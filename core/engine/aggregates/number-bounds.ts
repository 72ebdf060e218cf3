import { nothing, numberReader } from '../expressions/compiled.ts';
import type { AggregateCall, AggregateColumn, NewAggregateColumn } from './aggregate.ts';

/**
 * Keeps from an aggregate of the least number (sign 1), or the greatest (-1), what can't be it:
 * numbers behind the best one of their group, and texts where there is a number.
 */
export const boundedByNumber = (
  call: AggregateCall,
  sign: 1 | -1,
  create: NewAggregateColumn,
): NewAggregateColumn => {
  const readNumber = numberReader(call.arguments[0] ?? nothing);
  return () => {
    const column: AggregateColumn = create();
    /** The best number of each group that was added since the states were handed over. */
    let bounds: number[] = [];
    return {
      ...column,
      add(group, row, position) {
        const number = readNumber(row);
        const bound = bounds[group];
        if (bound !== undefined && !(number !== undefined && sign * (number - bound) <= 0)) {
          return;
        }
        if (number !== undefined) {
          bounds[group] = number;
        }
        column.add(group, row, position);
      },
      drain() {
        bounds = [];
        return column.drain();
      },
    };
  };
};
