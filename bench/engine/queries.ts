import type { EventColumn } from './contenders/duckdb-events.ts';

/** One question, in the words of each contender. All give the same rows, but for their order. */
export interface BenchQuery {
  readonly name: string;
  /** What events must meet; undefined takes all. */
  readonly filter?: Condition;
  /** One more condition on fields that the query reads anyway, as one adds when the answer is there. */
  readonly refinement: Condition;
  /** The rest of the CTQ query, after the filter. */
  readonly ctq: string;
  /** SQL over the table `events`, which holds the events that the filter leaves. */
  readonly sql: string;
  /** What of the events `sql` and the conditions read. */
  readonly columns: readonly EventColumn[];
  /** A program that yields an array of cells a row, from the files in `inputs`. */
  readonly jq: string;
  /** What few events hold: such a query may take little more time than unpacking. */
  readonly isSelective?: boolean;
}

interface Condition {
  readonly ctq: string;
  readonly sql: string;
}

/** What users ask of CloudTrail, from counting to reading. */
export const benchQueries: readonly BenchQuery[] = [
  {
    name: 'count by name',
    refinement: { ctq: 'eventName like "Get"', sql: `contains(eventName, 'Get')` },
    ctq: 'stats count(*) as calls by eventName',
    sql: 'select eventName, count(*) from events group by all',
    columns: ['eventName'],
    jq: 'tally([.eventName])',
  },
  {
    name: 'selective filter, sort, limit',
    isSelective: true,
    filter: { ctq: 'eventName = "CreateAccessKey"', sql: `eventName = 'CreateAccessKey'` },
    refinement: { ctq: 'sourceIPAddress like "18.1"', sql: `contains(sourceIPAddress, '18.1')` },
    ctq: `fields eventTime, userIdentity.accessKeyId, sourceIPAddress, eventID
      | sort eventTime desc, eventID asc
      | limit 50`,
    sql: `select strftime(eventTime, '%Y-%m-%dT%H:%M:%SZ'), accessKeyId, sourceIPAddress, eventID
      from events order by eventTime desc, eventID limit 50`,
    columns: ['eventTime', 'eventName', 'accessKeyId', 'sourceIPAddress', 'eventID'],
    jq: `[inputs.Records[] | select(.eventName == "CreateAccessKey")
        | [.eventTime, .userIdentity.accessKeyId, .sourceIPAddress, .eventID]]
      | [group_by(.[0]) | reverse | .[] | sort_by(.[3])[]] | .[:50][]`,
  },
  {
    name: 'deep paths, grouped',
    filter: {
      ctq: 'ispresent(requestParameters.bucketName)',
      sql: 'bucketName is not null',
    },
    refinement: {
      ctq: 'requestParameters.bucketName like "lake-1"',
      sql: `contains(bucketName, 'lake-1')`,
    },
    ctq: `stats count(*) as calls
        by userIdentity.sessionContext.sessionIssuer.arn, requestParameters.bucketName`,
    sql: 'select issuer, bucketName, count(*) from events group by all',
    columns: ['issuer', 'bucketName'],
    jq: `tally(select(.requestParameters.bucketName? != null)
      | [.userIdentity.sessionContext.sessionIssuer.arn, .requestParameters.bucketName])`,
  },
  {
    name: 'like on @message',
    filter: { ctq: '@message like "AccessDenied"', sql: `contains(message, 'AccessDenied')` },
    refinement: {
      ctq: 'eventSource = "s3.amazonaws.com"',
      sql: `eventSource = 's3.amazonaws.com'`,
    },
    ctq: 'stats count(*) as hits by eventSource',
    sql: 'select eventSource, count(*) from events group by all',
    columns: ['message', 'eventSource'],
    jq: 'tally(select(tojson | contains("AccessDenied")) | [.eventSource])',
  },
  {
    name: 'time series by hour',
    refinement: {
      ctq: '@timestamp >= 1704844800000',
      sql: `eventTime >= timestamp '2024-01-10'`,
    },
    ctq: 'stats count(*) as calls by bin(1h)',
    sql: `select strftime(hour, '%Y-%m-%d %H:%M:%S.000'), calls
      from (select date_trunc('hour', eventTime) as hour, count(*) as calls from events group by all)`,
    columns: ['eventTime'],
    jq: 'tally([(.eventTime[0:13] | sub("T"; " ")) + ":00:00.000"])',
  },
  {
    name: 'count_distinct by two keys',
    refinement: { ctq: 'awsRegion = "us-east-1"', sql: `awsRegion = 'us-east-1'` },
    ctq: `stats count_distinct(sourceIPAddress) as addresses
        by userIdentity.accessKeyId, awsRegion`,
    sql: `select accessKeyId, awsRegion, count(distinct sourceIPAddress) from events group by all`,
    columns: ['accessKeyId', 'awsRegion', 'sourceIPAddress'],
    jq: `reduce inputs.Records[] as $record ({};
        .[$record | [.userIdentity.accessKeyId, .awsRegion] | tojson][$record.sourceIPAddress] = 1)
      | to_entries[] | (.key | fromjson) + [.value | length]`,
  },
  {
    name: 'parse with a regex',
    refinement: { ctq: 'userIdentity.arn like "role/"', sql: `contains(arn, 'role/')` },
    ctq: `parse userIdentity.arn /assumed-role\\/(?<role>[^\\/]+)\\/(?<session>.+)/
      | stats count(*) as calls by role`,
    sql: `select nullif(regexp_extract(arn, 'assumed-role/([^/]+)/(.+)', 1), ''), count(*)
      from events group by all`,
    columns: ['arn'],
    jq: `tally([((.userIdentity.arn // "")
      | capture("assumed-role/(?<role>[^/]+)/(?<session>.+)") | .role) // null])`,
  },
  {
    name: 'stats over stats',
    refinement: {
      ctq: 'userIdentity.accessKeyId like "AKIA"',
      sql: `contains(accessKeyId, 'AKIA')`,
    },
    ctq: `stats count(*) as calls by userIdentity.accessKeyId, sourceIPAddress
      | stats max(calls) as most, count(*) as addresses by userIdentity.accessKeyId`,
    sql: `select accessKeyId, max(calls), count(*) from (
        select accessKeyId, sourceIPAddress, count(*) as calls from events group by all)
      group by all`,
    columns: ['accessKeyId', 'sourceIPAddress'],
    jq: `[tally([.userIdentity.accessKeyId, .sourceIPAddress])]
      | group_by(.[0])[] | [.[0][0], (map(.[2]) | max), length]`,
  },
  {
    name: 'rows, without stats',
    isSelective: true,
    filter: { ctq: 'eventName = "PutRolePolicy"', sql: `eventName = 'PutRolePolicy'` },
    refinement: { ctq: 'ispresent(errorCode)', sql: 'errorCode is not null' },
    ctq: `fields eventTime, requestParameters.roleName, requestParameters.policyName, errorCode, eventID
      | limit 10000`,
    sql: `select strftime(eventTime, '%Y-%m-%dT%H:%M:%SZ'), roleName, policyName, errorCode, eventID
      from events`,
    columns: ['eventTime', 'eventName', 'roleName', 'policyName', 'errorCode', 'eventID'],
    jq: `inputs.Records[] | select(.eventName == "PutRolePolicy") | [.eventTime,
      .requestParameters.roleName, .requestParameters.policyName, .errorCode, .eventID]`,
  },
];

/** As CTQ is asked, with or without the refinement. */
export function ctqText(query: BenchQuery, refined = false): string {
  const conditions = conditionsOf(query, refined).map(({ ctq }) => ctq);
  if (conditions.length === 0) return query.ctq;
  return `filter ${conditions.join(' and ')}\n      | ${query.ctq}`;
}

/** The conditions for SQL's `where`; undefined where there are none. */
export function sqlCondition(query: BenchQuery, refined: boolean): string | undefined {
  const conditions = conditionsOf(query, refined).map(({ sql }) => sql);
  return conditions.length === 0 ? undefined : conditions.join(' and ');
}

function conditionsOf({ filter, refinement }: BenchQuery, refined: boolean): readonly Condition[] {
  return [...(filter === undefined ? [] : [filter]), ...(refined ? [refinement] : [])];
}
