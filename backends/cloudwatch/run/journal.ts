import type { QueryRequest } from '#protocol/results.ts';

/** A query that was sent. */
export interface JournalQuery {
  /** Tells the queries of a run apart: the place, the range and the text sent. */
  readonly key: string;
  /** Undefined from before it is sent until the service has given it an id. */
  readonly queryId: string | undefined;
  /** What its text ends with, by which it is found when it has no id. */
  readonly mark: string;
  /**
   * It runs no more, and the service keeps its answer: a run that is gone on with can read it
   * without paying again.
   */
  readonly isOver: boolean;
  readonly profile: string | undefined;
  readonly region: string;
}

/** What has been settled of a run as a whole. */
export interface RunState {
  /** The user has approved what it may cost, or need not be asked. */
  readonly isApproved: boolean;
  /** Its slices do not add up: it goes on as one query. */
  readonly isInOnePiece: boolean;
}

/** A run that has just begun. */
export const begun: RunState = { isApproved: false, isInOnePiece: false };

/** The entry of a run. A journal that can't be written must not stop a query: nothing rejects. */
export interface JournalEntry {
  readonly id: string;
  readonly state: RunState;
  /** Notes what has been settled. */
  settle(change: Partial<RunState>): Promise<void>;
  /** What an earlier program has noted under this key, to be followed. */
  noted(key: string): JournalQuery | undefined;
  /** Notes a query, in place of what was noted under its key. */
  note(query: JournalQuery): Promise<void>;
  /** Forgets a query that has no answer and runs no more. */
  forget(key: string): Promise<void>;
  /** Forgets the run. Queries of it that are still noted are left for a later program to stop. */
  close(): Promise<void>;
}

/** Runs that have queries at the service, so that none is lost when a window goes away. */
export interface CloudJournal {
  /** Opens an entry, or the one that the request resumes. Holds nothing secret. */
  open(request: QueryRequest): Promise<JournalEntry>;
  /** Runs of a workspace whose thread is gone, to be started again; each is handed out once. */
  resumable(workspace: string): Promise<readonly QueryRequest[]>;
}

/** A journal that nobody reads: for programs that end their queries themselves. */
export const noJournal: CloudJournal = {
  open: async () => ({
    id: '',
    state: begun,
    settle: async () => {},
    noted: () => undefined,
    note: async () => {},
    forget: async () => {},
    close: async () => {},
  }),
  resumable: async () => [],
};
