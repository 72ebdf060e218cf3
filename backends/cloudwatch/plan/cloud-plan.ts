import type { Span } from '#language/text/span.ts';
import type {
  CloudWatchPlace,
  Column,
  ResultRow,
  RunProblem,
  TimeRange,
} from '#protocol/results.ts';
import type { FieldsOfRow, StartedQuery } from '../aws/logs-api.ts';

/** Milliseconds since 1970; `start` inclusive, `end` exclusive. */
export interface CloudSlice {
  readonly start: number;
  readonly end: number;
}

/** One query to be sent to one place: the whole of a run there, or a slice of its range. */
export interface CloudOrder {
  /** The index of the place in the plan. */
  readonly place: number;
  readonly slice: CloudSlice;
  readonly query: StartedQuery;
  /** The most rows that it can give. */
  readonly rowLimit: number;
  /** The same for the same place, range and text, and for no other; nothing of them shows in it. */
  readonly key: string;
  /** A place of the text that was sent as one of the request's; undefined where we added it. */
  placeInRequest(place: Span): Span | undefined;
}

/** What a run sends, and how its answer is made. */
export interface CloudRunPlan {
  readonly columns: readonly Column[];
  readonly range: TimeRange;
  readonly places: readonly CloudWatchPlace[];
  /** In the order in which they are best answered: what may make the others needless comes first. */
  readonly orders: readonly CloudOrder[];
  /** True where the range is cut into slices. */
  readonly isSliced: boolean;
  /** True where one query can't give as many rows as are wanted. */
  readonly needsSlices: boolean;
  /**
   * True where the first orders may well make the others needless: few of them are sent at once.
   */
  readonly stopsEarly: boolean;
  /** What is worth a word and keeps nothing from being run. */
  readonly hints: readonly RunProblem[];
  /**
   * The two halves of an order that gave too many rows or took too long, in place of it and in the
   * order in which they are best answered; undefined where it can't be halved.
   */
  split(order: CloudOrder): readonly CloudOrder[] | undefined;
  /** An empty merge of the answers. */
  newMerge(): Merge;
  /** The plan that sends one query a place, for where slices turn out not to add up exactly. */
  inOnePiece(): CloudRunPlan;
}

/**
 * What became of an answer that was added: `capped` where there may be more rows than CloudWatch
 * gives, so that it was not taken and its order has to be split; `inexact` where the slices' answers
 * do not add up to that of the whole range: `inOnePiece` has the plan to go on with.
 */
export type Added = 'taken' | 'capped' | 'inexact';

/** Puts the answers of a plan's orders together. */
export interface Merge {
  /** The plan's, and what CloudWatch has answered besides. */
  readonly columns: readonly Column[];
  /** Takes the whole answer of an order; it takes the place of the order's preview. */
  add(order: CloudOrder, rows: readonly FieldsOfRow[]): Added;
  /** Takes the rows that a running query has so far, in place of those before. */
  preview(order: CloudOrder, rows: readonly FieldsOfRow[]): void;
  /** Forgets the preview of an order, as where it is split or has failed. */
  discard(order: CloudOrder): void;
  /** Forgets all that a place has answered, as where one of its orders has failed for good. */
  forget(place: number): void;
  /** True where the answer is the same without this order: it need not be sent, or may be stopped. */
  isSatisfied(order: CloudOrder): boolean;
  /** The answer as far as it is known, or its first rows, with cells in the order of `columns`. */
  rows(most?: number): readonly ResultRow[];
}
