import { inOrder, type Problem, problem } from '../problems/problem.ts';
import type { Query, QueryFile } from '../syntax/ast.ts';
import { checkAggregates } from './checks/aggregates.ts';
import { checkArguments } from './checks/arguments.ts';
import { checkCommandForms } from './checks/command-forms.ts';
import { checkComparisons } from './checks/comparisons.ts';
import { checkDateFormats } from './checks/date-formats.ts';
import { checkDirectives } from './checks/directives.ts';
import { checkDurations } from './checks/durations.ts';
import { checkFunctions } from './checks/functions.ts';
import { checkIgnores } from './checks/ignores.ts';
import { checkJoins } from './checks/joins.ts';
import { checkLimit } from './checks/limit.ts';
import { checkNames } from './checks/names.ts';
import { checkOptions } from './checks/options.ts';
import { checkOrder } from './checks/order.ts';
import { checkParameters } from './checks/parameters.ts';
import { checkParse } from './checks/parse.ts';
import { checkRegexes } from './checks/regexes.ts';
import { checkSources } from './checks/sources.ts';
import { checkSubqueries } from './checks/subqueries.ts';
import { type Check, queryContexts } from './context.ts';
import { lints } from './lints.ts';

/** Everything that is wrong with a file, in order of place. */
export const problemsOf = (file: QueryFile): readonly Problem[] =>
  inOrder([...file.problems, ...checkQueryFile(file)]);

/** What is wrong with a file beyond its syntax, in order of place. */
export const checkQueryFile = (file: QueryFile): readonly Problem[] =>
  inOrder([...checkComments(file), ...file.queries.flatMap(checkQuery)]);

/** What is wrong with what the comments of a file, or of a query, say to CTQ. */
export const checkComments = ({ directives, ignores }: SaidInComments): readonly Problem[] => [
  ...checkDirectives(directives),
  ...checkIgnores(ignores),
];

type SaidInComments = Pick<QueryFile, 'directives' | 'ignores'>;

/** What is wrong with one query beyond its syntax. */
export const checkQuery = (query: Query): readonly Problem[] => {
  const comments = checkComments(query);
  const length = query.body.end - query.body.start;
  if (query.commands.length > 0 && length > LONGEST_QUERY) {
    const limit = LONGEST_QUERY;
    return [...comments, problem('query-too-long', query.body, { length, limit })];
  }
  const contexts = queryContexts(query);
  return [...comments, ...contexts.flatMap((context) => checks.flatMap((check) => check(context)))];
};

/** CloudWatch's quota (guide). */
const LONGEST_QUERY = 10_000;

const checks: readonly Check[] = [
  checkFunctions,
  checkArguments,
  checkDateFormats,
  checkAggregates,
  checkNames,
  checkOrder,
  checkSources,
  checkSubqueries,
  checkJoins,
  checkOptions,
  checkParameters,
  checkCommandForms,
  checkParse,
  checkRegexes,
  checkLimit,
  checkDurations,
  checkComparisons,
  ...lints,
];
