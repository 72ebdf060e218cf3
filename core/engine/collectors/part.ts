import type { Value } from '../value.ts';

/** What a scan gathered since it was last asked. Plain data, by columns, for other threads. */
export interface Part {
  /** Events that passed the filters. */
  readonly matched: number;
  readonly content: PartContent;
}

export type PartContent = RowsPart | GroupsPart;

export interface RowsPart {
  readonly kind: 'rows';
  readonly positions: readonly number[];
  /** For each live slot, its value in each row. */
  readonly columns: readonly (readonly Value[])[];
}

export interface GroupsPart {
  readonly kind: 'groups';
  readonly size: number;
  /** For each key, its text in each group. */
  readonly keys: readonly (readonly Value[])[];
  /** For each aggregate, its state in each group. */
  readonly states: readonly (readonly unknown[])[];
}

/** Gathers the rows of a stage where they are; parts of it go to a `Gatherer`. */
export interface Collector {
  take(row: Value[], position: number): void;
  drain(): PartContent;
}

/** Gathers rows, or parts that collectors of the same plan gathered elsewhere, into one answer. */
export interface Gatherer {
  take(row: Value[], position: number): void;
  merge(content: PartContent): void;
  /** The stage's rows so far; more may be taken and merged after. */
  rows(): readonly Value[][];
}

export const wrongPart = (kind: PartContent['kind']): Error =>
  new Error(`a part of ${kind} was made by the plan of another query`);
