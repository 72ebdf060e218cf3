import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Collector, Gatherer } from '../collectors/part.ts';
import type { Condition, Evaluate } from '../expressions/compiled.ts';
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
  /** Which rows it lets in. */
  readonly keep: Condition;
  readonly newCollector: () => Collector;
  readonly newGatherer: () => Gatherer;
}
