import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Check, CheckedCommand } from '../context.ts';
import type { Scope } from '../definition.ts';
import { isEventField } from '../event-field.ts';
import { unquotedValues } from './unquoted-values.ts';

/** `detail-type`: without backticks this subtracts one field from another (guide). */
export const checkHyphenatedNames: Check = ({ commands }) => commands.flatMap(hyphenatedNames);

const hyphenatedNames = ({ binaries, scope }: CheckedCommand): readonly Problem[] => {
  // The whole of `a-b-c` comes before its part `a-b`.
  let end = -1;
  const values = new Set(
    binaries
      .flatMap((binary) => unquotedValues(binary, scope))
      .map(({ expression }) => expression.span.start),
  );
  return binaries.flatMap((binary) => {
    const { span } = binary;
    const isName = span.start >= end && !values.has(span.start);
    const name = isName ? hyphenated(binary, scope) : undefined;
    if (name === undefined) {
      return [];
    }
    ({ end } = span);
    return problem('hyphenated-name', span, { name: inBackticks(name) });
  });
};

/** The name that fields and minus signs without a blank make; undefined for anything else. */
const hyphenated = (expression: Expression, scope: Scope): string | undefined => {
  if (expression.kind !== 'binary') {
    return isEventField(expression, scope) ? expression.name : undefined;
  }
  const { operator, operatorSpan, left, right } = expression;
  const isTight = left.span.end === operatorSpan.start && operatorSpan.end === right.span.start;
  const before = operator === '-' && isTight ? hyphenated(left, scope) : undefined;
  if (before === undefined) {
    return undefined;
  }
  // `x-amz-id-2`: a number alone would subtract from a field.
  if (right.kind === 'number') {
    return before.includes('-') ? `${before}-${right.text}` : undefined;
  }
  return isEventField(right, scope) ? `${before}-${right.name}` : undefined;
};

/** Only the parts of a path that need them stand in backticks. */
const inBackticks = (name: string): string =>
  name
    .split('.')
    .map((part) => (part.includes('-') ? `\`${part}\`` : part))
    .join('.');
