import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Expression } from '../../syntax/ast.ts';
import { expressionsOf } from '../../syntax/children.ts';
import { nearest } from '../../text/nearest.ts';
import type { Check } from '../context.ts';
import { expressionKey } from '../output-key.ts';
import { definitionOf, type Scope } from '../definition.ts';
import { mapItems } from '../scope.ts';
import { uses } from '../uses.ts';

/**
 * Names after `stats` that it did not make. CloudWatch refuses them, but for `sort`, where people
 * report that they do nothing.
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
        default:
          return expressionsOf(command).flatMap((expression) => unknownNames(expression, scope));
      }
    });

type Items = Parameters<typeof mapItems>[1];

const inItems = (scope: Scope, items: Items): readonly Problem[] =>
  mapItems(scope, items, ({ expression }, seen) => unknownNames(expression, seen)).flat();

const unknownNames = (expression: Expression, scope: Scope): readonly Problem[] =>
  unknown(expression, scope).map(({ where, name }) =>
    problem('unknown-field-after-stats', where, { name, nearest: meant(name, scope) }),
  );

const sortProblems = (expression: Expression, scope: Scope): readonly Problem[] => {
  const aggregate = uses(expression, scope).find(isAggregateCall);
  if (aggregate !== undefined) {
    const name = aggregate.text;
    const same = sameExpression(aggregate, scope) ?? meant(name, scope);
    return [problem('sort-by-unknown-field', aggregate.span, { name, nearest: same })];
  }
  return unknown(expression, scope).map(({ where, name }) =>
    problem('sort-by-unknown-field', where, { name, nearest: meant(name, scope) }),
  );
};

const unknown = (
  expression: Expression,
  scope: Scope,
): readonly { readonly where: Problem['span']; readonly name: string }[] =>
  uses(expression, scope).flatMap((used) =>
    used.kind === 'field' && definitionOf(scope, used) === undefined
      ? { where: used.span, name: used.name }
      : [],
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
