/** The units of a period, in their canonical spelling. */
export type DurationUnit =
  'millisecond' | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface DurationUnitEntry {
  readonly unit: DurationUnit;
  /** Accepted spellings; those of more than one letter also take a plural s. */
  readonly spellings: readonly string[];
  /** A larger count works as this one, silently (guide). */
  readonly cap: number | undefined;
  /** Length where it is fixed; months, quarters and years follow the calendar. */
  readonly milliseconds: number | undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const durationUnits: readonly DurationUnitEntry[] = [
  { unit: 'millisecond', spellings: ['ms', 'msec', 'millisecond'], cap: 1000, milliseconds: 1 },
  { unit: 'second', spellings: ['s', 'sec', 'second'], cap: 60, milliseconds: SECOND },
  { unit: 'minute', spellings: ['m', 'min', 'minute'], cap: 60, milliseconds: MINUTE },
  { unit: 'hour', spellings: ['h', 'hr', 'hour'], cap: 24, milliseconds: HOUR },
  { unit: 'day', spellings: ['d', 'day'], cap: undefined, milliseconds: DAY },
  { unit: 'week', spellings: ['w', 'week'], cap: undefined, milliseconds: 7 * DAY },
  { unit: 'month', spellings: ['mo', 'mon', 'month'], cap: undefined, milliseconds: undefined },
  { unit: 'quarter', spellings: ['q', 'qtr', 'quarter'], cap: undefined, milliseconds: undefined },
  { unit: 'year', spellings: ['y', 'yr', 'year'], cap: undefined, milliseconds: undefined },
];

const unitsBySpelling: ReadonlyMap<string, DurationUnitEntry> = new Map(
  durationUnits.flatMap((entry) =>
    entry.spellings
      .flatMap((spelling) => (spelling.length > 1 ? [spelling, `${spelling}s`] : [spelling]))
      .map((spelling) => [spelling, entry] as const),
  ),
);

/** The unit that a spelling means, without regard to case; undefined where it means none. */
export const durationUnit = (spelling: string): DurationUnitEntry | undefined =>
  unitsBySpelling.get(spelling.toLowerCase());
