import type { Query } from '#language/syntax/ast.ts';
import type { Part } from './collectors/part.ts';
import type { EngineContext, OtherRows } from './context.ts';
import type { Row } from './expressions/compiled.ts';
import type { FieldSource } from './field-source.ts';
import { planQuery } from './plan/plan-query.ts';
import type { PlannedColumn, QueryPlan, Stage } from './plan/query-plan.ts';
import { cellText, columnType, type EngineColumn } from './values/cell.ts';
import { toText } from './values/reading.ts';

/** The part of a query that runs once, over what the scans have gathered. */
export interface Answer {
  readonly columns: readonly EngineColumn[];
  /** Adds what a scan drained. Parts may come in any order. */
  add(part: Part): void;
  /** Events that passed the filters, as far as parts were added. */
  readonly matched: number;
  /**
   * True once no event of a greater position than those of the parts that were added can change the
   * answer, as `limit any` makes it: what lies behind them need not be read.
   */
  readonly satisfied: boolean;
  /** True for an `estimate`: no event is read, and `add` is to be given one `estimatePart`. */
  readonly isEstimate: boolean;
  /** The first rows as they would be if nothing else came. */
  preview(count: number): readonly EngineRow[];
  /** All rows, in order; made as they are asked for. */
  rows(): Iterable<EngineRow>;
  /** The same rows as values, for a query around this one. */
  values(): OtherRows;
}

export interface EngineRow {
  /** In column order; null where the row has no such value. */
  readonly cells: readonly (string | null)[];
  /** Finds the event again; rows of `stats` have none. */
  readonly pointer?: string;
}

/** Plans the answer of a query that is free of errors. */
export const planAnswer = (query: Query, context: EngineContext): Answer => {
  const plan = planQuery(query, noEvents, context);
  const gatherer = plan.first.newGatherer();
  let matched = 0;
  const current = (): readonly Row[] => plan.later.reduce(runStage, gatherer.rows());
  return {
    columns: plan.columns.map(({ name, type }) => ({ name, type: columnType(type) })),
    add(part) {
      matched += part.matched;
      gatherer.merge(part.content);
    },
    get matched() {
      return matched;
    },
    get satisfied() {
      return gatherer.satisfied;
    },
    isEstimate: query.commands.some(({ kind }) => kind === 'estimate'),
    preview: (count) => current().slice(0, count).map(rowMaker(plan)),
    rows: () => mapEach(current(), rowMaker(plan)),
    values: () => ({
      columns: plan.columns.map(({ name }) => name),
      rows: current().map((row) => plan.columns.map(({ read }) => read(row))),
    }),
  };
};

/** The answer has no events at hand: what it needs of them is in the parts. */
const noEvents: FieldSource = { bind: () => () => undefined };

const runStage = (rows: readonly Row[], stage: Stage): readonly Row[] => {
  const { arrange, keep, split, newGatherer } = stage;
  const gatherer = newGatherer();
  for (const [position, row] of (arrange?.(rows) ?? rows).entries()) {
    const parts = keep(row) ? (split?.(row) ?? [row]) : [];
    for (const [place, part] of parts.entries()) {
      gatherer.take(part, position, place);
    }
  }
  return gatherer.rows();
};

function* mapEach<From, To>(items: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of items) {
    yield make(item);
  }
}

const rowMaker =
  ({ columns, pointer }: QueryPlan) =>
  (row: Row): EngineRow => {
    const cells = columns.map((column) => cellOf(column, row));
    const found = toText(pointer?.(row));
    return found === undefined ? { cells } : { cells, pointer: found };
  };

const cellOf = ({ type, read }: PlannedColumn, row: Row): string | null =>
  cellText(type, read(row)) ?? null;
