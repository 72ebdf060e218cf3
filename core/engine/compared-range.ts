import type { Command, DiffPeriod, Query } from '#language/syntax/ast.ts';
import type { EngineContext } from './context.ts';
import { periodLength } from './values/calendar.ts';

/** An earlier range, as long as the query's own; in milliseconds, the end exclusive. */
export interface ComparedRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The range that a query with `diff` or `logcompare` is compared with, whose events a scan has to
 * be given too; it tells them from those of the query's own range by their time. `unbounded` where
 * the query's range has no start, so that nothing lies before it: such a query can't be run.
 * Undefined where the query compares nothing.
 */
export const comparedRange = (
  query: Query,
  context: EngineContext,
): ComparedRange | 'unbounded' | undefined => {
  const range = query.commands.map((command) => rangeComparedBy(command, context));
  return range.find((found) => found !== undefined);
};

/** The same for one command. */
export const rangeComparedBy = (
  command: Command | undefined,
  { range, now }: EngineContext,
): ComparedRange | 'unbounded' | undefined => {
  if (command?.kind !== 'diff' && command?.kind !== 'logcompare') {
    return undefined;
  }
  if (range?.start === undefined) {
    return 'unbounded';
  }
  const length = (range.end ?? now) - range.start;
  const start =
    command.kind === 'diff'
      ? startBefore(range.start, command.period, length)
      : shiftedBack(range.start, command.timeshift);
  return { start, end: start + length };
};

const DAY = 86_400_000;

const startBefore = (start: number, period: DiffPeriod, length: number): number => {
  switch (period) {
    case 'previousPeriod':
      return start - length;
    case 'previousDay':
      return start - DAY;
    case 'previousWeek':
      return start - 7 * DAY;
    case 'previousMonth':
      return monthsBefore(start, 1);
  }
};

type Timeshift = Extract<Command, { readonly kind: 'logcompare' }>['timeshift'];

const shiftedBack = (start: number, timeshift: Timeshift): number => {
  if (timeshift.kind !== 'duration') {
    return start;
  }
  const { amount, unit } = timeshift;
  const months = MONTHS.get(unit);
  return months === undefined
    ? start - (periodLength(amount, unit) ?? 0)
    : monthsBefore(start, Math.floor(amount) * months);
};

const MONTHS: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);

/** The same day of an earlier month, or its last one where it has no such day. */
const monthsBefore = (time: number, months: number): number => {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(date);
  last.setUTCMonth(date.getUTCMonth() + 1, 0);
  return date.setUTCDate(Math.min(day, last.getUTCDate()));
};
