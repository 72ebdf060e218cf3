/*
 * Times as CloudTrail writes them, `2022-02-18T17:52:31Z`: what is written in any other way, or is no
 * time, is left to event-time.ts.
 */

const length = 20;
const dash: u8 = 0x2d;
const letterT: u8 = 0x54;
const colon: u8 = 0x3a;
const letterZ: u8 = 0x5a;

const secondsOfDay: f64 = 86_400;

// Events come day by day: the day that was read last, as it is written, and its first second.
let latestStart: u64 = 0;
let latestEnd: u16 = 0;
let latestSecond: f64 = NaN;

/** The milliseconds since 1970 of the time at `start` to `end`; NaN where JavaScript has to look. */
export function timeAt(start: i32, end: i32): f64 {
  if (end - start != length) return NaN;
  const isLatest = load<u64>(start) == latestStart && load<u16>(start, 8) == latestEnd;
  if (!isLatest && !readDay(start)) return NaN;
  const marks =
    isAt(start, 10, letterT) &
    isAt(start, 13, colon) &
    isAt(start, 16, colon) &
    isAt(start, 19, letterZ);
  const hours = twoDigits(start + 11);
  const minutes = twoDigits(start + 14);
  const seconds = twoDigits(start + 17);
  if (!marks || hours > 23 || minutes > 59 || seconds > 59) return NaN;
  return (latestSecond + (((hours * 60 + minutes) * 60 + seconds) as f64)) * 1000;
}

/** Reads the day at `start`; false where JavaScript has to look. */
function readDay(start: i32): bool {
  const century = twoDigits(start);
  const year = century * 100 + twoDigits(start + 2);
  const month = twoDigits(start + 5);
  const date = twoDigits(start + 8);
  // What holds anything but digits is greater than any number.
  if (century >= notDigits || year >= notDigits || !isDay(year, month, date)) return false;
  if (!isAt(start, 4, dash) || !isAt(start, 7, dash)) return false;
  latestStart = load<u64>(start);
  latestEnd = load<u16>(start, 8);
  latestSecond = ((daysBefore(year, month) + date - 1) as f64) * secondsOfDay;
  return true;
}

const notDigits = 1_000_000;

function isAt(start: i32, offset: i32, byte: u8): bool {
  return load<u8>(start + offset) == byte;
}

/** The number written there; `notDigits` where there is anything else. */
function twoDigits(at: i32): i32 {
  const tens = (load<u8>(at) as i32) - 0x30;
  const ones = (load<u8>(at + 1) as i32) - 0x30;
  return (tens as u32) > 9 || (ones as u32) > 9 ? notDigits : tens * 10 + ones;
}

/** True for the days of the years for which the calendar of JavaScript has no rules of its own. */
function isDay(year: i32, month: i32, date: i32): bool {
  if (year < 100 || month < 1 || month > 12 || date < 1) return false;
  if (month == 2) return date <= (isLeap(year) ? 29 : 28);
  return date <= 30 + ((month + (month >> 3)) & 1);
}

function isLeap(year: i32): bool {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/** The days from 1970 to the first of the month, counted in years that begin in March. */
function daysBefore(year: i32, month: i32): i32 {
  const from = month > 2 ? year : year - 1;
  const leapDays = from / 4 - from / 100 + from / 400;
  const daysOfMonths = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  return from * 365 + leapDays + daysOfMonths - daysTo1970;
}

/** From the first of March of the year 0. */
const daysTo1970 = 719_468;
