import {
  answerAt,
  durationAt,
  isActive,
  type StartedQuery,
  statusAt,
} from '../query/query-life.ts';
import { invalidParameter, notFound } from '../service-error.ts';
import { JsonText } from '../wire/replies.ts';
import { countOf, type Input, neededText, textOf } from './input.ts';
import type { Operation, Setting } from './operation.ts';
import { boundsOf, pageOf } from './pages.ts';

/** Rows of a page. */
const mostItems = 10_000;

export const getQueryResults: Operation = ({ cloud, place }, input) => {
  const query = queryOf({ place }, input);
  const now = cloud.clock.now();
  const size = countOf(input, 'maxItems', { least: 1, most: mostItems }) ?? mostItems;
  const status = statusAt(query, now);
  const answer = answerAt(query, now, cloud.answers);
  const total = answer.rows.length;
  const { from, to, next } = boundsOf(cloud, input, { subject: query.id, size, total });
  const isLastOfMany = next.nextToken === undefined && total > mostItems;
  if (isLastOfMany) cloud.answers.forget(query.text, query.order);
  return {
    queryLanguage: 'CWLI',
    results: new JsonText(answer.rows.json(from, to)),
    status,
    statistics: {
      recordsMatched: answer.recordsMatched,
      recordsScanned: answer.recordsScanned,
      bytesScanned: answer.bytesScanned,
      estimatedRecordsSkipped: 0,
      estimatedBytesSkipped: 0,
      logGroupsScanned: answer.logGroupsScanned,
      resultCount: total,
    },
    ...next,
  };
};

export const stopQuery: Operation = ({ cloud, place }, input) => {
  const query = queryOf({ place }, input);
  const now = cloud.clock.now();
  if (!isActive(statusAt(query, now))) {
    throw invalidParameter(
      `Query with ID '${query.id}' is not running: Can not cancel it (it has ended)`,
    );
  }
  query.stopped = now;
  return { success: true };
};

/** Queries of a page. */
const mostResults = 1_000;

export const describeQueries: Operation = ({ cloud, place }, input) => {
  const now = cloud.clock.now();
  const size = countOf(input, 'maxResults', { least: 1, most: mostResults }) ?? mostResults;
  const group = textOf(input, 'logGroupName');
  const status = textOf(input, 'status');
  const language = textOf(input, 'queryLanguage') ?? 'CWLI';
  const found = [...place.queries.values()]
    .filter((query) => group === undefined || query.groups.some(({ name }) => name === group))
    .filter((query) => status === undefined || statusAt(query, now) === status)
    .filter(() => language === 'CWLI')
    .toReversed();
  const subject = `queries ${group ?? ''} ${status ?? ''}`;
  const { items, next } = pageOf(cloud, input, found, { subject, size });
  return { queries: items.map((query) => queryInfo(query, group, now)), ...next };
};

function queryOf({ place }: Pick<Setting, 'place'>, input: Input): StartedQuery {
  const id = neededText(input, 'queryId');
  const query = place.queries.get(id);
  if (query === undefined) {
    throw notFound(`Query with ID '${id}' does not exist for account ID '${place.account}'`);
  }
  return query;
}

function queryInfo(query: StartedQuery, group: string | undefined, now: number): unknown {
  return {
    queryLanguage: 'CWLI',
    queryId: query.id,
    queryString: query.text,
    status: statusAt(query, now),
    createTime: query.created,
    logGroupName: group ?? query.groups[0]?.name,
    queryDuration: Math.floor(durationAt(query, now) / 1000),
  };
}
