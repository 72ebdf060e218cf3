import type { DurationUnit } from '#language/catalogue/durations.ts';
import { durationUnits } from '#language/catalogue/durations.ts';

/** Cuts time into periods, in UTC. */
export interface Period {
  /** The start of the period that the time lies in; both in milliseconds. */
  floor(time: number): number;
  /** The start of the period that follows the one that begins at `start`. */
  next(start: number): number;
}

/**
 * Periods of so many units; undefined where there are none of that length. A count above the
 * unit's cap works as the cap (guide). Up to days they are counted from 1970-01-01, weeks
 * begin on a Monday, and months, quarters and years follow the calendar, counted from year 0.
 */
export const periodOf = (amount: number, unit: DurationUnit): Period | undefined => {
  const entry = durationUnits.find((candidate) => candidate.unit === unit);
  const count = Math.min(amount, entry?.cap ?? Infinity);
  if (entry?.milliseconds !== undefined) {
    return fixedPeriod(count * entry.milliseconds, unit === 'week' ? FIRST_MONDAY : 0);
  }
  return monthPeriod(Math.floor(count) * (MONTHS.get(unit) ?? 0));
};

/**
 * How long a period is in milliseconds, capped as above; months, quarters and years as long as
 * they are on average in the Gregorian calendar. Undefined where it has no length.
 */
export const periodLength = (amount: number, unit: DurationUnit): number | undefined => {
  const entry = durationUnits.find((candidate) => candidate.unit === unit);
  const one = entry?.milliseconds ?? (MONTHS.get(unit) ?? 0) * AVERAGE_MONTH;
  const length = Math.min(amount, entry?.cap ?? Infinity) * one;
  return length > 0 ? length : undefined;
};

/** A twelfth of 365.2425 days. */
const AVERAGE_MONTH = (365.2425 * 86_400_000) / 12;

/** The Monday before 1970-01-01, a Thursday. */
const FIRST_MONDAY = -3 * 86_400_000;

const MONTHS: ReadonlyMap<DurationUnit, number> = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);

const fixedPeriod = (length: number, origin: number): Period | undefined =>
  length > 0
    ? {
        floor: (time) => Math.floor((time - origin) / length) * length + origin,
        next: (start) => start + length,
      }
    : undefined;

const monthPeriod = (length: number): Period | undefined =>
  length > 0
    ? {
        floor: (time) => startOfMonth(Math.floor(monthOf(time) / length) * length),
        next: (start) => startOfMonth(monthOf(start) + length),
      }
    : undefined;

/** Months since January of year 0. */
const monthOf = (time: number): number => {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Date.UTC would take years before 100 for years of the 20th century. */
const startOfMonth = (month: number): number =>
  new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
