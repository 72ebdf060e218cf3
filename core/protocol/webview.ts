/*
 * What crosses the border between the client and the results page, in both directions.
 */

import {
  isArrayOf,
  isBoolean,
  isCount,
  isNothing,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from './guard.ts';
import { isRunReference, type RunReference } from './host.ts';
import { rowRequests } from './row-requests.ts';
import type { Request } from './rpc.ts';
import { type CopyRequest, isCopyRequest, isRunSummary, type RunSummary } from './runs.ts';

/** What the page needs to show itself when it is made. */
export interface InitialState {
  readonly runs: readonly RunSummary[];
  /** The run that was shown or started last. */
  readonly selected: string | undefined;
}

/** Things that the page offers where it has nothing to show, by the command that does them. */
export type Hint = 'openSamples' | 'selectSource' | 'insertExampleQuery' | 'showOutput';

/** What VS Code's own menus and keys ask of the page that has the focus. */
export type GridAction =
  | 'copy'
  | 'copyWithHeaders'
  | 'selectAll'
  | 'showCell'
  | 'showEvent'
  | 'sortAscending'
  | 'sortDescending'
  | 'clearSort';

/** A text that the page shows in part and that someone wants in an editor. */
export interface OpenTextRequest {
  readonly runId: string;
  readonly row: number;
  /** Undefined for the whole event. */
  readonly column: number | undefined;
}

export interface Shown {
  readonly runId: string;
  /** Someone asked to see it, so it comes to the front; else it is only there. */
  readonly reveal: boolean;
}

const ready: Request<undefined, InitialState> = {
  parameters: isNothing,
  result: isObjectOf<InitialState>({
    runs: isArrayOf(isRunSummary),
    selected: isOptional(isString),
  }),
};
/** Puts the block on the clipboard. */
const copy: Request<CopyRequest, undefined> = { parameters: isCopyRequest, result: isNothing };
/** Puts a text on the clipboard. */
const copyText: Request<string, undefined> = { parameters: isString, result: isNothing };
const openText: Request<OpenTextRequest, undefined> = {
  parameters: isObjectOf<OpenTextRequest>({
    runId: isString,
    row: isCount,
    column: isOptional(isCount),
  }),
  result: isNothing,
};
const reference: Request<RunReference, undefined> = {
  parameters: isRunReference,
  result: isNothing,
};
const hint: Request<Hint, undefined> = {
  parameters: isOneOf('openSamples', 'selectSource', 'insertExampleQuery', 'showOutput'),
  result: isNothing,
};

/** What the client answers to the page. */
export const clientContract = {
  requests: {
    ready,
    ...rowRequests,
    copy,
    copyText,
    openText,
    cancel: reference,
    close: reference,
    rerun: reference,
    /** Shows the query in its file. */
    reveal: reference,
    hint,
  },
  notices: {
    /** The page shows this run now. */
    selected: isRunReference,
  },
} as const;

/** What the page hears from the client. */
export const pageContract = {
  requests: {},
  notices: {
    changed: isRunSummary,
    closed: isRunReference,
    show: isObjectOf<Shown>({ runId: isString, reveal: isBoolean }),
    action: isOneOf<GridAction>(
      'copy',
      'copyWithHeaders',
      'selectAll',
      'showCell',
      'showEvent',
      'sortAscending',
      'sortDescending',
      'clearSort',
    ),
  },
} as const;
