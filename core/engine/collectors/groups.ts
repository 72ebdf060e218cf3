import type { AggregateColumn, NewAggregateColumn } from '../aggregates/aggregate.ts';
import { nothing, type Compiled, type Row } from '../expressions/compiled.ts';
import type { Frame, Slot } from '../plan/frame.ts';
import { KeyIndex } from './key-index.ts';
import { KeyReader } from './key-reader.ts';
import {
  wrongPart,
  type Collector,
  type Estimated,
  type Gatherer,
  type GroupsPart,
  type PartContent,
} from './part.ts';

/** What `stats` gathers, and where its outcome lies in the rows that it makes. */
export interface GroupsPlan {
  readonly keys: readonly { readonly value: Compiled; readonly output: Slot }[];
  readonly aggregates: readonly GroupsAggregate[];
  readonly output: Frame;
}

export interface GroupsAggregate {
  /** As it is written in the query. */
  readonly name: string;
  readonly create: NewAggregateColumn;
  readonly output: Slot;
}

/** The groups of a `stats`, with the states of their aggregates. */
export class Groups implements Collector, Gatherer {
  private readonly plan: GroupsPlan;
  private readonly aggregates: readonly AggregateColumn[];
  private readonly numbers: number[] = [];
  private index: KeyIndex;
  private keys: readonly KeyReader[];
  /** The key, where there is but one: most groups have one, and every row passes here. */
  private only: KeyReader | undefined;

  constructor(plan: GroupsPlan) {
    this.plan = plan;
    this.aggregates = plan.aggregates.map(({ create }) => create());
    this.index = new KeyIndex(plan.keys.length);
    this.keys = keyReaders(plan, this.index);
    this.only = onlyOf(this.keys);
  }

  take(row: Row, position: number): void {
    const { only, aggregates } = this;
    const group = only === undefined ? this.groupOf(row) : only.numberIn(row);
    for (let column = 0; column < aggregates.length; column += 1) {
      aggregates[column]?.add(group, row, position);
    }
  }

  /** Whatever comes may belong to a group. */
  get satisfied(): boolean {
    return false;
  }

  private groupOf(row: Row): number {
    const { keys, numbers } = this;
    for (let place = 0; place < keys.length; place += 1) {
      numbers[place] = keys[place]?.numberIn(row) ?? 0;
    }
    return this.index.combine(numbers);
  }

  drain(): GroupsPart {
    const { size } = this.index;
    const keys = this.keys.map((_, place) => this.index.columnAt(place));
    this.index = new KeyIndex(this.keys.length);
    this.keys = keyReaders(this.plan, this.index);
    this.only = onlyOf(this.keys);
    const states = this.aggregates.map((aggregate) => aggregate.drain());
    return { kind: 'groups', size: states[0]?.length ?? size, keys, states };
  }

  merge(content: PartContent): void {
    if (content.kind !== 'groups') {
      throw wrongPart(content.kind);
    }
    const { aggregates } = this;
    const { size, keys, states } = content;
    const find = this.index.finderIn(keys);
    for (let source = 0; source < size; source += 1) {
      const group = find(source);
      for (let column = 0; column < aggregates.length; column += 1) {
        aggregates[column]?.merge(group, states[column]?.[source]);
      }
    }
  }

  /**
   * Without keys there is one group, whether any row was taken or not: a count of nothing is 0. Rows
   * are made one by one, since of millions of groups few are shown.
   */
  *rows(): Iterable<Row> {
    const size = this.keys.length === 0 ? 1 : this.index.size;
    for (let group = 0; group < size; group += 1) {
      yield this.rowOf(group);
    }
  }

  estimates(): readonly Estimated[] {
    return this.plan.aggregates.flatMap(({ name }, column) => {
      const how = this.aggregates[column]?.estimate?.();
      return how === undefined ? [] : [{ name, how }];
    });
  }

  private rowOf(group: number): Row {
    const row = this.plan.output.newRow();
    const { keys, aggregates } = this.plan;
    for (let place = 0; place < keys.length; place += 1) {
      row[keys[place]?.output.index ?? 0] = this.index.valueAt(group, place);
    }
    for (let column = 0; column < aggregates.length; column += 1) {
      row[aggregates[column]?.output.index ?? 0] = this.aggregates[column]?.value(group);
    }
    return row;
  }
}

const keyReaders = ({ keys }: GroupsPlan, { dictionaries }: KeyIndex): readonly KeyReader[] =>
  dictionaries.map((dictionary, place) => new KeyReader(keys[place]?.value ?? nothing, dictionary));

const onlyOf = <Element>(elements: readonly Element[]): Element | undefined =>
  elements.length === 1 ? elements[0] : undefined;
