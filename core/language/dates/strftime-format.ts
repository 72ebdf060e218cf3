import { dayNames, monthNames, shortNames } from './calendar-names.ts';
import { offsetText, type TimeZone } from './time-zone.ts';

/** Writes a moment, in milliseconds since 1970, by the clocks of a zone. */
export type TimeWriter = (moment: number, zone: TimeZone) => string;

export interface StrftimeFormat {
  readonly write: TimeWriter;
  /** What has a `%` and means nothing; it stays as it is. */
  readonly unknown: readonly string[];
}

/**
 * A format of C's strftime (POSIX, in its C locale), with what is common beyond: `%k %l %P %s %N`
 * and the flags `- _ 0 ^` of GNU, `%L` of Ruby for milliseconds, `%f` of Python for microseconds.
 */
export const strftimeFormat = (format: string): StrftimeFormat => {
  const pieces: TimeWriter[] = [];
  const unknown: string[] = [];
  let end = 0;
  for (const match of format.matchAll(DIRECTIVE)) {
    pieces.push(literal(format.slice(end, match.index)));
    const [whole, flag = '', width = '', letter = ''] = match;
    const write = writerOf(flag, width, letter);
    if (write === undefined) {
      unknown.push(whole);
    }
    pieces.push(write ?? literal(whole));
    end = match.index + whole.length;
  }
  pieces.push(literal(format.slice(end)));
  return {
    unknown,
    write: (moment, zone) => pieces.map((write) => write(moment, zone)).join(''),
  };
};

const DIRECTIVE = /%([-_0^:]?)(\d?)(\p{Any}?)/gu;

const literal =
  (text: string): TimeWriter =>
  () =>
    text;

/** A moment by the clocks of a zone. */
interface Clock {
  /** Its UTC getters say what the clocks show. */
  readonly local: Date;
  readonly moment: number;
  readonly zone: TimeZone;
}

/** How numbers are filled up to their width. */
type Fill = '0' | ' ' | '';

interface NumberDirective {
  readonly width: number;
  readonly fill: Fill;
  readonly value: (clock: Clock) => number;
}

const writerOf = (flag: string, width: string, letter: string): TimeWriter | undefined => {
  if (letter === 'N' && /^[1-9]?$/.test(width) && flag === '') {
    return (moment) => fractionText(moment, width === '' ? 9 : Number(width));
  }
  if (width !== '') {
    return undefined;
  }
  if (flag === ':') {
    return letter === 'z' ? (moment, zone) => offsetText(zone.offsetAt(moment), ':') : undefined;
  }
  const number = numberDirectives.get(letter);
  if (number !== undefined) {
    const fill = fills.get(flag) ?? number.fill;
    return ofClock((clock) => filled(number.value(clock), number.width, fill));
  }
  const text = textDirectives.get(letter);
  if (text !== undefined && (flag === '' || flag === '^')) {
    return ofClock((clock) => (flag === '^' ? text(clock).toUpperCase() : text(clock)));
  }
  const compound = flag === '' ? compounds.get(letter) : undefined;
  return compound === undefined ? undefined : strftimeFormat(compound).write;
};

const fills: ReadonlyMap<string, Fill> = new Map([
  ['-', ''],
  ['_', ' '],
  ['0', '0'],
]);

const ofClock =
  (write: (clock: Clock) => string): TimeWriter =>
  (moment, zone) =>
    write({ local: new Date(moment + zone.offsetAt(moment)), moment, zone });

const filled = (value: number, width: number, fill: Fill): string => {
  const digits = String(Math.abs(value));
  const padded = fill === '' ? digits : digits.padStart(width, fill);
  return value < 0 ? `-${padded}` : padded;
};

/** The fraction of the second in so many digits; only three of them can be other than 0. */
const fractionText = (moment: number, digits: number): string =>
  String(milliseconds(moment)).padStart(3, '0').padEnd(digits, '0').slice(0, digits);

const milliseconds = (moment: number): number => ((Math.floor(moment) % 1000) + 1000) % 1000;

const year = ({ local }: Clock): number => local.getUTCFullYear();
const hour = ({ local }: Clock): number => local.getUTCHours();
const hourOfHalf = (clock: Clock): number => ((hour(clock) + 11) % 12) + 1;

/** From Monday, which is 1. */
const weekday = ({ local }: Clock): number => ((local.getUTCDay() + 6) % 7) + 1;

const DAY = 86_400_000;

/** From 1. */
const dayOfYear = (clock: Clock): number =>
  Math.floor((clock.local.getTime() - startOfYear(year(clock))) / DAY) + 1;

/** Date.UTC would take years before 100 for years of the 20th century. */
const startOfYear = (number: number): number => new Date(0).setUTCFullYear(number, 0, 1);

/** Weeks of the year that begin on a day (0 is Sunday); days before the first one are in week 0. */
const weekOfYear = (clock: Clock, firstDay: 0 | 1): number => {
  const sinceFirst = (clock.local.getUTCDay() - firstDay + 7) % 7;
  return Math.floor((dayOfYear(clock) + 6 - sinceFirst) / 7);
};

/** The year and week of ISO 8601: those that the week's Thursday lies in. */
const isoWeek = (clock: Clock): { readonly year: number; readonly week: number } => {
  const thursday = new Date(clock.local.getTime() + (4 - weekday(clock)) * DAY);
  const start = startOfYear(thursday.getUTCFullYear());
  const week = Math.floor((thursday.getTime() - start) / (7 * DAY)) + 1;
  return { year: thursday.getUTCFullYear(), week };
};

const two = (value: NumberDirective['value'], fill: Fill = '0'): NumberDirective => ({
  width: 2,
  fill,
  value,
});

const numberDirectives: ReadonlyMap<string, NumberDirective> = new Map([
  ['C', two((clock) => Math.floor(year(clock) / 100))],
  ['d', two(({ local }) => local.getUTCDate())],
  ['e', two(({ local }) => local.getUTCDate(), ' ')],
  ['f', { width: 6, fill: '0', value: ({ moment }) => milliseconds(moment) * 1000 }],
  ['G', { width: 4, fill: '0', value: (clock) => isoWeek(clock).year }],
  ['g', two((clock) => ((isoWeek(clock).year % 100) + 100) % 100)],
  ['H', two(hour)],
  ['I', two(hourOfHalf)],
  ['j', { width: 3, fill: '0', value: dayOfYear }],
  ['k', two(hour, ' ')],
  ['L', { width: 3, fill: '0', value: ({ moment }) => milliseconds(moment) }],
  ['l', two(hourOfHalf, ' ')],
  ['M', two(({ local }) => local.getUTCMinutes())],
  ['m', two(({ local }) => local.getUTCMonth() + 1)],
  ['S', two(({ local }) => local.getUTCSeconds())],
  ['s', { width: 1, fill: '', value: ({ moment }) => Math.floor(moment / 1000) }],
  ['U', two((clock) => weekOfYear(clock, 0))],
  ['u', { width: 1, fill: '', value: weekday }],
  ['V', two((clock) => isoWeek(clock).week)],
  ['W', two((clock) => weekOfYear(clock, 1))],
  ['w', { width: 1, fill: '', value: ({ local }) => local.getUTCDay() }],
  ['Y', { width: 4, fill: '0', value: year }],
  ['y', two((clock) => ((year(clock) % 100) + 100) % 100)],
]);

const nameOf = (names: readonly string[], index: number): string => names[index] ?? '';
const shortDays = shortNames(dayNames);
const shortMonths = shortNames(monthNames);
const half = (clock: Clock): string => (hour(clock) < 12 ? 'AM' : 'PM');

const textDirectives: ReadonlyMap<string, (clock: Clock) => string> = new Map([
  ['%', () => '%'],
  ['A', (clock) => nameOf(dayNames, weekday(clock) - 1)],
  ['a', (clock) => nameOf(shortDays, weekday(clock) - 1)],
  ['B', ({ local }) => nameOf(monthNames, local.getUTCMonth())],
  ['b', ({ local }) => nameOf(shortMonths, local.getUTCMonth())],
  ['h', ({ local }) => nameOf(shortMonths, local.getUTCMonth())],
  ['n', () => '\n'],
  ['P', (clock) => half(clock).toLowerCase()],
  ['p', half],
  ['t', () => '\t'],
  ['Z', ({ moment, zone }) => zone.nameAt(moment)],
  ['z', ({ moment, zone }) => offsetText(zone.offsetAt(moment), '')],
]);

/** What stands for others, in the C locale. */
const compounds: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['D', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['R', '%H:%M'],
  ['r', '%I:%M:%S %p'],
  ['T', '%H:%M:%S'],
  ['X', '%H:%M:%S'],
  ['x', '%m/%d/%y'],
]);
