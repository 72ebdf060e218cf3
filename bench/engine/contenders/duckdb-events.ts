import { type BenchQuery, sqlCondition } from '../queries.ts';

/*
 * How DuckDB comes to the table `events` that the benchmark's SQL reads: from the files with only the
 * needed columns declared, or from a table loaded beforehand.
 */

/** Where a column is in a record, and its type. */
interface Place {
  readonly path: readonly string[];
  readonly type: 'VARCHAR' | 'TIMESTAMP';
}

const text = (...path: readonly string[]): Place => ({ path, type: 'VARCHAR' });

const places = {
  eventTime: { path: ['eventTime'], type: 'TIMESTAMP' },
  eventName: text('eventName'),
  eventSource: text('eventSource'),
  awsRegion: text('awsRegion'),
  sourceIPAddress: text('sourceIPAddress'),
  errorCode: text('errorCode'),
  eventID: text('eventID'),
  arn: text('userIdentity', 'arn'),
  accessKeyId: text('userIdentity', 'accessKeyId'),
  issuer: text('userIdentity', 'sessionContext', 'sessionIssuer', 'arn'),
  bucketName: text('requestParameters', 'bucketName'),
  roleName: text('requestParameters', 'roleName'),
  policyName: text('requestParameters', 'policyName'),
  /** The record's JSON text. */
  message: text(),
} as const satisfies Readonly<Record<string, Place>>;

export type EventColumn = keyof typeof places;

/** `lines`: DuckDB is told that a file's only line is its only object, which it reads faster. */
export type JsonFormat = 'auto' | 'lines';

/** The query over files: nothing but its columns is declared. */
export function sqlOverFiles(query: BenchQuery, glob: string, format: JsonFormat): string {
  return overEvents(query, false, eventsOfFiles(query.columns, glob, format));
}

/** The query, or the refined one, over the table that `loadTable` has made. */
export function sqlOverTable(query: BenchQuery, refined: boolean): string {
  return overEvents(query, refined, 'table loaded');
}

export function loadTable(glob: string): string {
  const columns = Object.keys(places) as EventColumn[];
  return `create table loaded as ${eventsOfFiles(columns, glob, 'lines')}`;
}

function overEvents(query: BenchQuery, refined: boolean, source: string): string {
  const condition = sqlCondition(query, refined);
  const events = source.startsWith('table') ? 'loaded' : `(${source})`;
  const where = condition === undefined ? '' : ` where ${condition}`;
  return `with events as (select * from ${events}${where}) ${query.sql}`;
}

/** Larger than any file of logs; DuckDB's own limit is 16 MB. */
const largestObject = 64 * 1024 * 1024;

/** A record is read as JSON where its text is asked for, else as a structure of what is needed. */
function eventsOfFiles(columns: readonly EventColumn[], glob: string, format: JsonFormat): string {
  const asText = columns.includes('message');
  const type = asText ? 'JSON' : structure(columns.map((column) => places[column]));
  const cells = columns.map((column) => `${cell(places[column], asText)} as ${column}`);
  const options = [
    quoted(glob),
    `columns = { Records: ${quoted(`${type}[]`)} }`,
    `maximum_object_size = ${largestObject}`,
    ...(format === 'lines' ? [`format = 'newline_delimited'`] : []),
  ];
  return `select ${cells.join(', ')}
    from (select unnest(Records) as record from read_json(${options.join(', ')}))`;
}

function cell({ path, type }: Place, asText: boolean): string {
  if (!asText) return ['record', ...path].join('.');
  if (path.length === 0) return 'record::VARCHAR';
  return `(record->>'$.${path.join('.')}')::${type}`;
}

/** `STRUCT(eventName VARCHAR, userIdentity STRUCT(arn VARCHAR))` */
function structure(fields: readonly Place[]): string {
  const names = new Set(fields.map(({ path }) => path[0] ?? ''));
  const members = [...names].map((name) => {
    const below = fields.filter(({ path }) => path[0] === name);
    const leaf = below.find(({ path }) => path.length === 1);
    const deeper = below.map(({ path, type }) => ({ path: path.slice(1), type }));
    return `${name} ${leaf?.type ?? structure(deeper)}`;
  });
  return `STRUCT(${members.join(', ')})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
