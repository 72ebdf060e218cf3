import { durationUnit } from '../catalogue/durations.ts';

/** Milliseconds since 1970, UTC; `start` inclusive, `end` exclusive. Either side may be open. */
export interface ResolvedRange {
  readonly kind: 'range';
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** Why a text is no range, as a message that says what to write. */
export interface InvalidRange {
  readonly kind: 'invalid';
  readonly reason: string;
}

/**
 * The time that `@range` or `--range` means at a moment (`now`, in milliseconds since 1970):
 *
 * - `-7d`: from seven days ago to now; `-24h..-1h`: between two moments in the past;
 * - `2022-02-12`: that day; `2022-02-12..2022-02-19`: from the start of the first day to the end
 *   of the last, which belongs to it;
 * - `2022-02-12T08:00..2022-02-12T12:00+02:00`: from one instant to, and without, another; UTC
 *   where no offset is written;
 * - `2022-02-12..` and `..-1h`: open on one side; `all`: open on both.
 */
export const resolveRange = (text: string, now: number): ResolvedRange | InvalidRange => {
  const written = text.trim();
  if (written.toLowerCase() === 'all') {
    return { kind: 'range', start: undefined, end: undefined };
  }
  const sides = written.split('..');
  const [from = '', to = ''] = sides.map((half) => half.trim());
  if (sides.length > 2 || (from === '' && to === '')) {
    return invalid(written);
  }
  const start = side(from, now);
  const end = sides.length === 1 ? onlyEnd(start, now) : side(to, now);
  if (start === undefined || end === undefined) {
    return invalid(written);
  }
  return ordered(written, start.first, end.end);
};

/** What is wrong with a range; undefined for one that is right. */
export const rangeProblem = (text: string): string | undefined => {
  // Any moment does to see whether the text is a range and its sides are in order.
  const resolved = resolveRange(text, Date.UTC(2100, 0));
  return resolved.kind === 'invalid' ? resolved.reason : undefined;
};

/** A moment, or a day; each side of a range takes the end of it that it needs. */
interface Moment {
  readonly first: number | undefined;
  readonly end: number | undefined;
  readonly kind: 'ago' | 'day' | 'instant' | 'open';
}

const OPEN: Moment = { first: undefined, end: undefined, kind: 'open' };
const DAY = 24 * 60 * 60 * 1000;

const side = (written: string, now: number): Moment | undefined =>
  written === '' ? OPEN : moment(written, now);

/** The end of a range that is written without `..`. */
const onlyEnd = (start: Moment | undefined, now: number): Moment | undefined => {
  switch (start?.kind) {
    case 'ago':
      return { first: now, end: now, kind: 'ago' };
    case 'day':
      return start;
    default:
      return undefined;
  }
};

const moment = (written: string, now: number): Moment | undefined =>
  ago(written, now) ?? date(written);

const ago = (written: string, now: number): Moment | undefined => {
  if (written.toLowerCase() === 'now') {
    return { first: now, end: now, kind: 'ago' };
  }
  const [, amount, unit] = /^-\s*(\d{1,6})\s*([A-Za-z]+)$/.exec(written) ?? [];
  if (amount === undefined || unit === undefined) {
    return undefined;
  }
  const at = before(now, Number(amount), unit);
  return at === undefined ? undefined : { first: at, end: at, kind: 'ago' };
};

const MONTHS: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);

const before = (now: number, amount: number, spelling: string): number | undefined => {
  const entry = durationUnit(spelling);
  if (entry?.milliseconds !== undefined) {
    return now - amount * entry.milliseconds;
  }
  const months = entry && MONTHS.get(entry.unit);
  if (months === undefined) {
    return undefined;
  }
  const at = new Date(now);
  const moved = at.setUTCMonth(at.getUTCMonth() - amount * months);
  return Number.isNaN(moved) ? undefined : moved;
};

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

const date = (written: string): Moment | undefined => {
  const day = startOfDay(written);
  if (day !== undefined) {
    return { first: day, end: day + DAY, kind: 'day' };
  }
  const [, onDay = '', hours, minutes, seconds = '0', fraction = '', offset] =
    INSTANT.exec(written) ?? [];
  const midnight = startOfDay(onDay);
  if (
    midnight === undefined ||
    Number(hours) > 23 ||
    Number(minutes) > 59 ||
    Number(seconds) > 59
  ) {
    return undefined;
  }
  const milliseconds = Number(fraction.padEnd(3, '0'));
  const ofDay = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const at = midnight + ofDay + milliseconds - offsetOf(offset);
  return { first: at, end: at, kind: 'instant' };
};

/** Midnight UTC; undefined for a day that no calendar has. */
const startOfDay = (written: string): number | undefined => {
  const [, year, month, day] = DATE.exec(written) ?? [];
  if (year === undefined) {
    return undefined;
  }
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(at).toISOString().startsWith(written);
  return exists ? at : undefined;
};

/** The milliseconds by which a place's clock is ahead of UTC. */
const offsetOf = (written: string | undefined): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(written ?? '') ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ahead : ahead;
};

const ordered = (
  written: string,
  start: number | undefined,
  end: number | undefined,
): ResolvedRange | InvalidRange =>
  start !== undefined && end !== undefined && start >= end
    ? { kind: 'invalid', reason: `"${written}" ends before it begins; swap its sides` }
    : { kind: 'range', start, end };

const invalid = (written: string): InvalidRange => ({
  kind: 'invalid',
  reason: `${written === '' ? 'there is no range here' : `"${written}" is not a range`}; ${EXAMPLES}`,
});

const EXAMPLES = 'write one such as -7d, -24h..-1h, 2022-02-12..2022-02-19 or all';
