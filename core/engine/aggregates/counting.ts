import { isStructure, toText } from '../values/reading.ts';
import { nothing } from '../expressions/compiled.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';

const add = (count: number, other: number): number => count + other;

/** `count()`, `count(*)`: rows; `count(field)`: those that have the field. */
export const count = (call: AggregateCall): NewAggregateColumn => {
  const [counted] = call.arguments;
  return columnOf<number>({
    create: () => 0,
    add:
      counted === undefined
        ? (rows) => rows + 1
        : (rows, row) => (counted.read(row) === undefined ? rows : rows + 1),
    merge: add,
    value: (rows) => rows,
  });
};

/** Exact; values of one text are one value, as they are one group. */
export const countDistinct = (call: AggregateCall): NewAggregateColumn => {
  const { read } = call.arguments[0] ?? nothing;
  return columnOf<Set<string>>({
    create: () => new Set(),
    add(values, row) {
      const value = read(row);
      const text = isStructure(value) ? undefined : toText(value);
      return text === undefined ? values : values.add(text);
    },
    merge(values, other) {
      other.forEach((value) => values.add(value));
      return values;
    },
    value: (values) => values.size,
  });
};
