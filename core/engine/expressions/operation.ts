import type { BinaryOperator } from '#language/syntax/ast.ts';
import { arithmetic } from './arithmetic.ts';
import {
  conditional,
  conditionOf,
  constant,
  constantValue,
  type Compiled,
  type Condition,
} from './compiled.ts';
import { equality, inequality } from './equality.ts';
import { regexMatch, substringMatch } from './matching.ts';
import { membership, nonMembership } from './membership.ts';
import { ordering } from './ordering.ts';

/** What stands to the right of an operator; some take more than a value. */
export interface RightOperand {
  readonly value: Compiled;
  /** Of a list literal. */
  readonly members: readonly Compiled[] | undefined;
  /** The source of a regular expression literal. */
  readonly regex: string | undefined;
}

/** What an operator makes of its operands. Every condition is true or false, never missing. */
export const operation = (
  operator: BinaryOperator,
  left: Compiled,
  right: RightOperand,
): Compiled => {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return folded(left, right.value, {
        type: 'number',
        read: arithmetic(operator, left, right.value),
      });
    case '=':
      return conditional(equality(left, right.value));
    case '!=':
      return conditional(inequality(left, right.value));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return conditional(ordering(operator, left, right.value));
    case 'and':
    case 'or':
      return conditional(logic[operator](conditionOf(left), conditionOf(right.value)));
    case 'like':
    case 'not like':
    case '=~':
    case 'in':
    case 'not in':
      return conditional(matches[operator](left, right));
  }
};

/** Two constants make a constant, as in `pct(size, 100 - 5)`. */
const folded = (left: Compiled, right: Compiled, result: Compiled): Compiled =>
  left.constant === true && right.constant === true
    ? constant(result.type, constantValue({ ...result, constant: true }))
    : result;

type Combine = (left: Condition, right: Condition) => Condition;

const logic: { readonly [Operator in 'and' | 'or']: Combine } = {
  and: (left, right) => (row) => left(row) && right(row),
  or: (left, right) => (row) => left(row) || right(row),
};

const like = (left: Compiled, { value, regex }: RightOperand): Condition =>
  regex === undefined ? substringMatch(left, value) : regexMatch(left, regex);

type Match = (left: Compiled, right: RightOperand) => Condition;

/** Where the left side is missing, `like`, `=~` and `in` are false, and their opposites true. */
const matches: { readonly [Operator in 'like' | 'not like' | '=~' | 'in' | 'not in']: Match } = {
  like,
  '=~': like,
  'not like': (left, right) => {
    const isLike = like(left, right);
    return (row) => !isLike(row);
  },
  in: (left, { value, members }) => membership(left, members ?? [value]),
  'not in': (left, { value, members }) => nonMembership(left, members ?? [value]),
};
