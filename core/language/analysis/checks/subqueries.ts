import { columnsOfCommands } from '../flow.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { children, expressionsOf } from '../../syntax/children.ts';
import type { Command, Expression, Subquery } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';

/** Queries in parentheses where none can stand, and such as give no list of values (2.15). */
export const checkSubqueries: Check = ({ commands, isSubquery }) =>
  commands.flatMap(({ command, expressions }) => {
    if (!expressions.some(({ kind }) => kind === 'subquery')) {
      return [];
    }
    const placed = expressionsOf(command).flatMap((expression) =>
      placesIn(expression, hasQuery(command)),
    );
    return placed.flatMap((place) => placeProblems(place, isSubquery));
  });

/** Where a query in parentheses stands. */
interface Place {
  readonly query: Subquery;
  readonly where: 'list' | 'command' | 'elsewhere';
}

const hasQuery = ({ kind }: Command): boolean => kind === 'join' || kind === 'appendcols';

const placesIn = (expression: Expression, isCommand: boolean): readonly Place[] => {
  if (expression.kind === 'subquery') {
    return [{ query: expression, where: isCommand ? 'command' : 'elsewhere' }];
  }
  const isList =
    expression.kind === 'binary' &&
    (expression.operator === 'in' || expression.operator === 'not in') &&
    expression.right.kind === 'subquery';
  return children(expression).flatMap((child) =>
    isList && child.kind === 'subquery'
      ? [{ query: child, where: 'list' as const }]
      : placesIn(child, false),
  );
};

const placeProblems = ({ query, where }: Place, isNested: boolean): readonly Problem[] => {
  if (isNested) {
    return [problem('nested-subquery', query.span, {})];
  }
  if (where === 'elsewhere') {
    return [problem('misplaced-subquery', query.span, {})];
  }
  return where === 'list' ? columnProblems(query) : [];
};

const columnProblems = ({ commands, span }: Subquery): readonly Problem[] => {
  if (commands.some(({ incomplete, kind }) => incomplete || kind === 'savedQuery')) {
    return [];
  }
  const columns = columnsOfCommands(commands).map(({ name }) => name);
  return columns.length === 1 ? [] : [problem('subquery-columns', span, { columns })];
};
