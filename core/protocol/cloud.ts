/*
 * What crosses borders about CloudWatch besides queries and rows: what may be asked of the user,
 * and what the service holds.
 */

import {
  type Guard,
  isArrayOf,
  isBoolean,
  isCount,
  isNothing,
  isNumber,
  isObjectOf,
  isOptional,
  isString,
} from './guard.ts';
import type { Request } from './rpc.ts';

/** What a run is about to do, shown before it starts where it may cost more than is allowed. */
export interface CostPlan {
  readonly title: string;
  readonly source: string;
  /** Queries that will be sent, over all places and slices of time. */
  readonly queries: number;
  readonly places: number;
  /** Milliseconds of each slice; undefined where nothing is sliced. */
  readonly sliceLength: number | undefined;
  /** Undefined where nobody knows. */
  readonly bytes: number | undefined;
  /** Where the bytes come from: CloudWatch's own estimate or earlier runs on the source. */
  readonly basis: string | undefined;
  /** US dollars. */
  readonly price: number | undefined;
  /** Why the user is asked, as a sentence. */
  readonly reason: string;
}

export interface MfaDevice {
  readonly profile: string;
  /** The device's serial number or ARN. */
  readonly serial: string;
}

const isCostPlan: Guard<CostPlan> = isObjectOf<CostPlan>({
  title: isString,
  source: isString,
  queries: isCount,
  places: isCount,
  sliceLength: isOptional(isNumber),
  bytes: isOptional(isNumber),
  basis: isOptional(isString),
  price: isOptional(isNumber),
  reason: isString,
});

const isMfaDevice: Guard<MfaDevice> = isObjectOf<MfaDevice>({
  profile: isString,
  serial: isString,
});

/** Where requests go and as whom. */
export interface CloudPlace {
  /** A profile of the AWS configuration; undefined takes what the environment gives. */
  readonly profile: string | undefined;
  readonly region: string;
}

/** A profile of the AWS configuration. */
export interface CloudProfile {
  readonly name: string;
  /** Its default region. */
  readonly region: string | undefined;
  /** How it gets its credentials, in a word or two: “single sign-on”, “role of audit”. */
  readonly kind: string;
}

/** Some of what there is; `nextToken` asks for more. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Undefined on the last page. */
  readonly nextToken: string | undefined;
}

export interface LogGroup {
  readonly name: string;
  /** Without the `:*` at its end. */
  readonly arn: string;
  /** STANDARD, INFREQUENT_ACCESS or DELIVERY. */
  readonly logClass: string;
  readonly storedBytes: number;
  readonly retentionDays: number | undefined;
}

export interface LogStream {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly lastEvent: number | undefined;
}

export interface LogField {
  readonly name: string;
  /** Of the events looked at, how many have it: 0 to 100. */
  readonly percent: number;
}

/** A saved query of the service. */
export interface SavedQuery {
  readonly id: string;
  /** Folders are parts of the name: `folder/name`. */
  readonly name: string;
  readonly text: string;
  readonly logGroups: readonly string[];
  readonly parameters: readonly SavedQueryParameter[];
  /** Milliseconds since 1970. */
  readonly lastModified: number | undefined;
}

export interface SavedQueryParameter {
  readonly name: string;
  readonly default: string | undefined;
  readonly description: string | undefined;
}

/** Undefined as the id makes a new one. */
export type QueryToSave = Omit<SavedQuery, 'id' | 'lastModified'> & {
  readonly id: string | undefined;
};

export interface LogGroupSearch {
  /** At most one of the two. */
  readonly prefix?: string | undefined;
  readonly pattern?: string | undefined;
  /** Log groups of the accounts that are linked to this one, too. */
  readonly includeLinked?: boolean | undefined;
  readonly nextToken?: string | undefined;
}

export interface LogStreamSearch {
  readonly logGroup: string;
  readonly nextToken?: string | undefined;
}

export interface SavedQuerySearch {
  readonly namePrefix?: string | undefined;
  readonly nextToken?: string | undefined;
}

/** What one run has scanned and, by the price of that day, cost. */
export interface LedgerEntry {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly source: string;
  readonly title: string;
  readonly bytes: number;
  /** US dollars. */
  readonly price: number;
  /** The length of the range that the run covered. */
  readonly rangeMilliseconds: number;
}

const isLogGroup: Guard<LogGroup> = isObjectOf<LogGroup>({
  name: isString,
  arn: isString,
  logClass: isString,
  storedBytes: isNumber,
  retentionDays: isOptional(isNumber),
});

const isLogStream: Guard<LogStream> = isObjectOf<LogStream>({
  name: isString,
  lastEvent: isOptional(isNumber),
});

const isLogField: Guard<LogField> = isObjectOf<LogField>({
  name: isString,
  percent: isNumber,
});

const isSavedQueryParameter = isObjectOf<SavedQueryParameter>({
  name: isString,
  default: isOptional(isString),
  description: isOptional(isString),
});

const isSavedQuery: Guard<SavedQuery> = isObjectOf<SavedQuery>({
  id: isString,
  name: isString,
  text: isString,
  logGroups: isArrayOf(isString),
  parameters: isArrayOf(isSavedQueryParameter),
  lastModified: isOptional(isNumber),
});

export const isLedgerEntry: Guard<LedgerEntry> = isObjectOf<LedgerEntry>({
  time: isNumber,
  source: isString,
  title: isString,
  bytes: isNumber,
  price: isNumber,
  rangeMilliseconds: isNumber,
});

const isPlace = isObjectOf<CloudPlace>({ profile: isOptional(isString), region: isString });

const isProfile = isObjectOf<CloudProfile>({
  name: isString,
  region: isOptional(isString),
  kind: isString,
});

function isPageOf<Item>(isItem: Guard<Item>): Guard<Page<Item>> {
  return isObjectOf<Page<Item>>({ items: isArrayOf(isItem), nextToken: isOptional(isString) });
}

/**
 * What the client asks of the host thread about CloudWatch. Each rejects with a message for users;
 * while one waits for credentials, the thread asks the client for what it needs.
 */
export const cloudRequests = {
  profiles: request(isNothing, isArrayOf(isProfile)),
  logGroups: request(
    isObjectOf<{ readonly place: CloudPlace; readonly search: LogGroupSearch }>({
      place: isPlace,
      search: isObjectOf<LogGroupSearch>({
        prefix: isOptional(isString),
        pattern: isOptional(isString),
        includeLinked: isOptional(isBoolean),
        nextToken: isOptional(isString),
      }),
    }),
    isPageOf(isLogGroup),
  ),
  logStreams: request(
    isObjectOf<{ readonly place: CloudPlace; readonly search: LogStreamSearch }>({
      place: isPlace,
      search: isObjectOf<LogStreamSearch>({
        logGroup: isString,
        nextToken: isOptional(isString),
      }),
    }),
    isPageOf(isLogStream),
  ),
  logFields: request(
    isObjectOf<{ readonly place: CloudPlace; readonly logGroup: string }>({
      place: isPlace,
      logGroup: isString,
    }),
    isArrayOf(isLogField),
  ),
  savedQueries: request(
    isObjectOf<{ readonly place: CloudPlace; readonly search: SavedQuerySearch }>({
      place: isPlace,
      search: isObjectOf<SavedQuerySearch>({
        namePrefix: isOptional(isString),
        nextToken: isOptional(isString),
      }),
    }),
    isPageOf(isSavedQuery),
  ),
  /** Gives the id. */
  saveQuery: request(
    isObjectOf<{ readonly place: CloudPlace; readonly query: QueryToSave }>({
      place: isPlace,
      query: isObjectOf<QueryToSave>({
        id: isOptional(isString),
        name: isString,
        text: isString,
        logGroups: isArrayOf(isString),
        parameters: isArrayOf(isSavedQueryParameter),
      }),
    }),
    isString,
  ),
  /** False where there is none of that id any more. */
  deleteSavedQuery: request(
    isObjectOf<{ readonly place: CloudPlace; readonly id: string }>({
      place: isPlace,
      id: isString,
    }),
    isBoolean,
  ),
  /** What was spent since then, in milliseconds since 1970, in order of time. */
  ledger: request(
    isObjectOf<{ readonly since: number }>({ since: isNumber }),
    isArrayOf(isLedgerEntry),
  ),
} as const;

/** What the thread asks of the client, that is of its user; see `Dialogue`. */
export const cloudQuestions = {
  approve: request(isCostPlan, isBoolean),
  mfaCode: request(isMfaDevice, isOptional(isString)),
  logIn: request(isObjectOf<{ readonly profile: string }>({ profile: isString }), isBoolean),
} as const;

function request<P, R>(parameters: Guard<P>, result: Guard<R>): Request<P, R> {
  return { parameters, result };
}
