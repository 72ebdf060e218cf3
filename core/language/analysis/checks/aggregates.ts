import { functionMeaning, groupingMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { children, expressionsOf } from '../../syntax/children.ts';
import type { Call, Expression, StatsCommand } from '../../syntax/ast.ts';
import type { Check, CheckedCommand } from '../context.ts';
import type { Scope } from '../definition.ts';
import { mapItems } from '../scope.ts';
import { isOutput, uses } from '../uses.ts';

/** Aggregates where none can stand, and items of `stats` that aggregate nothing. */
export const checkAggregates: Check = ({ commands }) =>
  commands.flatMap((checked) =>
    checked.command.kind === 'stats'
      ? statsProblems(checked.command, checked.scope)
      : outsideProblems(checked),
  );

const outsideProblems = ({ command, scope }: CheckedCommand): readonly Problem[] => {
  // What a sort after stats does not know is said by the check of names.
  if (command.kind === 'sort' && !scope.open) {
    return [];
  }
  return expressionsOf(command).flatMap((expression) => misplaced(expression, scope));
};

const misplaced = (expression: Expression, scope: Scope): readonly Problem[] =>
  uses(expression, scope).filter(isAggregate).map(misplacedProblem);

const misplacedProblem = ({ nameSpan, name }: Call): Problem =>
  problem('aggregate-outside-stats', nameSpan, { name });

const statsProblems = ({ aggregates, keys }: StatsCommand, scope: Scope): readonly Problem[] => [
  ...mapItems(scope, aggregates, ({ expression }, seen) =>
    itemProblems(expression, seen, scope),
  ).flat(),
  ...keys
    .flatMap(({ expression }) => uses(expression, scope))
    .filter(isAggregate)
    .filter(({ name }) => groupingMeaning(name) === undefined)
    .map(misplacedProblem),
  ...companyProblems({ aggregates, keys }, scope),
];

/** `topk` stands alone (guide). */
const companyProblems = (
  { aggregates, keys }: Pick<StatsCommand, 'aggregates' | 'keys'>,
  scope: Scope,
): readonly Problem[] => {
  const calls = aggregates.flatMap(({ expression }) => uses(expression, scope)).filter(isAggregate);
  return calls.length + keys.length > 1
    ? calls
        .filter(({ name }) => functionMeaning(name)?.name === 'topk')
        .map(({ name, nameSpan }) => problem('topk-alone', nameSpan, { name }))
    : [];
};

/** `seen` has the aliases further left too. */
const itemProblems = (expression: Expression, seen: Scope, scope: Scope): readonly Problem[] => {
  const problems: Problem[] = [];
  let aggregates = 0;
  const visit = (part: Expression): void => {
    if (isAggregate(part)) {
      aggregates += 1;
      problems.push(...nestedProblems(part, scope));
    } else if (isLeftAlias(part, seen, scope)) {
      aggregates += 1;
    } else if (isUnknownCall(part)) {
      aggregates += 1;
    } else if (part.kind === 'field') {
      problems.push(problem('aggregate-missing', part.span, {}));
    } else {
      children(part).forEach(visit);
    }
  };
  visit(expression);
  return aggregates === 0 && problems.length === 0
    ? [problem('aggregate-missing', expression.span, {})]
    : problems;
};

const isLeftAlias = (part: Expression, seen: Scope, scope: Scope): boolean =>
  part.kind === 'field' &&
  seen.definitions.has(part.name) &&
  seen.definitions.get(part.name) !== scope.definitions.get(part.name);

const nestedProblems = (call: Call, scope: Scope): readonly Problem[] =>
  call.arguments
    .flatMap((argument) => (isOutput(argument, scope) ? [] : uses(argument, scope)))
    .filter(isAggregate)
    .map(({ nameSpan, name }) => problem('aggregate-in-aggregate', nameSpan, { name }));

/** Such a function may be an aggregate: the check of functions has its say. */
const isUnknownCall = (expression: Expression): boolean =>
  expression.kind === 'call' && functionMeaning(expression.name) === undefined;

const isAggregate = (expression: Expression): expression is Call =>
  expression.kind === 'call' && functionMeaning(expression.name)?.kind === 'aggregate';
