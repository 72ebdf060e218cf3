import type { Row } from '../expressions/compiled.ts';
import type { Frame, Slot } from '../plan/frame.ts';
import type { Value } from '../value.ts';
import { columnReader, packColumn } from './packed-column.ts';
import { Candidates, type Selection } from './candidates.ts';
import {
  wrongPart,
  type Collector,
  type Gatherer,
  type PartContent,
  type RowsPart,
} from './part.ts';

/** What a stage that ends with rows gathers. */
export interface RowsPlan extends Selection {
  readonly frame: Frame;
}

/** Gathers rows of events, of which it keeps the live slots. */
export class RowsCollector implements Collector {
  private readonly live: readonly Slot[];
  private readonly candidates: Candidates;

  constructor(plan: RowsPlan) {
    const live = [...plan.frame.live];
    this.live = live;
    this.candidates = new Candidates(plan, (row) => valuesOf(live, row));
  }

  take(row: Row, position: number, place: number): void {
    this.candidates.take(row, position, place);
  }

  get satisfied(): boolean {
    return this.candidates.isFull;
  }

  /** What is handed over leaves its ranks behind: later rows are still measured by them. */
  drain(): RowsPart {
    const fresh = this.candidates.handOver();
    const positions = fresh.map(({ position }) => position);
    const places = fresh.map(({ place }) => place);
    const columns = this.live.map((_, column) =>
      packColumn(fresh.map(({ row }): Value => row[column])),
    );
    for (const candidate of fresh) {
      candidate.drained = true;
      candidate.row = noRow;
    }
    return { kind: 'rows', positions, places, columns };
  }
}

/** What is left of a row that was handed over. */
const noRow: Row = [];

const valuesOf = (slots: readonly Slot[], row: Row): Row => {
  const values: Row = [];
  for (const { read } of slots) {
    values.push(read(row));
  }
  return values;
};

/** Gathers rows that are already apart from events, or parts of a RowsCollector. */
export class RowsGatherer implements Gatherer {
  private readonly frame: Frame;
  private readonly candidates: Candidates;

  constructor(plan: RowsPlan) {
    this.frame = plan.frame;
    this.candidates = new Candidates(plan, (row) => row);
  }

  take(row: Row, position: number, place: number): void {
    this.candidates.take(row, position, place);
  }

  get satisfied(): boolean {
    return this.candidates.isFull;
  }

  merge(content: PartContent): void {
    if (content.kind !== 'rows') {
      throw wrongPart(content.kind);
    }
    const live = [...this.frame.live];
    const readers = content.columns.map(columnReader);
    for (const [index, position] of content.positions.entries()) {
      const row = this.frame.newRow();
      for (let column = 0; column < live.length; column += 1) {
        row[live[column]?.index ?? 0] = readers[column]?.(index);
      }
      this.candidates.take(row, position, content.places[index] ?? 0);
    }
  }

  rows(): readonly Row[] {
    return this.candidates.sorted().map(({ row }) => row);
  }
}
