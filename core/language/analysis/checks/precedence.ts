import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Expression, Unary } from '../../syntax/ast.ts';
import { type Check, expressionsIn } from '../context.ts';
import { written } from '../written.ts';

/**
 * Conditions whose meaning hangs on how tightly operators bind, which CloudWatch documents nowhere
 * (guide): `or` beside `and`, and `not` before a comparison, without parentheses.
 */
export const checkPrecedence: Check = ({ commands }) =>
  commands.flatMap((checked) => {
    const expressions = expressionsIn(checked);
    return [...mixed(expressions), ...expressions.flatMap(bareNot)];
  });

/** One message a command is enough. */
const mixed = (expressions: readonly Expression[]): readonly Problem[] => {
  const [first] = expressions
    .flatMap((or) => (isBinary(or, 'or') ? bareAnds(or) : []))
    .toSorted((a, b) => a.operatorSpan.start - b.operatorSpan.start);
  return first === undefined ? [] : [problem('mixed-and-or', first.operatorSpan, {})];
};

/** The operands of an `or` that are an `and` without parentheses around it. */
const bareAnds = ({ left, right, span }: Binary): readonly Binary[] => [
  ...(isBinary(left, 'and') && left.span.start === span.start ? [left] : []),
  ...(isBinary(right, 'and') && right.span.end === span.end ? [right] : []),
];

const isBinary = (expression: Expression, operator: Binary['operator']): expression is Binary =>
  expression.kind === 'binary' && expression.operator === operator;

const bareNot = (expression: Expression): readonly Problem[] => {
  if (expression.kind !== 'unary' || expression.operator !== 'not') {
    return [];
  }
  const works = comparisonWithoutNot(expression);
  return works === undefined ? [] : [problem('bare-not', expression.span, { works })];
};

/** The comparison that says the same; undefined where the operand has parentheses or is none. */
const comparisonWithoutNot = ({ operand, span }: Unary): string | undefined => {
  if (operand.kind !== 'binary' || operand.span.end < span.end) {
    return undefined;
  }
  const operator = negated.get(operand.operator);
  return operator && `${written(operand.left)} ${operator} ${written(operand.right)}`;
};

const negated: ReadonlyMap<Binary['operator'], string> = new Map([
  ['=', '!='],
  ['!=', '='],
  ['like', 'not like'],
  ['=~', 'not like'],
  ['not like', 'like'],
  ['in', 'not in'],
  ['not in', 'in'],
  ['<', '>='],
  ['<=', '>'],
  ['>', '<='],
  ['>=', '<'],
]);
