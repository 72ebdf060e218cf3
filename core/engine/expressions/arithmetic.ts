import type { ArithmeticOperator } from '#language/syntax/ast.ts';
import { finite } from '../values/reading.ts';
import { numberReader, type Compiled, type Evaluate } from './compiled.ts';

const operations: {
  readonly [Operator in ArithmeticOperator]: (left: number, right: number) => number;
} = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '^': (left, right) => left ** right,
};

/** A number; missing where a side does not read as one and where the result is not finite. */
export const arithmetic = (
  operator: ArithmeticOperator,
  left: Compiled,
  right: Compiled,
): Evaluate => {
  const operate = operations[operator];
  const readLeft = numberReader(left);
  const readRight = numberReader(right);
  return (row) => {
    const a = readLeft(row);
    const b = readRight(row);
    return a === undefined || b === undefined ? undefined : finite(operate(a, b));
  };
};

/** The number with its sign turned. */
export const negation = (operand: Compiled): Evaluate => {
  const read = numberReader(operand);
  return (row) => {
    const value = read(row);
    return value === undefined ? undefined : -value;
  };
};
