import type { Value } from './value.ts';

/** Reads one field of the event that its source stands on. */
export type FieldReader = () => Value;

/**
 * A field whose values the source has numbered. Events of the same code have the same value, so
 * what was made of a value once need not be made again; two codes may stand for the same value.
 */
export interface CodedField {
  /**
   * The code of the current event's value, from 0 and without great gaps; -1 where this value has
   * none, since there are too many of them or it is too long.
   */
  code(): number;
  /** The value of a code that `code` has given. */
  valueOf(code: number): Value;
}

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
  /** The same field by codes; undefined where the source numbers none of its values. */
  code?(path: string): CodedField | undefined;
  /**
   * A computation over `@message` alone, whose outcome the source may keep: a text, a number, a
   * boolean, or undefined. Equal keys promise equal outcomes for equal messages, in this query and
   * in all later ones. A query may ask for a computation twice, and for some that it never reads;
   * `compute` may only be called while one of them is read.
   */
  derive?(key: string, compute: FieldReader): FieldReader;
  /**
   * Tells whether `@message` holds the text without making the message. The function gives undefined
   * for an event of which only its message can tell; undefined instead of it, where all are such.
   */
  messageHolds?(text: string): (() => boolean | undefined) | undefined;
}
