import { compareValues } from '../values/order.ts';
import { isStructure, toText } from '../values/reading.ts';
import { conditionByCode } from '../expressions/by-code.ts';
import {
  codedField,
  nothing,
  type Compiled,
  type Condition,
  type Row,
} from '../expressions/compiled.ts';
import { checkCollected } from '../answer-too-large.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';
import {
  addDistinct,
  countValues,
  DISTINCT_ESTIMATE,
  isEstimated,
  mergeDistinct,
  noDistinctValues,
  type DistinctValues,
} from './distinct-values.ts';
import { oncePerCode } from './once-per-code.ts';
import { RowCounts } from './row-counts.ts';

/** `count()`, `count(*)`: rows; `count(field)`: those that have the field. */
export const count = (call: AggregateCall): NewAggregateColumn => {
  const [counted] = call.arguments;
  const isCounted = counted && presence(counted);
  return () => new RowCounts(isCounted);
};

const presence = (counted: Compiled): Condition => {
  const field = codedField(counted);
  const isPresent = (row: Row): boolean => counted.read(row) !== undefined;
  return field === undefined ? isPresent : conditionByCode(field, isPresent);
};

/** Values of one text are one value, as they are one group. */
export const countDistinct = (call: AggregateCall): NewAggregateColumn => {
  const readKey = keyReader(call, 0);
  const column = columnOf<DistinctValues>({
    create: noDistinctValues,
    add(values, row) {
      const text = readKey(row);
      if (text !== undefined) {
        addDistinct(values, text);
      }
      return values;
    },
    merge(values, other) {
      mergeDistinct(values, other);
      return values;
    },
    value: countValues,
    estimate: (values) => (isEstimated(values) ? DISTINCT_ESTIMATE : undefined),
  });
  return oncePerCode(call, column);
};

/** The different texts in the order of `sort`; missing where there is none. */
export const values = (call: AggregateCall): NewAggregateColumn => {
  const readKey = keyReader(call, 0);
  const add = (texts: Set<string>, text: string): Set<string> => {
    checkCollected('values', texts.add(text).size);
    return texts;
  };
  const column = columnOf<Set<string>>({
    create: () => new Set(),
    add(texts, row) {
      const text = readKey(row);
      return text === undefined ? texts : add(texts, text);
    },
    merge(texts, other) {
      for (const text of other) {
        add(texts, text);
      }
      return texts;
    },
    value: (texts) => (texts.size === 0 ? undefined : Array.from(texts).sort(compareValues)),
  });
  return oncePerCode(call, column);
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
