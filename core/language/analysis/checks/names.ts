import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression, FieldReference } from '../../syntax/ast.ts';
import { expressionsOf } from '../../syntax/children.ts';
import { nearest } from '../../text/nearest.ts';
import type { Check } from '../context.ts';
import { expressionKey } from '../output-key.ts';
import { definitionAround, definitionOf, eventFieldOf, type Scope } from '../definition.ts';
import { mapItems } from '../scope.ts';
import { uses } from '../uses.ts';

/**
 * Names that `stats`, `pattern` or another command that makes rows of its own did not make, and
 * names after `join` that do not say of which side. CloudWatch refuses them, but for `sort`, where
 * people report that they do nothing.
 */
export const checkNames: Check = ({ commands }) =>
  commands
    .filter(({ scope }) => !scope.open && scope.certain)
    .flatMap(({ command, scope }) => {
      switch (command.kind) {
        case 'sort':
          return command.keys.flatMap(({ expression }) => sortProblems(expression, scope));
        case 'fields':
        case 'display':
          return inItems(scope, command.items);
        case 'stats':
          return [
            ...inItems(scope, command.aggregates),
            ...command.keys.flatMap(({ expression }) => unknownNames(expression, scope)),
          ];
        case 'join':
          return command.keys.flatMap(({ left }) => unknownNames(left, scope));
        default:
          return expressionsOf(command).flatMap((expression) => unknownNames(expression, scope));
      }
    });

type Items = Parameters<typeof mapItems>[1];

const inItems = (scope: Scope, items: Items): readonly Problem[] =>
  mapItems(scope, items, ({ expression }, seen) => unknownNames(expression, seen)).flat();

const unknownNames = (expression: Expression, scope: Scope): readonly Problem[] =>
  unknown(expression, scope).map((used) => {
    const { name, span } = used;
    return isWithoutSide(used, scope)
      ? withoutSide(used, scope)
      : problem('unknown-field-after-stats', span, { name, ...known(name, scope) });
  });

/** What is said of the names that there are. */
const known = (name: string, scope: Scope) => ({
  maker: scope.maker ?? 'stats',
  nearest: meant(name, scope),
});

const isWithoutSide = ({ name }: FieldReference, { sides }: Scope): boolean =>
  sides.length > 0 && sides.every(({ alias }) => !name.startsWith(`${alias}.`));

const withoutSide = ({ name, span }: FieldReference, { sides }: Scope): Problem =>
  problem('field-without-side', span, {
    name,
    works: [...new Set(sides.map(({ alias }) => `${alias}.${name}`))].join(' or '),
  });

const sortProblems = (expression: Expression, scope: Scope): readonly Problem[] => {
  const aggregate = uses(expression, scope).find(isAggregateCall);
  if (aggregate !== undefined) {
    const name = aggregate.text;
    const same = sameExpression(aggregate, scope) ?? meant(name, scope);
    const maker = scope.maker ?? 'stats';
    return [problem('sort-by-unknown-field', aggregate.span, { name, maker, nearest: same })];
  }
  return unknown(expression, scope).map((used) => {
    const { name, span } = used;
    return isWithoutSide(used, scope)
      ? withoutSide(used, scope)
      : problem('sort-by-unknown-field', span, { name, ...known(name, scope) });
  });
};

const unknown = (expression: Expression, scope: Scope): readonly FieldReference[] =>
  uses(expression, scope).filter(
    (used): used is FieldReference =>
      used.kind === 'field' &&
      definitionOf(scope, used) === undefined &&
      definitionAround(scope, used.name) === undefined &&
      eventFieldOf(scope, used.name) === undefined,
  );

const isAggregateCall = (expression: Expression): expression is Expression & { kind: 'call' } =>
  expression.kind === 'call' && functionMeaning(expression.name)?.kind === 'aggregate';

/** The alias under which the same expression was computed. */
const sameExpression = (wanted: Expression, { definitions }: Scope): string | undefined => {
  const key = expressionKey(wanted);
  return [...definitions.values()].find(
    ({ expression }) => expression !== undefined && expressionKey(expression) === key,
  )?.name;
};

/** `count` is meant for `count(*)`; everything else by its letters. */
const meant = (name: string, { definitions }: Scope): string | undefined => {
  const names = [...definitions.values()].map((definition) => definition.name);
  const call = `${name.toLowerCase()}(`;
  return names.find((known) => known.toLowerCase().startsWith(call)) ?? nearest(name, names);
};
