import { durationUnit } from '#language/catalogue/durations.ts';
import { resolveRange } from '#language/query-file/range.ts';

/** A moment as the console writes it, in milliseconds: before or after now, or since 1970. */
export type ConsoleMoment =
  | { readonly kind: 'relative'; readonly milliseconds: number }
  | { readonly kind: 'absolute'; readonly at: number };

/** The range of a link: seconds before now (negative), or instants. */
export type ConsoleTimes =
  | { readonly timeType: 'RELATIVE'; readonly start: number; readonly end: number }
  | { readonly timeType: 'ABSOLUTE'; readonly start: string; readonly end: string };

/** The moment that `-3600s`, `0s`, `-1w`, an instant or milliseconds since 1970 mean. */
export function parseMoment(text: string): ConsoleMoment | undefined {
  const written = text.trim();
  const [, amount, unit = ''] = /^([+-]?\d+)\s*([A-Za-z]+)$/.exec(written) ?? [];
  const length = amount === undefined ? undefined : durationUnit(unit)?.milliseconds;
  if (length !== undefined) return { kind: 'relative', milliseconds: Number(amount) * length };
  if (/^\d{12,15}$/.test(written)) return { kind: 'absolute', at: Number(written) };
  const at = /^\d{4}-\d\d-\d\d/.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(at) ? undefined : { kind: 'absolute', at };
}

/** As `@range` has it; undefined where there is no beginning, or none that it can be. */
export function writtenRange(
  start: ConsoleMoment | undefined,
  end: ConsoleMoment | undefined,
): string | undefined {
  if (start === undefined) return undefined;
  const isUntilNow = end === undefined || (end.kind === 'relative' && end.milliseconds === 0);
  const range =
    start.kind === 'relative' && isUntilNow
      ? writtenMoment(start)
      : `${writtenMoment(start)}..${isUntilNow ? 'now' : writtenMoment(end)}`;
  return resolveRange(range, Date.UTC(2100, 0)).kind === 'invalid' ? undefined : range;
}

/** What a link says of a range, as `@range` has it, at a moment; a text says why it is none. */
export function consoleTimes(range: string, now: number): ConsoleTimes | string {
  const resolved = resolveRange(range, now);
  if (resolved.kind === 'invalid') return resolved.reason;
  const { start = EARLIEST, end = now } = resolved;
  if (COUNTS_BACK.test(range)) {
    const seconds = (at: number): number => Math.round((at - now) / 1000);
    return { timeType: 'RELATIVE', start: seconds(start), end: seconds(end) };
  }
  // The end of a range is outside of it, and that of a link is inside.
  const last = end === now ? end : end - 1;
  return {
    timeType: 'ABSOLUTE',
    start: new Date(start).toISOString(),
    end: new Date(last).toISOString(),
  };
}

/** CloudWatch answers about nothing before (guide). */
const EARLIEST = Date.UTC(2018, 10, 5);

const COUNTS_BACK = /^\s*-[^.]*(?:\.\.\s*(?:-[^.]*|now)?\s*)?$/i;

function writtenMoment(moment: ConsoleMoment): string {
  if (moment.kind === 'absolute') return new Date(moment.at).toISOString().replace('.000Z', 'Z');
  const { milliseconds } = moment;
  if (milliseconds >= 0) return 'now';
  const unit = units.find(
    ({ length }) => milliseconds % length === 0 && -milliseconds / length < LARGEST_AMOUNT,
  );
  const { letter, length } = unit ?? MINUTE;
  return `-${Math.round(-milliseconds / length)}${letter}`;
}

/** A range has no room for more digits. */
const LARGEST_AMOUNT = 1_000_000;
const MINUTE = { letter: 'm', length: 60_000 };

/** Not weeks: a range of seven days is written as such by everybody. */
const units = [
  { letter: 'd', length: 24 * 60 * 60_000 },
  { letter: 'h', length: 60 * 60_000 },
  MINUTE,
  { letter: 's', length: 1000 },
  { letter: 'ms', length: 1 },
];
