import { Groups, type GroupsPlan } from '../collectors/groups.ts';
import type { OrderKey } from '../collectors/candidates.ts';
import { RowsCollector, RowsGatherer, type RowsPlan } from '../collectors/rows.ts';
import type { Compiled, Condition } from '../expressions/compiled.ts';
import type { Frame } from './frame.ts';
import type { Stage } from './query-plan.ts';

/** A sort key before it is known where it is needed. */
export interface SortValue {
  readonly value: Compiled;
  readonly sign: 1 | -1;
}

/**
 * Cuts the pipe into stages as commands are added to it.
 *
 * One stage can filter, then sort, then drop duplicates, then cut, in this order; a command that
 * would have to run before what the stage already does begins a new one. A filter may join after
 * a sort, since it keeps the order, and a second sort comes before the first one, which decides
 * where the second can't.
 */
export class Stages {
  /** The names of the rows at this point of the pipe. */
  frame: Frame;
  readonly done: Stage[] = [];
  private filters: Condition[] = [];
  private order: readonly SortValue[] = [];
  private distinct: readonly Compiled[] | undefined;
  private capacity = Infinity;
  private limited = false;
  /** The order in which the rows are where no `sort` says otherwise. */
  private naturalOrder: NaturalOrder = newestFirst;

  constructor(events: Frame) {
    this.frame = events;
  }

  filter(condition: Condition): void {
    this.beginStage();
    this.filters.push(condition);
  }

  sort(keys: readonly SortValue[]): void {
    this.beginStage();
    this.order = [...keys, ...this.order];
  }

  dedup(values: readonly Compiled[]): void {
    this.beginStage();
    this.distinct = values;
  }

  limit(count: number): void {
    this.limited = true;
    this.capacity = Math.min(this.capacity, count);
  }

  /** Ends the stage with groups, whose rows are in `order` where no `sort` says otherwise. */
  stats(groups: GroupsPlan, order: readonly SortValue[]): void {
    const newGroups = (): Groups => new Groups(groups);
    this.end({ newCollector: newGroups, newGatherer: newGroups });
    this.frame = groups.output;
    this.naturalOrder = (_, written) => [...written, ...order];
  }

  /** Ends the last stage; `defaultLimit` cuts an answer whose query has no limit at all. */
  finish(defaultLimit: number): void {
    this.capacity = this.limited ? this.capacity : defaultLimit;
    this.endRows();
  }

  /**
   * Ends the stage if it drops duplicates or cuts, which comes after all else that a stage does.
   * Names that a command uses mean the rows of its own stage, so it is begun before they are read.
   */
  beginStage(): void {
    if (this.distinct !== undefined || this.capacity < Infinity) {
      this.endRows();
    }
  }

  private endRows(): void {
    const { frame, capacity } = this;
    const keys = this.naturalOrder(frame, this.order);
    const distinct = this.distinct;
    for (const value of [...keys.map((key) => key.value), ...(distinct ?? [])]) {
      frame.hold(value);
    }
    const order = keys.map(({ value: { read }, sign }): OrderKey => ({ read, sign }));
    const plan: RowsPlan = { frame, order, capacity, distinct: distinct?.map(({ read }) => read) };
    this.end({
      newCollector: () => new RowsCollector(plan),
      newGatherer: () => new RowsGatherer(plan),
    });
    this.naturalOrder = asTheyAre;
  }

  private end(gathering: Pick<Stage, 'newCollector' | 'newGatherer'>): void {
    this.done.push({ frame: this.frame, keep: all(this.filters), ...gathering });
    this.frame.endStage();
    this.filters = [];
    this.order = [];
    this.distinct = undefined;
    this.capacity = Infinity;
  }
}

/** All keys of a stage, given those that are written. */
type NaturalOrder = (frame: Frame, written: readonly SortValue[]) => readonly SortValue[];

/** Events without `sort` (reference 4.6). */
const newestFirst: NaturalOrder = (frame, written) =>
  written.length > 0 ? written : [{ value: frame.event('@timestamp'), sign: -1 }];

const asTheyAre: NaturalOrder = (_, written) => written;

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? () => true
    : conditions.reduce((before, holds) => (row) => before(row) && holds(row));
