import type { Value } from './value.ts';

/** Reads one field of the event that its source stands on. */
export type FieldReader = () => Value;

/**
 * Where a pipeline's events come from, as the engine sees it: nothing but accessors that are bound
 * once when the query is planned. How they pull fields from bytes is the source's own affair.
 */
export interface FieldSource {
  /**
   * A reader of the dotted path (`userIdentity.arn`, `resources.0.ARN`) or system field
   * (`@timestamp` in milliseconds, `@message`, `@log`, `@logStream`, `@ptr`). A leaf of JSON gives
   * its text (numbers as written), a boolean, or undefined for null, for objects and lists, and
   * where there is nothing.
   */
  bind(path: string): FieldReader;
}
