import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { written } from '../written.ts';

/** CloudWatch's quota of one query (guide). */
const QUOTA = 100_000;

/** More rows than anybody can hold. */
const LARGEST_LIMIT = 10_000_000;

/** Limits that are no number of rows, or more of them than CloudWatch gives, or anybody. */
export const checkLimit: Check = ({ commands }) =>
  commands.flatMap(({ command }) => (command.kind === 'limit' ? countProblems(command.count) : []));

const countProblems = (count: Expression): readonly Problem[] => {
  if (!isCount(count)) {
    return [problem('invalid-limit', count.span, { text: written(count) })];
  }
  if (count.kind !== 'number' || count.value <= QUOTA) {
    return [];
  }
  return count.value > LARGEST_LIMIT
    ? [problem('limit-too-large', count.span, { text: count.text, limit: LARGEST_LIMIT })]
    : [problem('limit-above-quota', count.span, { text: count.text, limit: QUOTA })];
};

const isCount = (expression: Expression): boolean =>
  expression.kind === 'placeholder' ||
  (expression.kind === 'number' && Number.isSafeInteger(expression.value) && expression.value > 0);
