import type { ComparisonOperator } from '#language/syntax/ast.ts';
import type { Value } from '../value.ts';
import { toNumber, toText } from '../values/reading.ts';
import { compareText } from '../values/order.ts';
import { constantValue, type Compiled, type Condition } from './compiled.ts';

export type OrderOperator = Exclude<ComparisonOperator, '=' | '!='>;

const accepts: { readonly [Operator in OrderOperator]: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/**
 * `left < right` and its like: by value where both read as numbers, else as texts by code unit.
 * False where a side is missing, a list or a map, and where a timestamp meets a text that is no
 * number: CloudWatch finds nothing then (guide).
 */
export const ordering = (operator: OrderOperator, left: Compiled, right: Compiled): Condition => {
  const accept = accepts[operator];
  const onlyNumbers = left.type === 'timestamp' || right.type === 'timestamp';
  const number = right.constant === true ? toNumber(constantValue(right)) : undefined;
  const compare = onlyNumbers ? compareNumbers : compareAny;
  return (row) => {
    const a = left.read(row);
    const ofNumber = number === undefined ? undefined : toNumber(a);
    const order =
      ofNumber === undefined || number === undefined
        ? compare(a, right.read(row))
        : ofNumber - number;
    return order !== undefined && accept(order);
  };
};

const compareNumbers = (a: Value, b: Value): number | undefined => {
  const left = toNumber(a);
  const right = toNumber(b);
  return left === undefined || right === undefined ? undefined : left - right;
};

const compareAny = (a: Value, b: Value): number | undefined => {
  const left = toText(a);
  const right = toText(b);
  return left === undefined || right === undefined
    ? undefined
    : (compareNumbers(a, b) ?? compareText(left, right));
};
