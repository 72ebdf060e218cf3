import type { Query } from '#language/syntax/ast.ts';
import type { Part } from './collectors/part.ts';
import type { EngineContext } from './context.ts';
import type { Row } from './expressions/compiled.ts';
import type { FieldSource } from './field-source.ts';
import { planQuery } from './plan/plan-query.ts';

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
export const planScan = (query: Query, source: FieldSource, context: EngineContext): Scan => {
  const { frame, keep, split, newCollector } = planQuery(query, source, context).first;
  const collector = newCollector();
  const row = frame.newRow();
  let matched = 0;
  let drained = 0;
  const takeParts = (parts: readonly Row[], position: number): void => {
    for (const [place, part] of parts.entries()) {
      collector.take(part, position, place);
    }
    matched += parts.length > 0 ? 1 : 0;
  };
  return {
    take(position) {
      frame.clear(row);
      if (!keep(row)) {
        return;
      }
      if (split === undefined) {
        matched += 1;
        collector.take(row, position, 0);
      } else {
        takeParts(split(row), position);
      }
    },
    get matched() {
      return matched;
    },
    get satisfied() {
      return collector.satisfied;
    },
    drain() {
      const part = { matched: matched - drained, content: collector.drain() };
      drained = matched;
      return part;
    },
  };
};
