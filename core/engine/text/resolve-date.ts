import type { DateNumber } from '#language/dates/java-date-format.ts';

export type DateNumbers = Map<DateNumber, number>;

/**
 * The time that clocks show, as if it were UTC, in milliseconds since 1970; undefined where the
 * numbers are out of their ranges, contradict each other, or give no year. As in Java's smart
 * style, a day beyond the end of its month is the last one, and 24:00 is the end of the day.
 */
export const resolveDate = (numbers: DateNumbers): number | undefined => {
  const inRange = Array.from(numbers).every(([field, value]) => isInRange(field, value));
  const day = inRange ? startOfDay(numbers) : undefined;
  const time = inRange ? timeOfDay(numbers) : undefined;
  if (day === undefined || time === undefined) {
    return undefined;
  }
  const weekday = numbers.get('weekday');
  return weekday === undefined || weekday === weekdayOf(day) ? day + time : undefined;
};

const DAY = 86_400_000;

const ranges: { readonly [Field in DateNumber]: readonly [least: number, most: number] } = {
  year: [0, 200_000],
  month: [1, 12],
  day: [1, 31],
  dayOfYear: [1, 366],
  hour: [0, 24],
  hourOfHalf: [0, 11],
  minute: [0, 59],
  second: [0, 59],
  nanosecond: [0, 999_999_999],
  millisecondOfDay: [0, DAY - 1],
  nanosecondOfDay: [0, DAY * 1e6 - 1],
  half: [0, 1],
  weekday: [1, 7],
};

const isInRange = (field: DateNumber, value: number): boolean => {
  const [least, most] = ranges[field];
  return value >= least && value <= most;
};

/** The month and the day are the first where they are not given. */
const startOfDay = (numbers: DateNumbers): number | undefined => {
  const year = numbers.get('year');
  if (year === undefined) {
    return undefined;
  }
  const dayOfYear = numbers.get('dayOfYear');
  if (dayOfYear !== undefined) {
    const day = utcDay(year, 0, dayOfYear);
    return new Date(day).getUTCFullYear() === year ? day : undefined;
  }
  const month = numbers.get('month') ?? 1;
  const last = new Date(utcDay(year, month, 0)).getUTCDate();
  return utcDay(year, month - 1, Math.min(numbers.get('day') ?? 1, last));
};

/** Date.UTC would take years before 100 for years of the 20th century. */
const utcDay = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month, day);

/** From Monday, which is 1. */
const weekdayOf = (day: number): number => ((new Date(day).getUTCDay() + 6) % 7) + 1;

const timeOfDay = (numbers: DateNumbers): number | undefined => {
  const whole = wholeTime(numbers);
  if (whole !== undefined) {
    return whole;
  }
  const hour = hourOf(numbers);
  const rest =
    ((numbers.get('minute') ?? 0) * 60 + (numbers.get('second') ?? 0)) * 1000 +
    Math.floor((numbers.get('nanosecond') ?? 0) / 1e6);
  return hour === undefined || (hour === 24 && rest > 0) ? undefined : hour * 3_600_000 + rest;
};

const wholeTime = (numbers: DateNumbers): number | undefined => {
  const nanoseconds = numbers.get('nanosecondOfDay');
  return nanoseconds === undefined
    ? numbers.get('millisecondOfDay')
    : Math.floor(nanoseconds / 1e6);
};

/** Undefined where 12 hours are counted and no one says which ones. */
const hourOf = (numbers: DateNumbers): number | undefined => {
  const hour = numbers.get('hour');
  const hourOfHalf = numbers.get('hourOfHalf');
  const half = numbers.get('half');
  if (hour === undefined && hourOfHalf !== undefined) {
    return half === undefined ? undefined : half * 12 + hourOfHalf;
  }
  if (hour === undefined) {
    return 0;
  }
  const agrees = half === undefined || Math.floor((hour % 24) / 12) === half;
  return agrees && (hourOfHalf === undefined || hourOfHalf === hour % 12) ? hour : undefined;
};
