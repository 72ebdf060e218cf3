import { type Problem, problem } from '../problems/problem.ts';
import type { Query, QueryFile } from '../syntax/ast.ts';
import { checkAggregates } from './checks/aggregates.ts';
import { checkComparisons } from './checks/comparisons.ts';
import { checkDirectives } from './checks/directives.ts';
import { checkDurations } from './checks/durations.ts';
import { checkFunctions } from './checks/functions.ts';
import { checkLimit } from './checks/limit.ts';
import { checkNames } from './checks/names.ts';
import { checkOrder } from './checks/order.ts';
import { checkParse } from './checks/parse.ts';
import { checkRegexes } from './checks/regexes.ts';
import { type Check, queryContext } from './context.ts';

/** Everything that is wrong with a file, in order of place. */
export const problemsOf = (file: QueryFile): readonly Problem[] =>
  inOrder([...file.problems, ...checkQueryFile(file)]);

/** What is wrong with a file beyond its syntax, in order of place. */
export const checkQueryFile = (file: QueryFile): readonly Problem[] =>
  inOrder([
    ...checkDirectives(file.directives),
    ...file.queries.flatMap((query) => checkDirectives(query.directives)),
    ...file.queries.flatMap(checkQuery),
  ]);

/** What is wrong with one query beyond its syntax. */
const checkQuery = (query: Query): readonly Problem[] => {
  const length = query.body.end - query.body.start;
  if (length > LONGEST_QUERY) {
    return [problem('query-too-long', query.body, { length, limit: LONGEST_QUERY })];
  }
  const context = queryContext(query);
  return checks.flatMap((check) => check(context));
};

/** CloudWatch's quota (reference 1.1). */
const LONGEST_QUERY = 10_000;

const checks: readonly Check[] = [
  checkFunctions,
  checkAggregates,
  checkNames,
  checkOrder,
  checkParse,
  checkRegexes,
  checkLimit,
  checkDurations,
  checkComparisons,
];

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
