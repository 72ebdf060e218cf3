/*
 * What the client asks of the host thread, which owns the backends and every run's rows, and what
 * the thread tells by itself.
 */

import { cloudQuestions, cloudRequests } from './cloud.ts';
import {
  isArrayOf,
  isBoolean,
  isEither,
  isNothing,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isString,
} from './guard.ts';
import type {
  CloudSettings,
  CloudWatchPlace,
  CloudWatchSource,
  QueryFileText,
  QueryRequest,
  RunKeeper,
} from './results.ts';
import { rowRequests } from './row-requests.ts';
import type { Request } from './rpc.ts';
import {
  type IndexReference,
  type IndexRequest,
  isIndexProgress,
  isIndexReference,
  isIndexRequest,
  isLocalSource,
  isSourceIndex,
  type SourceIndex,
} from './source-index.ts';
import { type CopyRequest, isCopyRequest, isRunSummary } from './runs.ts';

/** Starts a query under a name that the client chose. */
export interface StartRequest {
  readonly runId: string;
  readonly request: QueryRequest;
}

export interface RunReference {
  readonly runId: string;
}

const isPlace = isObjectOf<CloudWatchPlace>({
  profile: isOptional(isString),
  region: isString,
  logGroups: isArrayOf(isString),
});

const isSource = isEither(
  isLocalSource,
  isObjectOf<CloudWatchSource>({
    kind: isOneOf('cloudwatch'),
    name: isString,
    places: isArrayOf(isPlace),
  }),
);

const isKeeper = isObjectOf<RunKeeper>({ workspace: isString, uri: isString, line: isNumber });

const isQueryRequest = isObjectOf<QueryRequest>({
  query: isString,
  parameters: isRecordOf(isString),
  title: isString,
  source: isSource,
  sources: isOptional(isRecordOf(isSource)),
  tables: isOptional(isRecordOf(isString)),
  queryFile: isOptional(
    isObjectOf<QueryFileText>({ text: isString, folder: isOptional(isString) }),
  ),
  range: isOptional(isString),
  now: isNumber,
  workers: isOptional(isNumber),
  dedupe: isOptional(isString),
  cache: isOptional(isBoolean),
  cacheMemory: isOptional(isNumber),
  cloud: isOptional(
    isObjectOf<CloudSettings>({
      defaultRange: isString,
      confirmAbove: isOptional(isNumber),
      dailyBudget: isOptional(isNumber),
      pricePerGigabyte: isNumber,
      concurrency: isNumber,
      slicing: isOneOf('auto', 'never'),
    }),
  ),
  comparedWith: isOptional(isSource),
  keeper: isOptional(isKeeper),
  resumes: isOptional(isString),
});

export const isRunReference = isObjectOf<RunReference>({ runId: isString });

const start: Request<StartRequest, undefined> = {
  parameters: isObjectOf<StartRequest>({ runId: isString, request: isQueryRequest }),
  result: isNothing,
};
const cancel: Request<RunReference, undefined> = { parameters: isRunReference, result: isNothing };
const close: Request<RunReference, undefined> = { parameters: isRunReference, result: isNothing };
/** The block of cells as tab-separated text; one cell alone is its text as it is. */
const copy: Request<CopyRequest, string> = { parameters: isCopyRequest, result: isString };

/** The runs of a workspace that a program which is gone has left behind, to be started again. */
const resumable: Request<{ readonly workspace: string }, readonly QueryRequest[]> = {
  parameters: isObjectOf<{ readonly workspace: string }>({ workspace: isString }),
  result: isArrayOf(isQueryRequest),
};

/** What the events of a source hold; undefined where there is nothing new, or it was cancelled. */
const indexSource: Request<IndexRequest, SourceIndex | undefined> = {
  parameters: isIndexRequest,
  result: isOptional(isSourceIndex),
};
const cancelIndex: Request<IndexReference, undefined> = {
  parameters: isIndexReference,
  result: isNothing,
};

/** Forgets what was learned of local sources, in memory and on disk. */
const clearCache: Request<undefined, undefined> = { parameters: isNothing, result: isNothing };

/** What the thread answers. */
export const hostContract = {
  requests: {
    start,
    cancel,
    close,
    ...rowRequests,
    copy,
    ...cloudRequests,
    resumable,
    indexSource,
    cancelIndex,
    clearCache,
  },
  notices: {},
} as const;

/**
 * What the thread tells: a run as it now is, what goes wrong beside runs, for the log, and how far an
 * index is; and what it asks of the user.
 */
export const hostListenerContract = {
  requests: cloudQuestions,
  notices: { changed: isRunSummary, warning: isString, indexing: isIndexProgress },
} as const;
