import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import { nearestField } from '../../catalogue/nearest-field.ts';
import { problem } from '../../problems/problem.ts';
import type { Binary, Expression } from '../../syntax/ast.ts';
import { namesOf } from '../../syntax/children.ts';
import type { Check, CheckedCommand } from '../context.ts';
import { definitionAround, definitionOf, type Scope } from '../definition.ts';
import { isEventField } from '../event-field.ts';

/** `eventName = DeleteBucket`: without quotes a value is the name of a field, which is missing. */
export const checkUnquotedValues: Check = ({ commands }) => {
  const found = commands.flatMap((checked) =>
    checked.binaries.flatMap((comparison) => unquotedValues(comparison, checked.scope)),
  );
  if (found.length === 0) {
    return [];
  }
  const names = namesElsewhere(commands, new Set(found.map(({ expression }) => expression)));
  return found
    .filter(({ value }) => !names.has(value))
    .map(({ value, expression }) => problem('unquoted-value', expression.span, { value }));
};

interface UnquotedValue {
  readonly value: string;
  readonly expression: Expression;
}

/** The names on the right of a comparison that stand where a value of the field on its left does. */
export const unquotedValues = (
  { left, operator, right }: Binary,
  scope: Scope,
): readonly UnquotedValue[] => {
  if (!COMPARED.has(operator) || !isEventField(left, scope)) {
    return [];
  }
  const entry = fieldEntry(left.name);
  if (entry?.type !== 'text') {
    return [];
  }
  const items = right.kind === 'list' ? right.items : [right];
  return items.flatMap((expression) => {
    const value = bareName(expression, scope);
    return value !== undefined && (entry.values.includes(value) || isStranger(value))
      ? [{ value, expression }]
      : [];
  });
};

const COMPARED: ReadonlySet<Binary['operator']> = new Set<Binary['operator']>([
  '=',
  '!=',
  'in',
  'not in',
  'like',
  'not like',
]);

/** A name that the query has not made, or several with minus signs: `us-east-1`. */
const bareName = (expression: Expression, scope: Scope): string | undefined => {
  if (expression.kind === 'field') {
    const { name } = expression;
    const isMade =
      definitionOf(scope, expression) !== undefined || definitionAround(scope, name) !== undefined;
    return isMade || name.startsWith('@') || name.toLowerCase() === 'null' ? undefined : name;
  }
  if (expression.kind !== 'binary' || expression.operator !== '-') {
    return undefined;
  }
  const { left, operatorSpan, right } = expression;
  const isTight = left.span.end === operatorSpan.start && operatorSpan.end === right.span.start;
  const before = isTight ? bareName(left, scope) : undefined;
  const after = right.kind === 'number' ? right.text : bareName(right, scope);
  return before === undefined || after === undefined ? undefined : `${before}-${after}`;
};

/** True for what is no field that CloudTrail has, nothing like one, and no part of one. */
const isStranger = (name: string): boolean => {
  const [root = ''] = name.split('.');
  return (
    fieldEntry(name) === undefined &&
    fieldsWithin(root).length === 0 &&
    nearestField(name) === undefined
  );
};

/** What the query means by a name in one place it may mean in another. */
const namesElsewhere = (
  commands: readonly CheckedCommand[],
  besides: ReadonlySet<Expression>,
): ReadonlySet<string> =>
  new Set(
    commands.flatMap(({ command, fields, scope }) => [
      ...[...scope.definitions.values()].map(({ name }) => name),
      ...namesOf(command).map(({ name }) => name),
      ...fields.filter((field) => !besides.has(field)).map(({ name }) => name),
    ]),
  );
