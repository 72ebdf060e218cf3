import { innerQueries } from '../../../../backends/local/inner-queries.ts';
import {
  type Answer,
  comparedRange,
  type EngineContext,
  estimatePart,
  type OtherRows,
  planAnswer,
  planScan,
  type QueryRange,
} from '../../../../core/engine/engine.ts';
import type { Query } from '../../../../core/language/syntax/ast.ts';
import type { LogGroup } from '../cloud.ts';
import { indexAt, type IndexRange } from '../events/log-events.ts';
import { type AnswerRows, answerRows } from './answer-rows.ts';
import { pointerOf } from './pointer.ts';

/** A query to be answered. */
export interface QueryOrder {
  readonly query: Query;
  readonly groups: readonly LogGroup[];
  /** The log groups that a query in parentheses names; undefined: those of the query around it. */
  readonly innerGroups: (query: Query) => readonly LogGroup[] | undefined;
  /** Seconds since 1970, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** True where the whole of the last second belongs to the range, not its first millisecond alone. */
  readonly hasWholeEnd: boolean;
  /** Rows where the query has no limit of its own. */
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface QueryAnswer {
  readonly rows: AnswerRows;
  readonly recordsMatched: number;
  readonly recordsScanned: number;
  readonly bytesScanned: number;
  readonly logGroupsScanned: number;
}

/** The most rows that a query gives, whatever its limit. */
export const mostRows = 100_000;

/** Answers as the service does; of the events of the range only the latest ones, if `most` says so. */
export function answerQuery(order: QueryOrder, most = Number.POSITIVE_INFINITY): QueryAnswer {
  const { answer, records, bytes } = engineAnswer(order, most);
  return {
    rows: answerRows(answer, mostRows),
    recordsMatched: answer.matched,
    recordsScanned: records,
    bytesScanned: bytes,
    logGroupsScanned: order.groups.length,
  };
}

/** Events that were read, and their bytes. */
interface Totals {
  records: number;
  bytes: number;
}

/** What our engine says, without the service's limit of rows. */
export function engineAnswer(
  order: QueryOrder,
  most = Number.POSITIVE_INFINITY,
): Readonly<Totals> & { readonly answer: Answer } {
  const { query, groups, innerGroups } = order;
  const answers = new Map<number, OtherRows>();
  const context = { ...contextOf(order), answers };
  const totals: Totals = { records: 0, bytes: 0 };
  for (const inner of innerQueries(query)) {
    const scan = {
      query: inner.query,
      context: { ...context, defaultLimit: inner.limit },
      groups: innerGroups(inner.query) ?? groups,
      most,
    };
    answers.set(inner.start, scanGroups(scan, totals).values());
  }
  return { answer: scanGroups({ query, context, groups, most }, totals), ...totals };
}

interface ScanOrder {
  readonly query: Query;
  readonly context: EngineContext;
  readonly groups: readonly LogGroup[];
  readonly most: number;
}

function scanGroups({ query, context, groups, most }: ScanOrder, totals: Totals): Answer {
  const answer = planAnswer(query, context);
  const chosen = groups.map((group) => ({ group, ranges: indexRanges(group, query, context) }));
  if (answer.isEstimate) {
    answer.add(estimatePart(sumOf(chosen, ({ group, ranges }) => bytesOf(group, ranges))));
    return answer;
  }
  let left = most;
  for (const [ordinal, { group, ranges }] of chosen.entries()) {
    const cut = latest(ranges, left);
    const source = groupSource(group);
    const scan = planScan(query, source, context);
    for (const { from, to } of cut) {
      for (let index = from; index < to; index += 1) {
        source.stand(index);
        scan.take(ordinal * positionsPerGroup + group.events.positionAt(index));
      }
    }
    answer.add(scan.drain());
    const scanned = sumOf(cut, ({ from, to }) => to - from);
    totals.records += scanned;
    totals.bytes += bytesOf(group, cut);
    left -= scanned;
  }
  return answer;
}

/** Positions that the events of one group can have. */
const positionsPerGroup = 2 ** 36;

/** The group's events, with the fields that depend on the group. */
function groupSource(group: LogGroup): ReturnType<LogGroup['events']['newSource']> {
  const source = group.events.newSource();
  let current = 0;
  return {
    ...source,
    stand(index) {
      current = index;
      source.stand(index);
    },
    bind(path) {
      if (path === '@log') return () => `${group.account}:${group.name}`;
      return path === '@ptr' ? () => pointerOf(group, current) : source.bind(path);
    },
  };
}

/** The events of the query's range and of the one that it is compared with, each once. */
function indexRanges(
  { events }: LogGroup,
  query: Query,
  context: EngineContext,
): readonly IndexRange[] {
  const compared = comparedRange(query, context);
  const times: readonly (QueryRange | undefined)[] = [
    context.range,
    typeof compared === 'object' ? compared : undefined,
  ];
  const ranges = times
    .flatMap((range) => range ?? [])
    .map(({ start = 0, end = 0 }) => ({ from: indexAt(events, start), to: indexAt(events, end) }))
    .toSorted((one, other) => one.from - other.from);
  let last = 0;
  return ranges.map(({ from, to }) => {
    const first = Math.max(from, last);
    last = Math.max(to, first);
    return { from: first, to: last };
  });
}

/** The last events of the ranges, at most that many. */
function latest(ranges: readonly IndexRange[], most: number): readonly IndexRange[] {
  let left = most;
  return ranges
    .toReversed()
    .map(({ from, to }) => {
      const first = Math.max(from, to - left);
      left -= to - first;
      return { from: first, to };
    })
    .toReversed();
}

/** How many events a scan of the whole range reads. */
export function countEvents(order: QueryOrder): number {
  const context = contextOf(order);
  return sumOf(order.groups, (group) =>
    sumOf(indexRanges(group, order.query, context), ({ from, to }) => to - from),
  );
}

function contextOf({ start, end, hasWholeEnd, limit, now }: QueryOrder): EngineContext {
  const range = { start: start * 1000, end: end * 1000 + (hasWholeEnd ? 1000 : 1) };
  return { now, range, defaultLimit: limit };
}

const bytesOf = ({ events }: LogGroup, ranges: readonly IndexRange[]): number =>
  sumOf(ranges, ({ from, to }) => events.bytesBetween(from, to));

function sumOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}
