/** What a query is told of the world outside of its events. */
export interface EngineContext {
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
  /** Rows of an answer whose query has no `limit`; 10,000 unless given. */
  readonly defaultLimit?: number;
}

/** What CloudWatch cuts an answer to where the query does not say (reference 2.9). */
export const DEFAULT_LIMIT = 10_000;
