import type { Query } from '#language/syntax/ast.ts';
import type { Collector, Part } from './collectors/part.ts';
import type { EngineContext } from './context.ts';
import type { Condition, Row } from './expressions/compiled.ts';
import type { FieldSource } from './field-source.ts';
import type { Frame } from './plan/frame.ts';
import { planQuery } from './plan/plan-query.ts';
import type { Split, Stage } from './plan/query-plan.ts';

/** The part of a query that runs where the events are. */
export interface Scan {
  /**
   * Takes the event that the source stands on. The position is a number that orders all events of
   * the query, by path and by place in the file: it breaks ties, and is different for each.
   */
  take(position: number): void;
  /** Events that passed the filters so far. */
  readonly matched: number;
  /**
   * True once no event of a greater position than those taken can change what the scan hands over,
   * as `limit any` makes it. The scan may then end, but does not have to.
   */
  readonly satisfied: boolean;
  /** What was gathered since the last time, for `Answer.add`; plain data. */
  drain(): Part;
}

/** Plans the query over a source. It has to be free of errors (`Problem`s of that severity). */
export const planScan = (query: Query, source: FieldSource, context: EngineContext): Scan =>
  new StageScan(planQuery(query, source, context).first);

class StageScan implements Scan {
  matched = 0;
  private drained = 0;
  private readonly frame: Frame;
  private readonly keep: Condition;
  private readonly split: Split | undefined;
  private readonly collector: Collector;
  /** The row of every event, one after the other. */
  private readonly row: Row;

  constructor({ frame, keep, split, newCollector }: Stage) {
    this.frame = frame;
    this.keep = keep;
    this.split = split;
    this.collector = newCollector();
    this.row = frame.newRow();
  }

  take(position: number): void {
    const { row, keep, split } = this;
    this.frame.clear(row);
    if (!keep(row)) {
      return;
    }
    if (split === undefined) {
      this.matched += 1;
      this.collector.take(row, position, 0);
    } else {
      this.takeParts(split(row), position);
    }
  }

  get satisfied(): boolean {
    return this.collector.satisfied;
  }

  drain(): Part {
    const part = { matched: this.matched - this.drained, content: this.collector.drain() };
    this.drained = this.matched;
    return part;
  }

  private takeParts(parts: readonly Row[], position: number): void {
    for (let place = 0; place < parts.length; place += 1) {
      const part = parts[place];
      if (part !== undefined) {
        this.collector.take(part, position, place);
      }
    }
    this.matched += parts.length > 0 ? 1 : 0;
  }
}
