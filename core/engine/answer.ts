import type { Query } from '#language/syntax/ast.ts';
import type { Estimated, Gatherer, Part } from './collectors/part.ts';
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
  /**
   * True where the answer is made of the latest of the events that pass the filters: once a scan has
   * met some of those, it lets go of earlier ones without a further look.
   */
  readonly newestFirst: boolean;
  /** True for an `estimate`: no event is read, and `add` is to be given one `estimatePart`. */
  readonly isEstimate: boolean;
  /** The first rows as they would be if nothing else came. */
  preview(count: number): readonly EngineRow[];
  /** All rows, in order; made as they are asked for. */
  rows(): Iterable<EngineRow>;
  /** The same rows as values, for a query around this one. */
  values(): OtherRows;
  /** Which values of the rows that were made last are not exact. */
  readonly estimates: readonly Estimated[];
}

export interface EngineRow {
  /** In column order; null where the row has no such value. */
  readonly cells: readonly (string | null)[];
  /** Finds the event again; rows of `stats` have none. */
  readonly pointer?: string;
}

/**
 * Plans the answer of a query that is free of errors. `checkpoint` is called now and then while rows
 * are made; what it throws ends that.
 */
export const planAnswer = (query: Query, context: EngineContext, checkpoint = noCheck): Answer => {
  const plan = planQuery(query, noEvents, context);
  const gatherer = plan.first.newGatherer();
  let matched = 0;
  let estimates: readonly Estimated[] = [];
  const current = (): Iterable<Row> => {
    let made = rowsOf(gatherer);
    for (const stage of plan.later) {
      made = runStage(made, stage, checkpoint);
    }
    estimates = made.estimates;
    return made.rows;
  };
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
    newestFirst: plan.first.newestFirst,
    isEstimate: query.commands.some(({ kind }) => kind === 'estimate'),
    preview: (count) => Array.from(firstOf(current(), count), rowMaker(plan)),
    rows: () => mapEach(current(), rowMaker(plan)),
    get estimates() {
      return estimates;
    },
    values: () => ({
      columns: plan.columns.map(({ name }) => name),
      rows: Array.from(current(), (row) => plan.columns.map(({ read }) => read(row))),
    }),
  };
};

/** The answer has no events at hand: what it needs of them is in the parts. */
const noEvents: FieldSource = { bind: () => () => undefined };

const noCheck = (): void => {
  // Nobody wants to know.
};

/** Rows between two calls of a checkpoint. */
const ROWS_PER_CHECK = 4096;

interface StageRows {
  readonly rows: Iterable<Row>;
  /** Of this stage and those before it. */
  readonly estimates: readonly Estimated[];
}

const rowsOf = (gatherer: Gatherer): StageRows => ({
  rows: gatherer.rows(),
  estimates: gatherer.estimates?.() ?? [],
});

const runStage = (
  { rows, estimates: before }: StageRows,
  { arrange, keep, split, newGatherer }: Stage,
  checkpoint: () => void,
): StageRows => {
  const gatherer = newGatherer();
  let position = -1;
  for (const row of arrange?.(Array.from(rows)) ?? rows) {
    position += 1;
    if (position % ROWS_PER_CHECK === 0) {
      checkpoint();
    }
    const parts = keep(row) ? (split?.(row) ?? [row]) : [];
    for (const [place, part] of parts.entries()) {
      gatherer.take(part, position, place);
    }
  }
  const made = rowsOf(gatherer);
  return { ...made, estimates: [...before, ...made.estimates] };
};

function* firstOf<Item>(items: Iterable<Item>, count: number): Generator<Item> {
  let left = count;
  for (const item of items) {
    if (left <= 0) {
      return;
    }
    left -= 1;
    yield item;
  }
}

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
