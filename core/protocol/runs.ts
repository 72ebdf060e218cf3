/*
 * A run as its owner tells of it: everything but the rows, which are asked for in windows. The
 * guards stand beside the shapes, since both cross a thread's border and a webview's.
 */

import {
  type Guard,
  isArrayOf,
  isBoolean,
  isCount,
  isEither,
  isNull,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from './guard.ts';
import type { Column, Outcome, Progress, RunProblem, Statistics, TimeRange } from './results.ts';

export type RunState = 'running' | Outcome;

/** Sorted by one column, over all rows. */
export interface SortOrder {
  /** Index among the run's columns. */
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** What is known of a run besides its rows. */
export interface RunSummary {
  readonly id: string;
  readonly title: string;
  /** The query's text. */
  readonly query: string;
  /** What the user calls the source. */
  readonly source: string;
  /** As written; undefined where the source's default holds. */
  readonly range: string | undefined;
  /** The range that the backend understood; undefined for everything. */
  readonly timeRange: TimeRange | undefined;
  readonly state: RunState;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Grows whenever rows that were handed out may have changed; not when more follow. */
  readonly version: number;
  /** The rows are those of the final answer, not a preview. */
  readonly final: boolean;
  readonly sort: SortOrder | undefined;
  readonly progress: Progress | undefined;
  readonly statistics: Statistics;
  /** The first of them; `problemCount` says how many there are. */
  readonly problems: readonly RunProblem[];
  readonly problemCount: number;
}

/** Asks for `count` rows from `start` on, in the order shown. */
export interface WindowRequest {
  readonly runId: string;
  readonly start: number;
  readonly count: number;
}

export interface RowWindow {
  /** Of the rows below. */
  readonly version: number;
  readonly start: number;
  readonly rows: readonly WindowRow[];
}

/** A row as the grid shows it. */
export interface WindowRow {
  /** Long texts are cut (`cellTextLimit`); null where the cell is missing. */
  readonly cells: readonly (string | null)[];
  /** There is a whole event behind it. */
  readonly hasEvent: boolean;
}

/** The characters of a cell that a window carries; the whole text is asked for by itself. */
export const cellTextLimit = 300;

export interface CellRequest {
  readonly runId: string;
  /** In the order shown. */
  readonly row: number;
  readonly column: number;
}

export interface EventRequest {
  readonly runId: string;
  readonly row: number;
}

export interface SortRequest {
  readonly runId: string;
  readonly sort: SortOrder | undefined;
}

/** A block of cells: rows from `start` to before `end` in the order shown, columns as displayed. */
export interface CopyRequest {
  readonly runId: string;
  readonly start: number;
  readonly end: number;
  readonly columns: readonly number[];
  readonly withHeaders: boolean;
}

const isSortOrder = isObjectOf<SortOrder>({
  column: isCount,
  direction: isOneOf('ascending', 'descending'),
});

const isColumn = isObjectOf<Column>({
  name: isString,
  type: isOneOf('text', 'number', 'timestamp'),
});

const isTimeRange = isObjectOf<TimeRange>({
  start: isOptional(isNumber),
  end: isOptional(isNumber),
});

const isStatistics = isObjectOf<Statistics>({
  recordsScanned: isNumber,
  recordsMatched: isNumber,
  bytesScanned: isNumber,
  resultCount: isNumber,
  filesScanned: isNumber,
  filesSkipped: isNumber,
  recordsSkipped: isNumber,
  elapsedMilliseconds: isNumber,
  filesOutOfRange: isOptional(isNumber),
  filesRuledOut: isOptional(isNumber),
  filesRemembered: isOptional(isNumber),
  duplicatesDropped: isOptional(isNumber),
  bytesSkipped: isOptional(isNumber),
  logGroupsScanned: isOptional(isNumber),
  queriesSent: isOptional(isNumber),
  estimatedPrice: isOptional(isNumber),
});

const isProgress = isObjectOf<Progress>({
  unit: isOneOf('file', 'query'),
  done: isCount,
  total: isCount,
  bytes: isOptional(
    isObjectOf<{ readonly done: number; readonly total: number }>({
      done: isNumber,
      total: isNumber,
    }),
  ),
  remaining: isOptional(isNumber),
  waitingFor: isOptional(isString),
});

const isRunProblem = isObjectOf<RunProblem>({
  code: isString,
  severity: isOneOf('error', 'warning', 'information', 'hint'),
  message: isString,
  file: isOptional(isString),
  start: isOptional(isCount),
  end: isOptional(isCount),
});

export const isRunSummary: Guard<RunSummary> = isObjectOf<RunSummary>({
  id: isString,
  title: isString,
  query: isString,
  source: isString,
  range: isOptional(isString),
  timeRange: isOptional(isTimeRange),
  state: isOneOf('running', 'done', 'invalid', 'failed', 'cancelled'),
  columns: isArrayOf(isColumn),
  rowCount: isCount,
  version: isCount,
  final: isBoolean,
  sort: isOptional(isSortOrder),
  progress: isOptional(isProgress),
  statistics: isStatistics,
  problems: isArrayOf(isRunProblem),
  problemCount: isCount,
});

export const isWindowRequest = isObjectOf<WindowRequest>({
  runId: isString,
  start: isCount,
  count: isCount,
});

export const isRowWindow = isObjectOf<RowWindow>({
  version: isCount,
  start: isCount,
  rows: isArrayOf(
    isObjectOf<WindowRow>({ cells: isArrayOf(isEither(isString, isNull)), hasEvent: isBoolean }),
  ),
});

export const isCellRequest = isObjectOf<CellRequest>({
  runId: isString,
  row: isCount,
  column: isCount,
});

export const isEventRequest = isObjectOf<EventRequest>({ runId: isString, row: isCount });

export const isSortRequest = isObjectOf<SortRequest>({
  runId: isString,
  sort: isOptional(isSortOrder),
});

export const isCopyRequest = isObjectOf<CopyRequest>({
  runId: isString,
  start: isCount,
  end: isCount,
  columns: isArrayOf(isCount),
  withHeaders: isBoolean,
});
