import type {
  GetQueryResultsCommandOutput,
  LogGroup as SdkLogGroup,
  LogGroupField,
  LogStream as SdkLogStream,
  QueryDefinition,
  QueryInfo,
  QueryStatistics as SdkStatistics,
  ResultField,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogField, LogGroup, LogStream, Page, SavedQuery } from '#protocol/cloud.ts';
import { isOneOf } from '#protocol/guard.ts';
import { withoutWildcard } from './log-group-name.ts';
import type {
  FieldsOfRow,
  QueryPage,
  QueryStatistics,
  QueryStatus,
  RecentQuery,
} from './logs-api.ts';

/** An answer that lacks what every such answer has. Known by its name. */
class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** What the service always gives, though its types allow for less. */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new UnreadableAnswer(`it has no ${what}`);
  return value;
}

export function pageOf<From, To>(
  items: readonly From[] | undefined,
  nextToken: string | undefined,
  read: (item: From) => To,
): Page<To> {
  return { items: required(items, 'items').map(read), nextToken };
}

const isStatus = isOneOf(
  'Scheduled',
  'Running',
  'Complete',
  'Failed',
  'Cancelled',
  'Timeout',
  'Unknown',
);

export function queryPageOf(answer: GetQueryResultsCommandOutput): QueryPage {
  const status: unknown = required(answer.status, 'status');
  return {
    ...pageOf(answer.results, answer.nextToken, rowOf),
    status: statusOf(status),
    statistics: statisticsOf(answer.statistics),
  };
}

/** A status of a later day: asked again, it will become one that is known. */
function statusOf(status: unknown): QueryStatus {
  return isStatus(status) ? status : 'Unknown';
}

/** Nothing where it has no id, that is cannot be followed. */
export function recentQueryOf({ queryId, queryString, status }: QueryInfo): readonly RecentQuery[] {
  return queryId === undefined
    ? []
    : [{ queryId, text: queryString ?? '', status: statusOf(status) }];
}

function rowOf(fields: readonly ResultField[]): FieldsOfRow {
  return fields.flatMap(({ field, value }) =>
    field === undefined || value === undefined ? [] : [[field, value] as const],
  );
}

function statisticsOf(statistics: SdkStatistics = {}): QueryStatistics {
  return {
    recordsMatched: statistics.recordsMatched ?? 0,
    recordsScanned: statistics.recordsScanned ?? 0,
    bytesScanned: statistics.bytesScanned ?? 0,
    bytesSkipped: statistics.estimatedBytesSkipped ?? 0,
    logGroupsScanned: statistics.logGroupsScanned ?? 0,
  };
}

export function logGroupOf(group: SdkLogGroup): LogGroup {
  return {
    name: group.logGroupName ?? '',
    arn: withoutWildcard(group.logGroupArn ?? group.arn ?? ''),
    logClass: group.logGroupClass ?? 'STANDARD',
    storedBytes: group.storedBytes ?? 0,
    retentionDays: group.retentionInDays,
  };
}

export function logStreamOf(stream: SdkLogStream): LogStream {
  return { name: stream.logStreamName ?? '', lastEvent: stream.lastEventTimestamp };
}

export function fieldOf({ name = '', percent = 0 }: LogGroupField): LogField {
  return { name, percent };
}

export function savedQueryOf(definition: QueryDefinition): SavedQuery {
  return {
    id: definition.queryDefinitionId ?? '',
    name: definition.name ?? '',
    text: definition.queryString ?? '',
    logGroups: definition.logGroupNames ?? [],
    parameters: (definition.parameters ?? []).map(({ name = '', defaultValue, description }) => ({
      name,
      default: defaultValue,
      description,
    })),
    lastModified: definition.lastModified,
  };
}
