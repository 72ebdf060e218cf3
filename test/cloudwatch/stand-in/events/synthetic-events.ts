import type { Value } from '../../../../core/engine/engine.ts';
import type { EventSource, LogEvents } from './log-events.ts';

export interface SyntheticOptions {
  readonly count: number;
  /** Milliseconds since 1970; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** How far through the range (0 to 1) an event is whose share of all events is this; even. */
  readonly shape?: (share: number) => number;
  readonly firstPosition?: number;
  readonly account?: string;
  readonly region?: string;
}

/**
 * CloudTrail events that are made as they are read, always the same ones: millions take no memory.
 * Like CloudTrail's own their times are whole seconds, so that many share one.
 */
export function syntheticEvents(options: SyntheticOptions): LogEvents {
  const { count, start, end, shape = (share) => share, firstPosition = 0 } = options;
  const fields = syntheticFields(options, timeAt);
  const size = Buffer.byteLength(messageOf(fields, 0));

  function timeAt(index: number): number {
    const seconds = Math.floor((shape(index / count) * (end - start)) / 1000);
    return start + seconds * 1000;
  }

  return {
    count,
    timeAt,
    positionAt: (index) => firstPosition + index,
    bytesBetween: (from, to) => (to - from) * size,
    newSource: () => newSource(fields, timeAt, options),
  };
}

/** The JSON text of the event. */
export function syntheticRecord(options: SyntheticOptions, index: number): string {
  return messageOf(
    syntheticFields(options, (each) => syntheticEvents(options).timeAt(each)),
    index,
  );
}

type Field = (index: number) => string | boolean;

/** The leaves of the records by dotted path. */
type Fields = ReadonlyMap<string, Field>;

const names = ['GetObject', 'PutObject', 'AssumeRole', 'RunInstances', 'ConsoleLogin', 'ListUsers'];
const sources = ['s3', 's3', 'sts', 'ec2', 'signin', 'iam'];
const users = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace'];

/** Every part varies by its own prime, so that all combinations occur. */
function syntheticFields(options: SyntheticOptions, timeAt: (index: number) => number): Fields {
  const { account = '123456789012', region = 'us-east-1' } = options;
  const user: Field = (index) => pick(users, index);
  return new Map<string, Field>([
    ['eventVersion', () => '1.08'],
    ['userIdentity.type', () => 'IAMUser'],
    ['userIdentity.arn', (index) => `arn:aws:iam::${account}:user/${String(user(index))}`],
    ['userIdentity.accountId', () => account],
    ['userIdentity.userName', user],
    ['eventTime', (index) => new Date(timeAt(index)).toISOString().replace('.000Z', 'Z')],
    ['eventSource', (index) => `${pick(sources, index)}.amazonaws.com`],
    ['eventName', (index) => pick(names, index)],
    ['awsRegion', () => region],
    ['sourceIPAddress', (index) => `198.51.100.${(index * 31) % 251}`],
    ['requestID', (index) => `request-${index.toString(36).padStart(8, '0')}`],
    ['eventID', (index) => `event-${index.toString(36).padStart(8, '0')}`],
    ['readOnly', (index) => index % 3 === 0],
    ['recipientAccountId', () => account],
  ]);
}

const pick = (texts: readonly string[], index: number): string =>
  texts[Math.floor(index) % texts.length] ?? '';

function messageOf(fields: Fields, index: number): string {
  const userIdentity: Record<string, unknown> = {};
  const record: Record<string, unknown> = {};
  for (const [path, field] of fields) {
    const [name = '', inner] = path.split('.');
    if (inner === undefined) record[name] = field(index);
    else {
      userIdentity[inner] = field(index);
      record[name] = userIdentity;
    }
  }
  return JSON.stringify(record);
}

function newSource(
  fields: Fields,
  timeAt: (index: number) => number,
  { account = '123456789012', region = 'us-east-1' }: SyntheticOptions,
): EventSource {
  let current = 0;
  const system = new Map<string, (index: number) => Value>([
    ['@timestamp', timeAt],
    ['@message', (index) => messageOf(fields, index)],
    ['@logStream', () => `${account}_CloudTrail_${region}`],
  ]);
  return {
    stand(index) {
      current = index;
    },
    bind(path) {
      const read = system.get(path) ?? fields.get(path);
      return read === undefined ? () => undefined : () => read(current);
    },
    fieldNames: () => [...fields.keys(), ...system.keys()],
  };
}
