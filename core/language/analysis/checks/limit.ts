import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { written } from '../written.ts';

/** Limits that are no number of rows. */
export const checkLimit: Check = ({ commands }) =>
  commands.flatMap(({ command }): readonly Problem[] =>
    command.kind === 'limit' && !isCount(command.count)
      ? [problem('invalid-limit', command.count.span, { text: written(command.count) })]
      : [],
  );

const isCount = (expression: Expression): boolean =>
  expression.kind === 'placeholder' ||
  (expression.kind === 'number' && Number.isSafeInteger(expression.value) && expression.value > 0);
