import type { Value } from '../value.ts';
import { compareValues } from '../values/order.ts';
import { isStructure, toText } from '../values/reading.ts';
import { nothing, type Row } from '../expressions/compiled.ts';
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
export const countDistinct = (call: AggregateCall): NewAggregateColumn =>
  distinctColumn(call, (texts) => texts.size);

/** The different texts in the order of `sort`; missing where there is none. */
export const values = (call: AggregateCall): NewAggregateColumn =>
  distinctColumn(call, (texts) =>
    texts.size === 0 ? undefined : Array.from(texts).sort(compareValues),
  );

const distinctColumn = (
  call: AggregateCall,
  result: (texts: ReadonlySet<string>) => Value,
): NewAggregateColumn => {
  const readKey = keyReader(call, 0);
  return columnOf<Set<string>>({
    create: () => new Set(),
    add(texts, row) {
      const text = readKey(row);
      return text === undefined ? texts : texts.add(text);
    },
    merge(texts, other) {
      other.forEach((text) => texts.add(text));
      return texts;
    },
    value: result,
  });
};

/** Reads what tells values apart: their text. Lists and maps count as missing. */
export const keyReader = (
  call: AggregateCall,
  index: number,
): ((row: Row) => string | undefined) => {
  const { read } = call.arguments[index] ?? nothing;
  return (row) => {
    const value = read(row);
    return isStructure(value) ? undefined : toText(value);
  };
};
