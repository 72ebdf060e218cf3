import { enlarged, roomFor } from '../expressions/by-code.ts';
import type { Condition, Row } from '../expressions/compiled.ts';
import type { AggregateColumn } from './aggregate.ts';

/** How many rows of each group there are, or how many of those that are counted. */
export class RowCounts implements AggregateColumn {
  private counts = new Float64Array(FIRST_GROUPS);
  private size = 0;
  private readonly isCounted: Condition | undefined;

  constructor(isCounted: Condition | undefined) {
    this.isCounted = isCounted;
  }

  add(group: number, row: Row): void {
    this.increase(group, this.isCounted === undefined || this.isCounted(row) ? 1 : 0);
  }

  merge(group: number, state: unknown): void {
    this.increase(group, Number(state ?? 0));
  }

  value(group: number): number {
    return this.counts[group] ?? 0;
  }

  drain(): Float64Array {
    const drained = this.counts.slice(0, this.size);
    this.counts = new Float64Array(FIRST_GROUPS);
    this.size = 0;
    return drained;
  }

  private increase(group: number, by: number): void {
    if (group >= this.size) {
      this.growTo(group);
    }
    this.counts[group] = (this.counts[group] ?? 0) + by;
  }

  private growTo(group: number): void {
    this.size = group + 1;
    if (group >= this.counts.length) {
      this.counts = enlarged(this.counts, new Float64Array(roomFor(group)));
    }
  }
}

const FIRST_GROUPS = 256;
