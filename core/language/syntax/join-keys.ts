import { span } from '../text/span.ts';
import type { Alias, Expression, FieldReference, JoinKey } from './ast.ts';

/** The equalities between the two sides that a condition holds; what else is in it is left out. */
export const joinKeys = (
  condition: Expression,
  left: Alias | undefined,
  right: Alias | undefined,
): readonly JoinKey[] => {
  if (condition.kind !== 'binary' || left === undefined || right === undefined) {
    return [];
  }
  if (condition.operator === 'and') {
    return [...joinKeys(condition.left, left, right), ...joinKeys(condition.right, left, right)];
  }
  if (condition.operator !== '=') {
    return [];
  }
  const [a, b] = [condition.left, condition.right];
  const key = pair(condition.span, fieldOf(a, left), fieldOf(b, right));
  return key ?? pair(condition.span, fieldOf(b, left), fieldOf(a, right)) ?? [];
};

const pair = (
  where: JoinKey['span'],
  left: FieldReference | undefined,
  right: FieldReference | undefined,
): readonly JoinKey[] | undefined =>
  left === undefined || right === undefined ? undefined : [{ span: where, left, right }];

/** `a.field` without the alias. */
const fieldOf = (expression: Expression, alias: Alias): FieldReference | undefined => {
  const prefix = `${alias.name}.`;
  if (expression.kind !== 'field' || !expression.name.startsWith(prefix)) {
    return undefined;
  }
  const { start, end } = expression.span;
  const name = expression.name.slice(prefix.length);
  return { kind: 'field', span: span(Math.min(end, start + prefix.length), end), name };
};
