import type { AggregateColumn, NewAggregateColumn } from '../aggregates/aggregate.ts';
import type { Evaluate, Row } from '../expressions/compiled.ts';
import type { Frame, Slot } from '../plan/frame.ts';
import { KeyIndex } from './key-index.ts';
import {
  wrongPart,
  type Collector,
  type Gatherer,
  type GroupsPart,
  type PartContent,
} from './part.ts';

/** What `stats` gathers, and where its outcome lies in the rows that it makes. */
export interface GroupsPlan {
  readonly keys: readonly { readonly read: Evaluate; readonly output: Slot }[];
  readonly aggregates: readonly { readonly create: NewAggregateColumn; readonly output: Slot }[];
  readonly output: Frame;
}

/** The groups of a `stats`, with the states of their aggregates. */
export class Groups implements Collector, Gatherer {
  private readonly plan: GroupsPlan;
  private readonly keys: readonly Evaluate[];
  /** The key, where there is but one: most groups have one, and every row passes here. */
  private readonly only: Evaluate | undefined;
  private readonly aggregates: readonly AggregateColumn[];
  private readonly values: Row = [];
  private index: KeyIndex;

  constructor(plan: GroupsPlan) {
    this.plan = plan;
    this.keys = plan.keys.map(({ read }) => read);
    this.only = this.keys.length === 1 ? this.keys[0] : undefined;
    this.aggregates = plan.aggregates.map(({ create }) => create());
    this.index = new KeyIndex(plan.keys.length);
  }

  take(row: Row, position: number): void {
    const group = this.only === undefined ? this.groupOf(row) : this.index.findOne(this.only(row));
    for (const aggregate of this.aggregates) {
      aggregate.add(group, row, position);
    }
  }

  /** Whatever comes may belong to a group. */
  get satisfied(): boolean {
    return false;
  }

  private groupOf(row: Row): number {
    for (let place = 0; place < this.keys.length; place += 1) {
      this.values[place] = this.keys[place]?.(row);
    }
    return this.index.find(this.values);
  }

  drain(): GroupsPart {
    const { size } = this.index;
    const keys = this.keys.map((_, place) =>
      Array.from({ length: size }, (__, group) => this.index.valueAt(group, place)),
    );
    this.index = new KeyIndex(this.keys.length);
    const states = this.aggregates.map((aggregate) => aggregate.drain());
    return { kind: 'groups', size: states[0]?.length ?? size, keys, states };
  }

  merge(content: PartContent): void {
    if (content.kind !== 'groups') {
      throw wrongPart(content.kind);
    }
    for (let source = 0; source < content.size; source += 1) {
      for (const [place, values] of content.keys.entries()) {
        this.values[place] = values[source];
      }
      const group = this.index.find(this.values);
      for (const [column, aggregate] of this.aggregates.entries()) {
        aggregate.merge(group, content.states[column]?.[source]);
      }
    }
  }

  /** Without keys there is one group, whether any row was taken or not: a count of nothing is 0. */
  rows(): readonly Row[] {
    const size = this.keys.length === 0 ? 1 : this.index.size;
    return Array.from({ length: size }, (_, group) => this.rowOf(group));
  }

  private rowOf(group: number): Row {
    const row = this.plan.output.newRow();
    for (const [place, { output }] of this.plan.keys.entries()) {
      row[output.index] = this.index.valueAt(group, place);
    }
    for (const [column, { output }] of this.plan.aggregates.entries()) {
      row[output.index] = this.aggregates[column]?.value(group);
    }
    return row;
  }
}
