import {
  describeLogGroups,
  describeLogStreams,
  getLogGroupFields,
  getLogRecord,
} from './log-groups.ts';
import type { Operation } from './operation.ts';
import { describeQueries, getQueryResults, stopQuery } from './query-results.ts';
import {
  deleteQueryDefinition,
  describeQueryDefinitions,
  putQueryDefinition,
} from './saved-queries.ts';
import { startQuery } from './start-query.ts';

/** Every operation that the stand-in knows, by the API's name. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['StartQuery', startQuery],
  ['GetQueryResults', getQueryResults],
  ['StopQuery', stopQuery],
  ['DescribeQueries', describeQueries],
  ['GetLogRecord', getLogRecord],
  ['DescribeLogGroups', describeLogGroups],
  ['DescribeLogStreams', describeLogStreams],
  ['GetLogGroupFields', getLogGroupFields],
  ['PutQueryDefinition', putQueryDefinition],
  ['DescribeQueryDefinitions', describeQueryDefinitions],
  ['DeleteQueryDefinition', deleteQueryDefinition],
]);
