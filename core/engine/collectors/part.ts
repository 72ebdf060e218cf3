import type { ShapesPart } from '../patterns/shape-groups.ts';
import type { Value } from '../value.ts';
import type { DictionaryColumn, PackedColumn } from './packed-column.ts';

/** What a scan gathered since it was last asked. Plain data, by columns, for other threads. */
export interface Part {
  /** Events that passed the filters. */
  readonly matched: number;
  readonly content: PartContent;
}

export type PartContent = RowsPart | GroupsPart | PatternsPart | EstimatePart;

export interface RowsPart {
  readonly kind: 'rows';
  readonly positions: readonly number[];
  /** The place of each row among those that were made of the same event. */
  readonly places: readonly number[];
  /** For each live slot, its value in each row. */
  readonly columns: readonly PackedColumn[];
}

export interface GroupsPart {
  readonly kind: 'groups';
  readonly size: number;
  /** Each has a different text of itself in each of its values: many groups share one. */
  readonly keys: readonly DictionaryColumn[];
  /** For each aggregate, its state in each group. */
  readonly states: readonly ArrayLike<unknown>[];
}

/** What `pattern` gathers. */
export interface PatternsPart {
  readonly kind: 'patterns';
  readonly shapes: ShapesPart;
}

/** What `estimate` is told. */
export interface EstimatePart {
  readonly kind: 'estimate';
  readonly bytes: number;
}

/** Takes rows of a stage. */
interface Taker {
  /**
   * Rows are in order of position, those of one position in order of place: the rows that were made
   * of one event have its position, and come one after the other.
   */
  take(row: Value[], position: number, place: number): void;
  /** True once no row of a greater position can change what is gathered. */
  readonly satisfied: boolean;
}

/** Gathers the rows of a stage where they are; parts of it go to a `Gatherer`. */
export interface Collector extends Taker {
  drain(): PartContent;
}

/** A value that is not exact where there was too much to be so. */
export interface Estimated {
  /** As it is written in the query: `count_distinct(eventID)`. */
  readonly name: string;
  /** “an estimate …” */
  readonly how: string;
}

/** Gathers rows, or parts that collectors of the same plan gathered elsewhere, into one answer. */
export interface Gatherer extends Taker {
  merge(content: PartContent): void;
  /** The stage's rows so far; more may be taken and merged after. */
  rows(): Iterable<Value[]>;
  /** Which of their values are not exact. */
  estimates?(): readonly Estimated[];
}

export const wrongPart = (kind: PartContent['kind']): Error =>
  new Error(`a part of ${kind} was made by the plan of another query`);
