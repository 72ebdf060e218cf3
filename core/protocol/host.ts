/*
 * What the client asks of the host thread, which owns the backends and every run's rows, and what
 * the thread tells by itself.
 */

import {
  isArrayOf,
  isEither,
  isNothing,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isString,
} from './guard.ts';
import type { CloudWatchSource, LocalSource, QueryRequest } from './results.ts';
import type { Request } from './rpc.ts';
import {
  type CellRequest,
  type CopyRequest,
  type EventRequest,
  isCellRequest,
  isCopyRequest,
  isEventRequest,
  isRowWindow,
  isRunSummary,
  isSortRequest,
  isWindowRequest,
  type RowWindow,
  type SortRequest,
  type WindowRequest,
} from './runs.ts';

/** Starts a query under a name that the client chose. */
export interface StartRequest {
  readonly runId: string;
  readonly request: QueryRequest;
}

export interface RunReference {
  readonly runId: string;
}

const isSource = isEither(
  isObjectOf<LocalSource>({ kind: isOneOf('local'), name: isString, path: isString }),
  isObjectOf<CloudWatchSource>({
    kind: isOneOf('cloudwatch'),
    name: isString,
    profile: isOptional(isString),
    regions: isArrayOf(isString),
    logGroups: isArrayOf(isString),
  }),
);

const isQueryRequest = isObjectOf<QueryRequest>({
  query: isString,
  parameters: isRecordOf(isString),
  title: isString,
  source: isSource,
  range: isOptional(isString),
  now: isNumber,
  workers: isOptional(isNumber),
});

export const isRunReference = isObjectOf<RunReference>({ runId: isString });

const start: Request<StartRequest, undefined> = {
  parameters: isObjectOf<StartRequest>({ runId: isString, request: isQueryRequest }),
  result: isNothing,
};
const cancel: Request<RunReference, undefined> = { parameters: isRunReference, result: isNothing };
const close: Request<RunReference, undefined> = { parameters: isRunReference, result: isNothing };
const window: Request<WindowRequest, RowWindow> = {
  parameters: isWindowRequest,
  result: isRowWindow,
};
const sort: Request<SortRequest, undefined> = { parameters: isSortRequest, result: isNothing };
/** A cell's whole text; undefined where it is missing. */
const cell: Request<CellRequest, string | undefined> = {
  parameters: isCellRequest,
  result: isOptional(isString),
};
/** The whole event of a row as JSON text; undefined where there is none or it is gone. */
const event: Request<EventRequest, string | undefined> = {
  parameters: isEventRequest,
  result: isOptional(isString),
};
/** The block of cells as tab-separated text; one cell alone is its text as it is. */
const copy: Request<CopyRequest, string> = { parameters: isCopyRequest, result: isString };

/** What the thread answers. */
export const hostContract = {
  requests: { start, cancel, close, window, sort, cell, event, copy },
  notices: {},
} as const;

/** What the thread tells: a run as it now is. */
export const hostListenerContract = {
  requests: {},
  notices: { changed: isRunSummary },
} as const;
