/** What is remembered of a file does not do any more: the query has to be run without it. */
export class OutdatedColumns extends Error {}

/** True where the error is that, or follows from it. */
export function isOutdated(error: unknown): boolean {
  return error instanceof OutdatedColumns || (error instanceof Error && isOutdated(error.cause));
}
