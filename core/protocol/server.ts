/*
 * Requests between client and language server beyond LSP itself. Positions are LSP's: zero-based
 * lines, UTF-16 columns.
 */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Method names and the shapes of their parameters and results. */
export interface ServerRequests {
  /** The query that the position lies in; null where the file has none. */
  readonly 'ctq/queryAt': {
    readonly parameters: { readonly uri: string; readonly position: Position };
    readonly result: RunnableQuery | null;
  };
  /** Every query of the file, in order. */
  readonly 'ctq/queries': {
    readonly parameters: { readonly uri: string };
    readonly result: readonly RunnableQuery[];
  };
  /** A text that is not a file's section (a selection) as queries; context comes from the file. */
  readonly 'ctq/queriesOfText': {
    readonly parameters: { readonly uri: string; readonly range: Range };
    readonly result: readonly RunnableQuery[];
  };
}

/** What the server asks the client for beyond LSP, where it runs in a browser. */
export interface ClientRequests {
  /** The text of the models of events, which lies beside the programs. */
  readonly 'ctq/eventModels': { readonly result: string };
}

/** What the client tells the server beyond LSP, without an answer. */
export interface ServerNotifications {
  /** The source of queries that name none: a name of the settings or a path; null where it is none. */
  readonly 'ctq/activeSource': { readonly name: string | null };
  /** What the events of a source hold, for completion; each one takes the place of the last. */
  readonly 'ctq/knownFields': KnownFields;
  /** A query file that need not be open, so that its queries are found by their titles. */
  readonly 'ctq/queryFile': QueryFileTold;
}

/** A query file of the workspace, whether it is open or not; null as its text: it is gone. */
export interface QueryFileTold {
  readonly uri: string;
  readonly text: string | null;
}

export interface KnownFields {
  /** As queries name it: a name of the settings or a path. */
  readonly source: string;
  readonly fields: readonly SourceField[];
}

export interface SourceField {
  readonly name: string;
  /** Of the events looked at, how many have it: 0 to 100. */
  readonly percent: number;
  /** A value that occurs. */
  readonly example?: string | undefined;
  /** The commonest values, where they are few enough to be worth knowing; the commonest first. */
  readonly values?: readonly SourceValue[] | undefined;
}

export interface SourceValue {
  readonly value: string;
  /** Of the events looked at, how many have it there: 0 to 100. */
  readonly percent: number;
}

/** What the client needs to know of a query to run it. */
export interface RunnableQuery {
  readonly title: string;
  /** The query's text from its first command to its last. */
  readonly text: string;
  /** The whole section in the file. */
  readonly range: Range;
  /** Of `@source`: a name of the settings or a path; undefined means the workspace's active one. */
  readonly source: string | undefined;
  /** Of `@range`, as written. */
  readonly timeRange: string | undefined;
  /** Of `@dedupe`, as written. */
  readonly dedupe: string | undefined;
  /** Every placeholder of the text, in order of first use. */
  readonly parameters: readonly QueryParameter[];
  /** Of `@table`: names, and paths of CSV files as written. */
  readonly tables: readonly QueryTable[];
  /** Messages of the errors that keep it from running, with their places in the file. */
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
}

export interface QueryTable {
  readonly name: string;
  readonly path: string;
}

export interface QueryParameter {
  readonly name: string;
  /** Of `@param`; undefined where the user has to be asked. */
  readonly default: string | undefined;
  readonly description: string | undefined;
}
