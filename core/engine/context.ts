import type { Value } from './value.ts';

/** What a query is told of the world outside of its events. */
export interface EngineContext {
  /** What `now()` is, in milliseconds since 1970. */
  readonly now: number;
  /** Rows of an answer whose query has no `limit`; 10,000 unless given. */
  readonly defaultLimit?: number;
  /** The time that the query covers; everything unless given. */
  readonly range?: QueryRange | undefined;
  /**
   * The answers to the queries in parentheses, by where each of them begins in the query's text.
   * They are run before it; one that is not there has no rows.
   */
  readonly answers?: ReadonlyMap<number, OtherRows> | undefined;
  /** The tables of lookups, by name; one that is not there has no rows. */
  readonly tables?: ReadonlyMap<string, LookupTable> | undefined;
}

/** What another query has answered. Plain data. */
export interface OtherRows {
  readonly columns: readonly string[];
  /** In column order. */
  readonly rows: readonly (readonly Value[])[];
}

/** A table that lookups read, as texts. A row may be shorter than the header. */
export interface LookupTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** In milliseconds since 1970; `start` inclusive, `end` exclusive. Either side may be open. */
export interface QueryRange {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** What CloudWatch cuts an answer to where the query does not say (guide). */
export const DEFAULT_LIMIT = 10_000;
