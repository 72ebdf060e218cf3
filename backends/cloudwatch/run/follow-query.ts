import type { CloudWatchPlace } from '#protocol/results.ts';
import type { FieldsOfRow, QueryStatistics, StartedQuery } from '../aws/logs-api.ts';

/** One query to be sent to one place. */
export interface QueryOrder {
  readonly place: CloudWatchPlace;
  readonly query: StartedQuery;
  /** Tells the queries of a run apart; see `JournalQuery`. */
  readonly key: string;
  /** Queries that may run at once in the account and region. */
  readonly concurrency: number;
}

/** What there is to say of a query until it has ended. */
export type QueryNews =
  /** Undefined: it waits for nothing any more. Reads after “waiting for”. */
  | { readonly kind: 'waiting'; readonly waitingFor: string | undefined }
  /** The first rows of what it has so far; they replace the ones before. */
  | {
      readonly kind: 'partial';
      readonly rows: readonly FieldsOfRow[];
      readonly statistics: QueryStatistics;
    };

/** All of an answer. */
export interface QueryAnswer {
  readonly rows: readonly FieldsOfRow[];
  readonly statistics: QueryStatistics;
}
