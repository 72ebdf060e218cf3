import type { IToken } from 'chevrotain';
import { type Span, cover } from '../text/span.ts';
import type { Binary, BinaryOperator, Expression, Unary } from './ast.ts';

/** An operator where it stands; `not like` covers both words. */
export interface PlacedOperator {
  readonly operator: BinaryOperator;
  readonly span: Span;
}

export interface Prefix {
  readonly operator: Unary['operator'];
  readonly span: Span;
}

/** An expression and the place that it takes up, parentheses around it included. */
export interface Enclosed {
  readonly expression: Expression;
  readonly outer: Span;
}

export interface Operand {
  readonly prefixes: readonly Prefix[];
  readonly value: Enclosed;
}

/** The operator that a token type means; undefined for one that no pair of operands has. */
export const binaryOperator = (token: IToken): BinaryOperator | undefined =>
  operatorsByToken.get(token.tokenType.name);

const operatorsByToken: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ['and', 'and'],
  ['AndSign', 'and'],
  ['or', 'or'],
  ['OrSign', 'or'],
  ['like', 'like'],
  ['in', 'in'],
  ['RegexMatch', '=~'],
  ['Equal', '='],
  ['DoubleEqual', '='],
  ['NotEqual', '!='],
  ['LessGreater', '!='],
  ['Less', '<'],
  ['LessEqual', '<='],
  ['Greater', '>'],
  ['GreaterEqual', '>='],
  ['Plus', '+'],
  ['Minus', '-'],
  ['Star', '*'],
  ['Slash', '/'],
  ['Percent', '%'],
  ['Caret', '^'],
]);

/** How tightly an operator binds; all of them group to the left (guide). */
const precedence: { readonly [Operator in BinaryOperator]: number } = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  like: 4,
  'not like': 4,
  '=~': 4,
  in: 4,
  'not in': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
};

/** `not` reaches over comparisons and no further; a minus sign only over a power. */
const prefixPrecedence: { readonly [Operator in Unary['operator']]: number } = {
  not: 3,
  '-': 7,
};

/** The tree of `operand operator operand …`, by precedence climbing. */
export const foldOperators = (
  operands: readonly Operand[],
  operators: readonly PlacedOperator[],
): Enclosed => {
  let operand = 0;
  let prefix = 0;

  const prefixed = (): Enclosed => {
    const current = at(operands, operand);
    const sign = current.prefixes[prefix];
    if (sign === undefined) {
      operand += 1;
      prefix = 0;
      return current.value;
    }
    prefix += 1;
    return unary(sign, climb(prefixPrecedence[sign.operator]));
  };

  const climb = (weakest: number): Enclosed => {
    let left = prefixed();
    let next = operators[operand - 1];
    while (next !== undefined && precedence[next.operator] >= weakest) {
      left = binary(left, next, climb(precedence[next.operator] + 1));
      next = operators[operand - 1];
    }
    return left;
  };

  return climb(0);
};

const at = <Element>(elements: readonly Element[], index: number): Element => {
  const element = elements[index];
  if (element === undefined) {
    throw new Error('a chain of operators has one operand more than operators');
  }
  return element;
};

const unary = ({ operator, span }: Prefix, operand: Enclosed): Enclosed => {
  const whole = cover(span, operand.outer);
  return {
    expression: { kind: 'unary', span: whole, operator, operand: operand.expression },
    outer: whole,
  };
};

const binary = (left: Enclosed, { operator, span }: PlacedOperator, right: Enclosed): Enclosed => {
  const whole = cover(left.outer, right.outer);
  const expression: Binary = {
    kind: 'binary',
    span: whole,
    operator,
    operatorSpan: span,
    left: left.expression,
    right: right.expression,
  };
  return { expression, outer: whole };
};

/** An expression without parentheses of its own. */
export const bare = (expression: Expression): Enclosed => ({ expression, outer: expression.span });
