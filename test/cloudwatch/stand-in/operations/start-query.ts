import type { Query } from '../../../../core/language/syntax/ast.ts';
import { groupOf, type LogGroup } from '../cloud.ts';
import { mostRows } from '../query/answer-query.ts';
import { isActive, type StartedQuery, statusAt } from '../query/query-life.ts';
import { tooManyQueries } from '../quotas.ts';
import { invalidParameter, ServiceError } from '../service-error.ts';
import { countOf, type Input, neededText, textOf, textsOf } from './input.ts';
import type { Operation, Setting } from './operation.ts';
import { sourceGroups } from './source-groups.ts';

/** Rows of a query that neither has a limit nor was given one. */
const usualLimit = 10_000;

/** Characters of a query. */
const longestQuery = 10_000;

/** Log groups that a request may name. */
const mostGroups = 50;

export const startQuery: Operation = (setting, input) => {
  const { cloud, place, quotas, life, complain } = setting;
  const now = cloud.clock.now();
  const text = queryText(input);
  const range = rangeOf(input);
  const limit = countOf(input, 'limit', { least: 1, most: mostRows }) ?? usualLimit;
  const query = cloud.answers.compile(text);
  const groups = groupsOf(setting, input, query);
  if (!isKept(groups, range.end, now)) throw beforeRetention(text);
  const queries = [...place.queries.values()];
  if (queries.filter((each) => isActive(statusAt(each, now))).length >= quotas.concurrency) {
    const { account, region } = place;
    complain({ account, region, operation: 'StartQuery', time: now, what: 'concurrency' });
    throw tooManyQueries(quotas.concurrency);
  }
  const id = cloud.newId();
  const number = Array.from(cloud.places).reduce((sum, each) => sum + each.queries.size, 0);
  const fresh = { number, place, text, groups, ...range };
  const innerGroups = (inner: Query): readonly LogGroup[] | undefined =>
    sourceGroups(cloud, place, inner);
  const { hasWholeEnd } = cloud;
  const order = { query, groups, innerGroups, ...range, hasWholeEnd, limit, now };
  const started: StartedQuery = {
    ...fresh,
    id,
    created: now,
    life: life(fresh),
    order,
    stopped: undefined,
  };
  place.queries.set(id, started);
  return { queryId: id };
};

function queryText(input: Input): string {
  const language = textOf(input, 'queryLanguage') ?? 'CWLI';
  if (language !== 'CWLI') throw invalidParameter(`the stand-in does not know ${language}`);
  const text = neededText(input, 'queryString');
  if ([...text].length > longestQuery) {
    throw invalidParameter(`Query length exceeds the maximum of ${longestQuery} characters`);
  }
  return text;
}

/** Seconds since 1970, both inclusive. */
interface Range {
  readonly start: number;
  readonly end: number;
}

function rangeOf(input: Input): Range {
  const bounds = { least: 0, most: Number.MAX_SAFE_INTEGER };
  const start = countOf(input, 'startTime', bounds);
  const end = countOf(input, 'endTime', bounds);
  if (start === undefined || end === undefined) throw invalidParameter('the range is missing');
  if (start > end) throw invalidParameter('End time should not be less than the start time.');
  return { start, end };
}

function groupsOf(setting: Setting, input: Input, query: Query): readonly LogGroup[] {
  const { cloud, place } = setting;
  const name = textOf(input, 'logGroupName');
  const ways = [
    name === undefined ? undefined : [name],
    textsOf(input, 'logGroupNames'),
    textsOf(input, 'logGroupIdentifiers'),
  ].filter((way) => way !== undefined);
  const chosen = sourceGroups(cloud, place, query);
  if (chosen !== undefined && ways.length === 0) return chosen;
  const [identifiers = []] = ways;
  if (ways.length !== 1 || chosen !== undefined || identifiers.length === 0) {
    throw invalidParameter(
      'Exactly one of logGroupName, logGroupNames or logGroupIdentifiers has to be given, and none where the query has a SOURCE',
    );
  }
  if (identifiers.length > mostGroups) {
    throw invalidParameter(`A query can name at most ${mostGroups} log groups`);
  }
  return [...new Set(identifiers.map((identifier) => groupOf(cloud, place, identifier)))];
}

const day = 86_400;

/** False where the range ends before anything that any of the groups can still have. */
function isKept(groups: readonly LogGroup[], end: number, now: number): boolean {
  return groups.some(({ created, retentionDays = Number.POSITIVE_INFINITY }) => {
    const oldest = now / 1000 - retentionDays * day;
    return end >= Math.floor(Math.max(created / 1000, oldest));
  });
}

/** The numbers are a place in the query, as in all errors of this name, although it is no mistake. */
const beforeRetention = (text: string): ServiceError =>
  new ServiceError(
    'MalformedQueryException',
    `Query's end date and time is either before the log groups creation time or exceeds the log groups log retention settings ([0,${text.length}])`,
  );
