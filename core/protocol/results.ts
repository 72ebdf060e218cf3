/*
 * What a backend is asked and what it answers: JSON-safe shapes that cross threads and processes.
 */

/** A query to be run on one source. */
export interface QueryRequest {
  /** The query's text as written, from its first command on; comments may stay. */
  readonly query: string;
  /** Values for `{{name}}`; own properties only. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What the user calls it. */
  readonly title: string;
  readonly source: ResolvedSource;
  /** What the query itself may name as a source, by what it calls it; own properties only. */
  readonly sources?: Readonly<Record<string, ResolvedSource>> | undefined;
  /** Absolute paths of the tables that lookups may read, by name; own properties only. */
  readonly tables?: Readonly<Record<string, string>> | undefined;
  /** The file that the query stands in, whose queries it may call as functions. */
  readonly queryFile?: QueryFileText | undefined;
  /** As written (`-7d`, `2022-02-12..2022-02-19`, `all`); undefined takes the source's default. */
  readonly range: string | undefined;
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
  /** Threads that scan; undefined leaves it to the backend. */
  readonly workers?: number | undefined;
  /**
   * The field by which events count once, as written: of those that have the same value in it the
   * first is kept. Undefined, empty and `none` keep all, as CloudWatch does.
   */
  readonly dedupe?: string | undefined;
  /** False: nothing that was learned before is used, and nothing is kept of what this run learns. */
  readonly cache?: boolean | undefined;
  /** What may be kept in memory of events that were read, in MiB; undefined takes the default. */
  readonly cacheMemory?: number | undefined;
  /** How queries on CloudWatch are sent and what they may cost; undefined takes the defaults. */
  readonly cloud?: CloudSettings | undefined;
  /** The source that the answer is compared with: then the answer is what differs. */
  readonly comparedWith?: ResolvedSource | undefined;
  /** Who wants the run back if the program ends before it; undefined: nobody. */
  readonly keeper?: RunKeeper | undefined;
  /** The id, in the journal of runs, of the run that this one goes on with. */
  readonly resumes?: string | undefined;
}

/** Where a run belongs. */
export interface RunKeeper {
  /** Tells workspaces apart. */
  readonly workspace: string;
  /** The query file's URI as text, and the query's line, counted from 0. */
  readonly uri: string;
  readonly line: number;
}

/** What the user has set for queries on CloudWatch. */
export interface CloudSettings {
  /** The range of a query that has none, as written. */
  readonly defaultRange: string;
  /** The user is asked before a run that may cost more, in US dollars; undefined never asks. */
  readonly confirmAbove: number | undefined;
  /** The user is asked before a day's runs cost more, in US dollars; undefined: no budget. */
  readonly dailyBudget: number | undefined;
  /** US dollars for a gigabyte (10^9 bytes) scanned. */
  readonly pricePerGigabyte: number;
  /** Queries of this machine that may run at once in one account and region. */
  readonly concurrency: number;
  /** `never`: a query is sent as one, however long its range is. */
  readonly slicing: 'auto' | 'never';
}

/** A query file as it is now, saved or not. */
export interface QueryFileText {
  readonly text: string;
  /** Its folder, an absolute path; undefined where it has none. */
  readonly folder: string | undefined;
}

/** Milliseconds since 1970, UTC; `start` inclusive, `end` exclusive. Either side may be open. */
export interface TimeRange {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** A source with every relative path and name resolved. */
export type ResolvedSource = LocalSource | CloudWatchSource;

export interface LocalSource {
  readonly kind: 'local';
  /** What the user calls it: its name in the settings, or the path as written. */
  readonly name: string;
  /** An absolute path of a file or folder. */
  readonly path: string;
  /** True where nothing that was learned of its events may be written to this machine's disk. */
  readonly leaveNoTrace?: boolean | undefined;
}

export interface CloudWatchSource {
  readonly kind: 'cloudwatch';
  readonly name: string;
  /** At least one; all are asked, and their answers become one. */
  readonly places: readonly CloudWatchPlace[];
}

/** Log groups that one query can reach. */
export interface CloudWatchPlace {
  /** A profile of the AWS configuration; undefined takes what the environment gives. */
  readonly profile: string | undefined;
  readonly region: string;
  /** Names, or ARNs where they are in other accounts; at least one. */
  readonly logGroups: readonly string[];
}

/** What a running query says, in order; the last one is always `complete`. */
export type QueryEvent = StartedEvent | ProgressEvent | RowsEvent | ProblemEvent | CompleteEvent;

/** The query is valid and runs; comes before any progress or rows. */
export interface StartedEvent {
  readonly kind: 'started';
  readonly columns: readonly Column[];
  /** The range that the query covers; undefined for everything. */
  readonly range: TimeRange | undefined;
}

export interface ProgressEvent {
  readonly kind: 'progress';
  readonly progress: Progress;
  readonly statistics: Statistics;
}

/** How far a run is. */
export interface Progress {
  /** What is counted: files read or skipped, or queries that CloudWatch has answered. */
  readonly unit: 'file' | 'query';
  readonly done: number;
  readonly total: number;
  /** Of local files: compressed bytes as they lie on the disk, done and in all. */
  readonly bytes?: { readonly done: number; readonly total: number } | undefined;
  /** Milliseconds that the rest is likely to take; undefined while that can't be said. */
  readonly remaining?: number | undefined;
  /** What the run waits for, as the end of a sentence that begins with “waiting for”. */
  readonly waitingFor?: string | undefined;
}

/**
 * Rows of the answer. Those of a higher revision replace all that came before; those of the same
 * revision follow on. A backend sends previews while it works and the final rows at last.
 */
export interface RowsEvent {
  readonly kind: 'rows';
  readonly revision: number;
  readonly final: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly ResultRow[];
}

export interface Column {
  readonly name: string;
  /** How cells read, for alignment and comparison; all cells are text. */
  readonly type: 'text' | 'number' | 'timestamp';
}

/** A row's cells in column order; null where the event or group has no such value. */
export interface ResultRow {
  readonly cells: readonly (string | null)[];
  /** Finds the whole event again (`@ptr`); rows of `stats` have none. */
  readonly pointer?: string;
}

export interface ProblemEvent {
  readonly kind: 'problem';
  readonly problem: RunProblem;
}

/** Something wrong with the source or the run; it does not end the query by itself. */
export interface RunProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** What happened, where, and what to do. */
  readonly message: string;
  /** The file that it is about, as the user would name it. */
  readonly file?: string;
  /** The place in the query's text, in UTF-16 code units, where it is about that. */
  readonly start?: number;
  readonly end?: number;
}

export interface CompleteEvent {
  readonly kind: 'complete';
  readonly outcome: Outcome;
  readonly statistics: Statistics;
}

/** `invalid`: the query has errors and nothing was run. `failed`: the source could not answer. */
export type Outcome = 'done' | 'invalid' | 'failed' | 'cancelled';

export interface Statistics {
  readonly recordsScanned: number;
  readonly recordsMatched: number;
  /** Decompressed bytes. */
  readonly bytesScanned: number;
  readonly resultCount: number;
  readonly filesScanned: number;
  readonly filesSkipped: number;
  /** Records that could not be read. */
  readonly recordsSkipped: number;
  readonly elapsedMilliseconds: number;
  /**
   * Of local sources alone, and among the files skipped: those that are known to lie outside of the
   * range, and those that are known to hold no event that matters. Their events are not counted.
   */
  readonly filesOutOfRange?: number | undefined;
  readonly filesRuledOut?: number | undefined;
  /** Among the files scanned: those whose events were in memory, so that they were not opened. */
  readonly filesRemembered?: number | undefined;
  /** Events that were left out because one before them has the same value (`dedupe`). */
  readonly duplicatesDropped?: number | undefined;
  /** Of CloudWatch alone: what indexes saved it from scanning, and where it looked. */
  readonly bytesSkipped?: number | undefined;
  readonly logGroupsScanned?: number | undefined;
  /** Queries that were sent. */
  readonly queriesSent?: number | undefined;
  /** US dollars for the bytes scanned. */
  readonly estimatedPrice?: number | undefined;
}

export const noStatistics: Statistics = {
  recordsScanned: 0,
  recordsMatched: 0,
  bytesScanned: 0,
  resultCount: 0,
  filesScanned: 0,
  filesSkipped: 0,
  recordsSkipped: 0,
  elapsedMilliseconds: 0,
};
