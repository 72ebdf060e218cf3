import { decodeText } from './decode-text.ts';
import { backslash } from './json-text.ts';

/**
 * The milliseconds since 1970 of a time as CloudTrail writes it, `2022-02-18T17:52:31Z`; undefined
 * where it is none. A fraction, an offset (`+02:00`) and a blank instead of `T`, which exports
 * write, are read too; without an offset a time is UTC.
 */
export function readEventTime(bytes: Buffer, start: number, end: number): number | undefined {
  const time = timeAsWritten(bytes, start, end);
  if (time !== undefined || end - start > longest * longestEscape) return time;
  // Nobody writes a time with escapes, and JSON allows it.
  if (!bytes.subarray(start, end).includes(backslash)) return undefined;
  const text = Buffer.from(decodeText(bytes, start, end));
  return timeAsWritten(text, 0, text.length);
}

function timeAsWritten(bytes: Buffer, start: number, end: number): number | undefined {
  if (end - start < shortest || end - start > longest) return undefined;
  const day = dayAt(bytes, start);
  const separator = bytes[start + 10];
  const time = timeAt(bytes, start + 11);
  if (day === undefined || time === undefined) return undefined;
  if (separator !== letterT && separator !== blank) return undefined;
  if (end - start === shortest + 1 && bytes[end - 1] === letterZ) return day + time;
  const rest = restAt(bytes.toString('latin1', start + shortest, end));
  return rest === undefined ? undefined : day + time + rest;
}

/** `2022-02-18T17:52:31`; nothing longer than with nanoseconds and offset is a time. */
const shortest = 19;
const longest = 40;

/** Bytes of a character that is written as an escape. */
const longestEscape = 6;

const letterT = 0x54;
const letterZ = 0x5a;
const blank = 0x20;
const dash = 0x2d;
const colon = 0x3a;

/** The first moment of the day written at `start`; undefined for days that no calendar has. */
function dayAt(bytes: Buffer, start: number): number | undefined {
  if (bytes[start + 4] !== dash || bytes[start + 7] !== dash) return undefined;
  const [year, month] = [digitsAt(bytes, start, 4), digitsAt(bytes, start + 5, 2)];
  const date = digitsAt(bytes, start + 8, 2);
  const day = year * 10_000 + month * 100 + date;
  if (day !== latestDay) {
    const calendar = new Date(Date.UTC(year, month - 1, date));
    const exists = calendar.getUTCFullYear() === year && calendar.getUTCMonth() === month - 1;
    if (!exists || calendar.getUTCDate() !== date) return undefined;
    latestDay = day;
    latestStart = calendar.getTime();
  }
  return latestStart;
}

// Events come day by day, and asking the calendar costs more than all the rest.
let latestDay = 0;
let latestStart = 0;

function timeAt(bytes: Buffer, start: number): number | undefined {
  if (bytes[start + 2] !== colon || bytes[start + 5] !== colon) return undefined;
  const hours = digitsAt(bytes, start, 2);
  const minutes = digitsAt(bytes, start + 3, 2);
  const seconds = digitsAt(bytes, start + 6, 2);
  if (!(hours < 24 && minutes < 60 && seconds <= 60)) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** The number written there; NaN where there is anything but digits. */
function digitsAt(bytes: Buffer, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The milliseconds that fraction and offset add; undefined where they are something else. */
function restAt(rest: string): number | undefined {
  const parts = /^(?:[.,](\d+))? ?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(rest);
  if (parts === null) return undefined;
  const [, fraction = '0', offset = 'Z'] = parts;
  return Math.floor(Number(`0.${fraction}`) * 1000) - offsetOf(offset);
}

function offsetOf(offset: string): number {
  if (offset === 'Z' || offset === 'UTC') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))) * 60_000;
}
