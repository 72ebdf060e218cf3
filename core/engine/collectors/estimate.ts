import type { Row } from '../expressions/compiled.ts';
import type { Frame, Slot } from '../plan/frame.ts';
import {
  wrongPart,
  type Collector,
  type EstimatePart,
  type Gatherer,
  type Part,
  type PartContent,
} from './part.ts';

/** The part that a backend adds to the answer of an `estimate`: the bytes that it would read. */
export const estimatePart = (bytes: number): Part => ({
  matched: 0,
  content: { kind: 'estimate', bytes },
});

export interface EstimatePlan {
  readonly frame: Frame;
  readonly output: Slot;
}

/** Adds up what backends say; events do not matter. */
export class Estimate implements Collector, Gatherer {
  /** The answer is known without any of them. */
  readonly satisfied = true;
  private readonly plan: EstimatePlan;
  private bytes = 0;

  constructor(plan: EstimatePlan) {
    this.plan = plan;
  }

  take(): void {
    // An estimate reads no events; one that is given some does not count them.
  }

  drain(): EstimatePart {
    return { kind: 'estimate', bytes: 0 };
  }

  merge(content: PartContent): void {
    if (content.kind !== 'estimate') {
      throw wrongPart(content.kind);
    }
    this.bytes += content.bytes;
  }

  rows(): readonly Row[] {
    const row = this.plan.frame.newRow();
    row[this.plan.output.index] = this.bytes;
    return [row];
  }
}
