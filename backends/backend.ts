import type { QueryEvent, QueryRequest } from '#protocol/results.ts';

/** Code that runs queries on one kind of source. One contract test runs over all of them. */
export interface Backend {
  /**
   * Runs the query. The iterable always ends with a `complete` event, after a cancellation too;
   * it throws only where the program itself is wrong.
   */
  run(request: QueryRequest, signal: AbortSignal): AsyncIterable<QueryEvent>;
  /**
   * The whole event behind a row's pointer as JSON text; undefined where it is gone. Rejects, with a
   * message for users, where something else has taken its place or it can't be read.
   */
  fetchEvent(request: QueryRequest, pointer: string): Promise<string | undefined>;
}
