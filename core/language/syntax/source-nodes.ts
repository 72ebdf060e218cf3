import type { Span } from '../text/span.ts';
import type { TextLiteral } from './expression-nodes.ts';

/* What `SOURCE` chooses from. */

export type SourceSelection =
  NamedSelection | LogGroupsSelection | DataSourceSelection | LogGroupTagsSelection;

/** `SOURCE 'name'`: a log group's name or ARN; locally the name or path of a source. */
export interface NamedSelection {
  readonly kind: 'name';
  readonly span: Span;
  /** Without quotes. */
  readonly name: string;
}

/** `logGroups(…)`; without any restriction it means all log groups. */
export interface LogGroupsSelection {
  readonly kind: 'logGroups';
  readonly span: Span;
  readonly namePrefixes: readonly TextLiteral[];
  readonly accountIdentifiers: readonly TextLiteral[];
  /** `STANDARD` where it is left out. */
  readonly classes: readonly TextLiteral[];
}

export interface DataSourceSelection {
  readonly kind: 'dataSource';
  readonly span: Span;
  /** `name.type` */
  readonly names: readonly TextLiteral[];
}

/** Log groups that meet all of the filters. */
export interface LogGroupTagsSelection {
  readonly kind: 'logGroupTags';
  readonly span: Span;
  readonly filters: readonly TagFilter[];
}

/** Met by a tag of that key with one of the values; with any value where there are none. */
export interface TagFilter {
  readonly span: Span;
  readonly key: TextLiteral | undefined;
  /** `*` stands for anything, a `!` in front negates. */
  readonly values: readonly TextLiteral[];
}

/** `START=-3600s` or `END=now`. */
export interface SourceTime {
  readonly span: Span;
  /** The value as written. */
  readonly text: string;
  /** Milliseconds relative to now, 0 for now; undefined where it is no relative time. */
  readonly offset: number | undefined;
}
