import { bytesOf, type Column, compact, expand } from './column.ts';

/*
 * The times of a file's events, in milliseconds since 1970: NaN for an event without one, and
 * `timeNotRead` for one that nobody has asked.
 */

export const timeNotRead = Infinity;

export type TimeColumn =
  /** Times as a column of what has passed since the first one, in a unit of milliseconds. */
  | {
      readonly kind: 'passed';
      readonly base: number;
      readonly unit: number;
      readonly passed: Column;
    }
  | { readonly kind: 'exact'; readonly times: Float64Array };

/** The first `count` times as a column; undefined where none was read. */
export function compactTimes(times: Float64Array, count: number): TimeColumn | undefined {
  const { first, last, unit } = spanOf(times, count);
  if ((last - first) / unit > mostPassed) return { kind: 'exact', times: times.slice(0, count) };
  const numbers = new Int32Array(count);
  const base = Number.isFinite(first) ? first : 0;
  for (let index = 0; index < count; index += 1) {
    const time = times[index] ?? timeNotRead;
    if (Number.isNaN(time)) numbers[index] = withoutTime;
    else if (time !== timeNotRead) numbers[index] = (time - base) / unit + firstMoment;
  }
  const passed = compact(numbers, count);
  return passed && { kind: 'passed', base, unit, passed };
}

/** Writes the column's times into the first `count` places. */
export function expandTimes(
  column: TimeColumn | undefined,
  into: Float64Array,
  count: number,
): void {
  if (column === undefined) {
    into.fill(timeNotRead, 0, count);
    return;
  }
  if (column.kind === 'exact') {
    into.set(column.times);
    return;
  }
  const { base, unit, passed } = column;
  const numbers = new Int32Array(count);
  expand(passed, numbers, count);
  for (let index = 0; index < count; index += 1) {
    const number = numbers[index] ?? 0;
    into[index] = number < firstMoment ? noTime(number) : base + (number - firstMoment) * unit;
  }
}

/** About what the column takes in memory, in bytes. */
export function timeBytesOf(column: TimeColumn): number {
  return 64 + (column.kind === 'exact' ? column.times.byteLength : bytesOf(column.passed));
}

/** Stands for an event without a time; below it is one that was not read, above it are times. */
const withoutTime = 1;
const firstMoment = 2;

const noTime = (number: number): number => (number === withoutTime ? Number.NaN : timeNotRead);

const mostPassed = 2 ** 31 - 1 - firstMoment;

interface Span {
  /** The first and the last time; infinite where there is none. */
  readonly first: number;
  readonly last: number;
  /** A second where all times are whole seconds. */
  readonly unit: 1000 | 1;
}

function spanOf(times: Float64Array, count: number): Span {
  let first = Infinity;
  let last = -Infinity;
  let unit: Span['unit'] = 1000;
  for (let index = 0; index < count; index += 1) {
    const time = times[index] ?? timeNotRead;
    if (time === timeNotRead || Number.isNaN(time)) continue;
    if (time < first) first = time;
    if (time > last) last = time;
    if (time % 1000 !== 0) unit = 1;
  }
  return { first, last, unit };
}
