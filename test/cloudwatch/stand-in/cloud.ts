import type { Clock } from '../../../backends/clock.ts';
import { type LogEvents, noEvents } from './events/log-events.ts';
import type { QueryAnswers } from './query/query-answers.ts';
import type { StartedQuery } from './query/query-life.ts';
import { notFound } from './service-error.ts';

/** What there is at the service, over all accounts and regions. */
export interface Cloud {
  readonly clock: Clock;
  readonly answers: QueryAnswers;
  /** An account in a region; made where it is not there yet. */
  place(account: string, region: string): Place;
  /** Those that there are, in the order in which they were first named. */
  readonly places: Iterable<Place>;
  /** Accounts whose log groups an account may query by ARN. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  /** True where a query's range has the whole of its last second. */
  readonly hasWholeEnd: boolean;
  /** A text of that form which was never given before. */
  newId(): string;
}

/** What an account has in a region. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** By name, in the order in which they were made. */
  readonly groups: ReadonlyMap<string, LogGroup>;
  /** By id, in the order of their start. */
  readonly queries: Map<string, StartedQuery>;
  /** By id. */
  readonly saved: Map<string, SavedDefinition>;
  addGroup(group: NewLogGroup): LogGroup;
}

export interface NewLogGroup {
  readonly name: string;
  readonly events?: LogEvents;
  /** STANDARD unless given. */
  readonly logClass?: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY';
  readonly retentionDays?: number;
  /** Milliseconds since 1970; 0 unless given. */
  readonly created?: number;
  /** The size of all events unless given. */
  readonly storedBytes?: number;
  readonly streams?: readonly Stream[];
}

export interface LogGroup extends Required<Omit<NewLogGroup, 'retentionDays'>> {
  readonly retentionDays: number | undefined;
  readonly account: string;
  /** Without `:*`. */
  readonly arn: string;
}

export interface Stream {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly lastEvent?: number;
}

/** A query definition; `lastModified` in milliseconds since 1970. */
export interface SavedDefinition {
  readonly queryDefinitionId: string;
  readonly name: string;
  readonly queryString: string;
  readonly queryLanguage: string;
  readonly logGroupNames: readonly string[];
  readonly parameters: readonly unknown[];
  readonly lastModified: number;
}

export type CloudOptions = Pick<Cloud, 'clock' | 'answers' | 'links' | 'hasWholeEnd'>;

export function createCloud(options: CloudOptions): Cloud {
  const places = new Map<string, Place>();
  let ids = 0;
  return {
    ...options,
    place(account, region) {
      const key = `${account} ${region}`;
      const place = places.get(key) ?? createPlace(account, region);
      places.set(key, place);
      return place;
    },
    get places() {
      return places.values();
    },
    newId() {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
  };
}

function createPlace(account: string, region: string): Place {
  const groups = new Map<string, LogGroup>();
  return {
    account,
    region,
    groups,
    queries: new Map(),
    saved: new Map(),
    addGroup(group) {
      const { name, events = noEvents, streams = [] } = group;
      const added: LogGroup = {
        name,
        account,
        arn: `arn:aws:logs:${region}:${account}:log-group:${name}`,
        events,
        logClass: group.logClass ?? 'STANDARD',
        retentionDays: group.retentionDays,
        created: group.created ?? 0,
        storedBytes: group.storedBytes ?? events.bytesBetween(0, events.count),
        streams,
      };
      groups.set(name, added);
      return added;
    },
  };
}

/** The group of a name, or of the ARN of one in the account or in one that is linked to it. */
export function groupOf(cloud: Cloud, place: Place, identifier: string): LogGroup {
  const group = findGroup(cloud, place, identifier);
  if (group === undefined) {
    const account = arnForm.exec(identifier)?.[2] ?? place.account;
    throw notFound(
      `Log group '${identifier}' does not exist for account ID '${account}' (Service: AWSLogs; Status Code: 400; Error Code: ResourceNotFoundException)`,
    );
  }
  return group;
}

/** The same, undefined where there is none: operations differ in how they say so. */
export function findGroup(cloud: Cloud, place: Place, identifier: string): LogGroup | undefined {
  const [, region, account, name] = arnForm.exec(identifier) ?? [];
  const isReachable =
    account === undefined || [place.account, ...linkedAccounts(cloud, place)].includes(account);
  const home = account === undefined ? place : cloud.place(account, place.region);
  const isHere = region === undefined || region === place.region;
  return isReachable && isHere ? home.groups.get(name ?? identifier) : undefined;
}

const arnForm = /^arn:aws:logs:([^:]+):(\d+):log-group:([^:]+)$/;

export const linkedAccounts = ({ links }: Cloud, { account }: Place): readonly string[] =>
  links.get(account) ?? [];
