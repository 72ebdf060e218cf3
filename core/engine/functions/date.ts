import type { Expression } from '#language/syntax/ast.ts';
import { numberReader, type Compiled, type Evaluate } from '../expressions/compiled.ts';
import { periodOf, type Period } from '../values/calendar.ts';
import { finite } from '../values/reading.ts';
import { argument, numberArgument, type ScalarCall, type ScalarFunction } from './scalar-call.ts';

/** `bin(5m)`, and `bin(@timestamp, 5m)` as some write it. */
export const bin: ScalarFunction = (call) => {
  const time = call.expressions.length > 1 ? argument(call, 0) : call.timestamp();
  return cutTime(time, call.expressions.at(-1), (period, moment) => period.floor(moment));
};

export const datefloor: ScalarFunction = (call) =>
  cutTime(argument(call, 0), call.expressions[1], (period, moment) => period.floor(moment));

export const dateceil: ScalarFunction = (call) =>
  cutTime(argument(call, 0), call.expressions[1], (period, moment) => {
    const start = period.floor(moment);
    return start === moment ? start : period.next(start);
  });

export const fromMillis: ScalarFunction = (call) => numberArgument(call, 0);
export const toMillis: ScalarFunction = (call) => numberArgument(call, 0);

export const now: ScalarFunction = (call) => {
  const seconds = Math.floor(call.context.now / 1000);
  return () => seconds;
};

/** Missing where the query has no range, or one that is open at this end. */
export const queryStartTime: ScalarFunction = ({ context }) => constantly(context.range?.start);
export const queryEndTime: ScalarFunction = ({ context }) => constantly(context.range?.end);

export const queryTimeRange: ScalarFunction = ({ context: { range } }: ScalarCall) =>
  constantly(
    range?.start === undefined || range.end === undefined ? undefined : range.end - range.start,
  );

const constantly =
  (value: number | undefined): Evaluate =>
  () =>
    value;

const cutTime = (
  time: Compiled,
  length: Expression | undefined,
  cut: (period: Period, moment: number) => number,
): Evaluate => {
  const period = length?.kind === 'duration' ? periodOf(length.amount, length.unit) : undefined;
  if (period === undefined) {
    return () => undefined;
  }
  const read = numberReader(time);
  return (row) => {
    const moment = read(row);
    return moment === undefined ? undefined : finite(cut(period, moment));
  };
};
