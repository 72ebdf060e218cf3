import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Collector, Gatherer } from '../collectors/part.ts';
import type { Condition, Evaluate, Row } from '../expressions/compiled.ts';
import type { Frame } from './frame.ts';

/** A query that is ready to run. */
export interface QueryPlan {
  /** The first may run in several places at once. */
  readonly first: Stage;
  /** The others follow in the answer. */
  readonly later: readonly Stage[];
  /** Of the rows of the last stage. */
  readonly columns: readonly PlannedColumn[];
  /** Reads what finds the event of a row again; undefined where rows are no events. */
  readonly pointer: Evaluate | undefined;
  /** The fields that are read of the other side of a join, by where its query begins. */
  readonly joined: ReadonlyMap<number, readonly string[]>;
}

export interface PlannedColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly read: Evaluate;
}

/** A piece of the pipe, up to where rows have to be gathered before it can go on. */
export interface Stage {
  /** The names of its rows. */
  readonly frame: Frame;
  /** What becomes of all rows together, before anything else; the first stage has none. */
  readonly arrange: Arrange | undefined;
  /** Which rows it lets in. */
  readonly keep: Condition;
  /** What becomes of each row that it lets in; undefined where it stays as it is. */
  readonly split: Split | undefined;
  /** True where it keeps a number of rows only, and those are of the latest events. */
  readonly newestFirst: boolean;
  readonly newCollector: () => Collector;
  readonly newGatherer: () => Gatherer;
}

/**
 * Makes other rows of all rows, which are in order. It may keep rows, but must not write to them:
 * an answer that goes on growing arranges the same rows again.
 */
export type Arrange = (rows: readonly Row[]) => readonly Row[];

/** Makes any number of rows of one. */
export type Split = (row: Row) => readonly Row[];
