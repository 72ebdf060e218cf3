import { Groups, type GroupsPlan } from '../collectors/groups.ts';
import type { OrderKey } from '../collectors/candidates.ts';
import type { Collector, Gatherer } from '../collectors/part.ts';
import { RowsCollector, RowsGatherer, type RowsPlan } from '../collectors/rows.ts';
import { rankReader, type Compiled, type Condition } from '../expressions/compiled.ts';
import type { Frame } from './frame.ts';
import type { Arrange, Split, Stage } from './query-plan.ts';
import { RowSteps } from './row-steps.ts';

/** A sort key before it is known where it is needed. */
export interface SortValue {
  readonly value: Compiled;
  readonly sign: 1 | -1;
}

/** What gathers rows and makes new ones of them, which have other names. */
export interface Gathering {
  readonly newCollector: () => Collector & Gatherer;
  readonly output: Frame;
  /** The order of the new rows where no `sort` says otherwise. */
  readonly order: readonly SortValue[];
}

/**
 * Cuts the pipe into stages as commands are added to it.
 *
 * One stage can filter and take rows apart, then sort, then drop duplicates, then cut, in this
 * order; a command that would have to run before what the stage already does begins a new one. A
 * filter may join after a sort, since it keeps the order, and a second sort comes before the first
 * one, which decides where the second can't.
 */
export class Stages {
  /** The names of the rows at this point of the pipe. */
  frame: Frame;
  readonly done: Stage[] = [];
  private arrangement: Arrange | undefined;
  private steps = new RowSteps();
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
    this.steps.filter(condition);
  }

  /** Takes each row apart; rows of one row stay together, in the order that the split gives. */
  split(split: Split): void {
    this.beginStage();
    this.steps.split(split);
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

  /** As `limit`, where any rows will do: those that come first by place, if there is no order. */
  limitAny(count: number): void {
    const isFree = this.order.length === 0 && this.distinct === undefined;
    if (isFree && this.capacity === Infinity) {
      this.naturalOrder = anyOrder(this.naturalOrder);
    }
    this.limit(count);
  }

  /** Ends the stage with groups, whose rows are in `order` where no `sort` says otherwise. */
  stats(groups: GroupsPlan, order: readonly SortValue[]): void {
    this.gather({ newCollector: () => new Groups(groups), output: groups.output, order });
  }

  /** Ends the stage with rows of another kind. */
  gather({ newCollector, output, order }: Gathering): void {
    this.end({ newCollector, newGatherer: newCollector });
    this.frame = output;
    this.naturalOrder = (_, written) => [...written, ...order];
  }

  /** Ends the query with a gathering that needs no rows: whatever came before is not run. */
  replace(gathering: Gathering): void {
    this.done.length = 0;
    this.steps = new RowSteps();
    this.gather(gathering);
  }

  /**
   * Ends the stage, and begins the next one with what becomes of all its rows together. `bind` is
   * called in between: what it reads is there in the rows that it arranges. The rows stay in the
   * order that the arrangement gives; `sorted` puts them into the order of before once more.
   */
  arrange(bind: () => Arrange, outcome: 'ordered' | 'sorted' = 'ordered'): void {
    const keys = this.endRows();
    this.arrangement = bind();
    if (outcome === 'sorted') {
      this.naturalOrder = (_, written) => [...written, ...keys];
    }
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

  /** Gives the keys by which the rows are in order. */
  private endRows(): readonly SortValue[] {
    const { frame, capacity } = this;
    const keys = this.naturalOrder(frame, this.order);
    const distinct = this.distinct;
    for (const value of [...keys.map((key) => key.value), ...(distinct ?? [])]) {
      frame.hold(value);
    }
    const order = keys.map(({ value, sign }): OrderKey => ({ readRank: rankReader(value), sign }));
    const plan: RowsPlan = { frame, order, capacity, distinct: distinct?.map(({ read }) => read) };
    this.end({
      newestFirst: capacity < Infinity && isNewestFirst(frame, keys[0]),
      newCollector: () => new RowsCollector(plan),
      newGatherer: () => new RowsGatherer(plan),
    });
    this.naturalOrder = asTheyAre;
    return keys;
  }

  private end(
    gathering: Pick<Stage, 'newCollector' | 'newGatherer'> & Partial<Pick<Stage, 'newestFirst'>>,
  ): void {
    const { frame, arrangement: arrange, steps } = this;
    this.done.push({ frame, arrange, ...steps.finish(), newestFirst: false, ...gathering });
    this.frame.endStage();
    this.arrangement = undefined;
    this.steps = new RowSteps();
    this.order = [];
    this.distinct = undefined;
    this.capacity = Infinity;
  }
}

/** All keys of a stage, given those that are written. */
type NaturalOrder = (frame: Frame, written: readonly SortValue[]) => readonly SortValue[];

/** Events without `sort` (guide). */
const newestFirst: NaturalOrder = (frame, written) =>
  written.length > 0 ? written : [{ value: frame.event('@timestamp'), sign: -1 }];

const isNewestFirst = (frame: Frame, key: SortValue | undefined): boolean =>
  key?.sign === -1 && ['@timestamp', 'eventTime'].some((field) => frame.isField(key.value, field));

const asTheyAre: NaturalOrder = (_, written) => written;

/** Events need no order where any of them will do; rows that have one keep it. */
const anyOrder = (order: NaturalOrder): NaturalOrder => (order === newestFirst ? asTheyAre : order);
