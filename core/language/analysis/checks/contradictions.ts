import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Expression, LogicalOperator } from '../../syntax/ast.ts';
import { isNumericText } from '../../text/numeric-text.ts';
import type { Span } from '../../text/span.ts';
import type { Check } from '../context.ts';
import { expressionKey } from '../output-key.ts';
import { written } from '../written.ts';

/**
 * Conditions that no event meets, or that every event meets: `a = "x" and a = "y"`,
 * `a != "x" or a != "y"`, `a = a`. Only whole values are compared, so nothing here is a guess.
 */
export const checkContradictions: Check = ({ commands }) =>
  commands.flatMap(({ binaries }) => binaries.flatMap(contradictions));

const contradictions = (expression: Binary): readonly Problem[] => {
  const { operator, left, right, span } = expression;
  if (COMPARISONS.has(operator)) {
    const isSame = !CONSTANTS.has(left.kind) && expressionKey(left) === expressionKey(right);
    return isSame ? [problem('same-operands', span, { operand: written(left) })] : [];
  }
  return operator === 'and' || operator === 'or' ? opposed(operator, expression) : [];
};

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const CONSTANTS: ReadonlySet<string> = new Set([
  'text',
  'number',
  'boolean',
  'missing',
  'placeholder',
]);

/** The right operand of a chain against those before it; each pair is looked at once. */
const opposed = (operator: LogicalOperator, { left, right }: Binary): readonly Problem[] => {
  const last = choice(operator, right);
  if (last === undefined) {
    return [];
  }
  const before = chain(operator, left).flatMap((operand) => choice(operator, operand) ?? []);
  const other = before.find(
    ({ key, values }) => key === last.key && isDisjoint(values, last.values),
  );
  if (other === undefined) {
    return [];
  }
  const code = operator === 'and' ? 'never-true' : 'always-true';
  return [problem(code, last.span, { one: other.text, other: last.text })];
};

const chain = (operator: LogicalOperator, expression: Expression): readonly Expression[] => {
  const operands: Expression[] = [];
  let rest = expression;
  while (rest.kind === 'binary' && rest.operator === operator) {
    operands.push(rest.right);
    rest = rest.left;
  }
  return [...operands, rest];
};

/** What an operand lets through in an `and`, or keeps out in an `or`: certain values of something. */
interface Choice {
  readonly key: string;
  readonly values: ReadonlySet<string>;
  readonly span: Span;
  readonly text: string;
}

const choice = (operator: LogicalOperator, operand: Expression): Choice | undefined => {
  if (operand.kind !== 'binary' || !CHOOSING[operator].has(operand.operator)) {
    return undefined;
  }
  const { left, right, span } = operand;
  const values = (right.kind === 'list' ? right.items : [right]).map(valueOf);
  return CONSTANTS.has(left.kind) || values.includes(undefined)
    ? undefined
    : {
        key: expressionKey(left),
        values: new Set(values.flatMap((value) => value ?? [])),
        span,
        text: written(operand),
      };
};

const CHOOSING: { readonly [Operator in LogicalOperator]: ReadonlySet<string> } = {
  and: new Set(['=', 'in']),
  or: new Set(['!=', 'not in']),
};

/**
 * Values that are equal have the same text here. Of words such as `true`, and of placeholders,
 * nothing is said.
 */
const valueOf = (expression: Expression): string | undefined => {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'text':
      return textValue(expression.value);
    default:
      return undefined;
  }
};

const textValue = (text: string): string | undefined => {
  if (/^(?:true|false)$|\{\{/i.test(text)) {
    return undefined;
  }
  return isNumericText(text) ? String(Number(text)) : text;
};

const isDisjoint = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  some.size > 0 && others.size > 0 && [...some].every((value) => !others.has(value));
