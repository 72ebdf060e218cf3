import type { Span } from '../text/span.ts';
import type { Problem } from '../problems/problem.ts';
import type { Command } from './command-nodes.ts';

export type * from './command-nodes.ts';
export type * from './expression-nodes.ts';
export type * from './source-nodes.ts';

/*
 * The tree of a query file: plain data, JSON-safe, offsets only, no parents and no behaviour.
 * What the author has not typed yet is there too, as a `missing` expression or an `incomplete`
 * command, so that every service works on half-typed text.
 */

/** A parsed `.ctq` file. Always whole: what could not be understood is in `problems`. */
export interface QueryFile {
  /** Directives before the first query: they hold for every query of the file. */
  readonly directives: readonly Directive[];
  /** Problems that are silenced in the whole file. */
  readonly ignores: readonly Ignore[];
  readonly queries: readonly Query[];
  /** Every comment, directives and separators included, in order. */
  readonly comments: readonly Comment[];
  /** What the lexer and the parser found wrong, in order of place. */
  readonly problems: readonly Problem[];
}

/** One query: from its separator (or the start of the file) to the next separator. */
export interface Query {
  /** The whole section, separator and trailing comments included. */
  readonly span: Span;
  /**
   * From the first command to the end of the last. Without commands the filter pattern that stands
   * for them, and without that empty at the section's end.
   */
  readonly body: Span;
  readonly title: string;
  /** The place of the words that make the title, where there are any. */
  readonly titleSpan: Span;
  /** The query's own directives. */
  readonly directives: readonly Directive[];
  /** Problems that are silenced in this query. */
  readonly ignores: readonly Ignore[];
  readonly commands: readonly Command[];
}

/** `###` begins a query, `@name` is a directive, everything else is prose. */
export type CommentKind = 'separator' | 'directive' | 'plain';

export interface Comment {
  readonly kind: CommentKind;
  readonly span: Span;
  /** The text without `#` signs and surrounding white space. */
  readonly text: string;
}

/** `# @name value`. */
export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** A code of `# ctq-ignore code, code`. */
export interface Ignore {
  /** As written; empty where the comment names none. */
  readonly code: string;
  readonly span: Span;
}
