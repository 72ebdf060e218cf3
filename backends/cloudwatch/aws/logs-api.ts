/*
 * CloudWatch Logs as this backend uses it: one method an operation, without the parts that it does
 * not need. Everything here rejects with a `LogsFault` and with nothing else; no method tries again.
 */

import type {
  LogField,
  LogGroup,
  LogGroupSearch,
  LogStream,
  LogStreamSearch,
  Page,
  QueryToSave,
  SavedQuery,
  SavedQuerySearch,
} from '#protocol/cloud.ts';

/** The operations of one account and region. */
export interface LogsApi {
  /** StartQuery; gives the query's id. */
  startQuery(query: StartedQuery, signal: AbortSignal): Promise<string>;
  /** GetQueryResults: rows of one page, at most 10,000. */
  queryResults(page: PageReference, signal: AbortSignal): Promise<QueryPage>;
  /** StopQuery; false where there was nothing to stop any more. */
  stopQuery(queryId: string, signal: AbortSignal): Promise<boolean>;
  /**
   * DescribeQueries without a log group or status: what is scheduled, runs or has run lately, all
   * pages. It finds queries whose StartQuery was carried out but not answered. (Under which log
   * group a query is filed that names several or none is not documented.)
   */
  recentQueries(signal: AbortSignal): Promise<readonly RecentQuery[]>;
  /** GetLogRecord: all fields of the event behind a `@ptr`. */
  logRecord(pointer: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** DescribeLogGroups. */
  logGroups(search: LogGroupSearch, signal: AbortSignal): Promise<Page<LogGroup>>;
  /** DescribeLogStreams, the latest first. */
  logStreams(search: LogStreamSearch, signal: AbortSignal): Promise<Page<LogStream>>;
  /** GetLogGroupFields. */
  fields(logGroup: string, signal: AbortSignal): Promise<readonly LogField[]>;
  /** DescribeQueryDefinitions. */
  savedQueries(search: SavedQuerySearch, signal: AbortSignal): Promise<Page<SavedQuery>>;
  /** PutQueryDefinition: makes one, or changes the one with this id; gives the id. */
  saveQuery(query: QueryToSave, signal: AbortSignal): Promise<string>;
  /** DeleteQueryDefinition; false where there is none of that id. */
  deleteSavedQuery(id: string, signal: AbortSignal): Promise<boolean>;
}

export interface StartedQuery {
  readonly text: string;
  /** Seconds since 1970, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** Rows of a query that has no limit of its own, 1 to 100,000; undefined where it has one. */
  readonly limit: number | undefined;
  /** Names or ARNs; undefined where the query's SOURCE says. */
  readonly logGroups: readonly string[] | undefined;
}

/** A query as DescribeQueries tells of it. */
export interface RecentQuery {
  readonly queryId: string;
  /** As it was sent, comments included. */
  readonly text: string;
  readonly status: QueryStatus;
}

export interface PageReference {
  readonly queryId: string;
  readonly nextToken: string | undefined;
}

export type QueryStatus =
  'Scheduled' | 'Running' | 'Complete' | 'Failed' | 'Cancelled' | 'Timeout' | 'Unknown';

/** A row's fields as they came, `@ptr` included, in order. */
export type FieldsOfRow = readonly (readonly [name: string, value: string])[];

export interface QueryPage extends Page<FieldsOfRow> {
  readonly status: QueryStatus;
  readonly statistics: QueryStatistics;
}

export interface QueryStatistics {
  readonly recordsMatched: number;
  readonly recordsScanned: number;
  readonly bytesScanned: number;
  readonly bytesSkipped: number;
  readonly logGroupsScanned: number;
}
