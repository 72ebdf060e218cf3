import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression, FilterCommand, TextLiteral } from '../../syntax/ast.ts';
import { type Check, expressionsIn } from '../context.ts';
import { written } from '../written.ts';

/** `eventName = "A" or "B"`: a text alone is a condition that no event meets. */
export const checkConstantConditions: Check = ({ commands }) =>
  commands.flatMap((checked) => [
    ...(checked.command.kind === 'filter' ? [checked.command].flatMap(wholeCondition) : []),
    ...expressionsIn(checked).flatMap(operands),
  ]);

const wholeCondition = ({ condition }: FilterCommand): readonly Problem[] =>
  textAsCondition(condition, undefined);

const operands = (expression: Expression): readonly Problem[] => {
  if (expression.kind === 'unary' && expression.operator === 'not') {
    return textAsCondition(expression.operand, undefined);
  }
  if (expression.kind !== 'binary' || !LOGICAL.has(expression.operator)) {
    return [];
  }
  const { left, right } = expression;
  return [...textAsCondition(left, undefined), ...textAsCondition(right, left)];
};

const LOGICAL: ReadonlySet<string> = new Set(['and', 'or']);

const textAsCondition = (
  condition: Expression,
  before: Expression | undefined,
): readonly Problem[] =>
  condition.kind === 'text' && isClosed(condition)
    ? [problem('text-as-condition', condition.span, { works: comparison(condition, before) })]
    : [];

/** A text without its second quote is still being written. */
const isClosed = ({ value, span }: TextLiteral): boolean =>
  span.end - span.start >= value.length + 2;

/** What was meant, by the comparison that stands before the text. */
const comparison = (text: Expression, before: Expression | undefined): string => {
  const last = before?.kind === 'binary' && LOGICAL.has(before.operator) ? before.right : before;
  return last?.kind === 'binary' && last.right.kind === 'text'
    ? `${written(last.left)} ${last.operator} ${written(text)}`
    : `@message like ${written(text)}`;
};
