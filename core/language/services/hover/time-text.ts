import type { ResolvedRange } from '../../query-file/range.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2022-02-12 08:00`, with seconds and milliseconds where there are any; in UTC. */
export const instantText = (moment: number): string => {
  const text = new Date(moment).toISOString().replace('T', ' ').replace('Z', '');
  return text.replace(/\.000$/, '').replace(/(?<=\d\d:\d\d):00$/, '');
};

/** `2022-02-12 00:00 to 2022-02-19 12:00 UTC`; undefined for a range that is open on both sides. */
export const rangeText = ({ start, end }: ResolvedRange): string | undefined => {
  if (start !== undefined && end !== undefined) {
    return `${instantText(start)} to ${instantText(end)} UTC`;
  }
  if (start !== undefined) return `from ${instantText(start)} UTC on`;
  return end === undefined ? undefined : `up to ${instantText(end)} UTC`;
};

/** `7 days`, `1 hour 30 minutes`: the largest unit and the next one. */
export const lengthText = (milliseconds: number): string => {
  const parts: string[] = [];
  let rest = milliseconds;
  for (const [length, unit] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return parts.slice(0, 2).join(' ') || `${milliseconds} milliseconds`;
};

const UNITS: readonly (readonly [number, string])[] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
];

/** A number that is most likely a time since 1970, and in which unit; undefined for another one. */
export const epochOf = (
  written: string,
): { readonly unit: 'seconds' | 'milliseconds'; readonly moment: number } | undefined => {
  if (!/^\d{10}(?:\d{3})?$/.test(written)) return undefined;
  const unit = written.length === 10 ? 'seconds' : 'milliseconds';
  const moment = Number(written) * (unit === 'seconds' ? SECOND : 1);
  return moment >= FIRST && moment < LAST ? { unit, moment } : undefined;
};

/** Before CloudTrail there is nothing to ask for, and nobody plans beyond. */
const FIRST = Date.UTC(2006, 0);
const LAST = Date.UTC(2100, 0);
