import type { QueryRequest } from '#protocol/results.ts';

/** A query that has been started at the service and may still be running. */
export interface JournalQuery {
  /** Tells the queries of a run apart: the place, the range and the text sent. */
  readonly key: string;
  readonly queryId: string;
  readonly profile: string | undefined;
  readonly region: string;
}

/** The entry of a run. */
export interface JournalEntry {
  readonly id: string;
  /** The id of a query that an earlier program has started under this key, to be followed. */
  started(key: string): string | undefined;
  /** Notes what was started, before anything else is done about it. */
  note(query: JournalQuery): Promise<void>;
  /** Forgets a query that has ended. */
  forget(queryId: string): Promise<void>;
  /** Forgets the run. */
  close(): Promise<void>;
}

/** Runs that have queries at the service, so that none is lost when a window goes away. */
export interface CloudJournal {
  /** Opens an entry, or the one that the request resumes. Holds nothing secret. */
  open(request: QueryRequest): Promise<JournalEntry>;
  /** Runs of a workspace whose program is gone, to be started again; each is handed out once. */
  resumable(workspace: string): Promise<readonly QueryRequest[]>;
}

/** A journal that nobody reads: for programs that end their queries themselves. */
export const noJournal: CloudJournal = {
  open: async () => ({
    id: '',
    started: () => undefined,
    note: async () => {},
    forget: async () => {},
    close: async () => {},
  }),
  resumable: async () => [],
};
