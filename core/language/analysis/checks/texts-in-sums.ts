import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Expression } from '../../syntax/ast.ts';
import { isNumericText } from '../../text/numeric-text.ts';
import type { Check } from '../context.ts';
import { written } from '../written.ts';

/** `eventName + "x"`: signs of arithmetic take numbers, and what is none gives nothing. */
export const checkTextsInSums: Check = ({ commands }) =>
  commands.flatMap(({ binaries }) => binaries.flatMap(textOperand));

const textOperand = ({ operator, left, right }: Binary): readonly Problem[] => {
  const text = ARITHMETIC.has(operator) ? [left, right].find(isPlainText) : undefined;
  if (text === undefined) {
    return [];
  }
  const works = `concat(${written(left)}, ${written(right)})`;
  return [problem('text-in-arithmetic', text.span, { operator, works })];
};

const ARITHMETIC: ReadonlySet<Binary['operator']> = new Set<Binary['operator']>([
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
]);

const isPlainText = (expression: Expression): boolean =>
  expression.kind === 'text' &&
  !isNumericText(expression.value) &&
  !expression.value.includes('{{');
