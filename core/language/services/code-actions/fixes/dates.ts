import { timeZone } from '../../../dates/time-zone.ts';
import { editDistance } from '../../../text/nearest.ts';
import { replace } from '../edit.ts';
import { written } from '../place.ts';
import { functionMeaning } from '../../../catalogue/functions.ts';
import { type Fix, fix, type Fixer, type Fixers } from './fix.ts';

/** The same part of a date in the two ways of writing formats, the longest first. */
const PARTS: readonly (readonly [java: string, strftime: string])[] = [
  ['yyyy', '%Y'],
  ['EEEE', '%A'],
  ['MMMM', '%B'],
  ['EEE', '%a'],
  ['MMM', '%b'],
  ['DDD', '%j'],
  ['SSS', '%L'],
  ['yy', '%y'],
  ['MM', '%m'],
  ['dd', '%d'],
  ['HH', '%H'],
  ['hh', '%I'],
  ['mm', '%M'],
  ['ss', '%S'],
  ['XXX', '%z'],
  ['Z', '%z'],
  ['X', '%z'],
  ['z', '%Z'],
  ['a', '%p'],
];

const strftimeOf = (java: string): string =>
  java.replace(
    /'([^']*)'|([A-Za-z])\2*/g,
    (run: string, quoted: string | undefined) =>
      quoted ?? PARTS.find(([known]) => known === run)?.[1] ?? run,
  );

const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['%F', '%Y-%m-%d'],
  ['%T', '%H:%M:%S'],
  ['%R', '%H:%M'],
  ['%D', '%m/%d/%y'],
]);

const javaOf = (strftime: string): string =>
  strftime
    .replace(/%[FTRD]/g, (short) => SHORT_FORMS.get(short) ?? short)
    .replace(/%[A-Za-z]|[A-Za-z]+/g, (run) =>
      run.startsWith('%') ? (PARTS.find(([, known]) => known === run)?.[0] ?? run) : `'${run}'`,
    );

/** A format of strftime, or one of Java with the usual slips: `YYYY`, `DD`, a bare `T`. */
const javaMeant = (format: string): string =>
  format.includes('%')
    ? javaOf(format)
    : format
        .replaceAll('Y', 'y')
        .replaceAll('DD', 'dd')
        .replace(/(?<!')T(?!')/g, "'T'");

/** Formats of one function are often given to the other. */
const dateFormat: Fixer<'invalid-date-format'> = ({ span: where, parameters: { name } }, place) => {
  const literal = written(place, where);
  const format = literal.slice(1, -1);
  const isJava = functionMeaning(name)?.name === 'parseDate';
  const meant = isJava ? javaMeant(format) : strftimeOf(format);
  const usual = isJava ? "yyyy-MM-dd'T'HH:mm:ssX" : '%Y-%m-%d %H:%M:%S';
  return [...new Set([meant, usual])]
    .filter((candidate) => candidate !== format)
    .map((candidate) => fix(`Write "${candidate}"`, replace(where, `"${candidate}"`)));
};

/** Cities and regions that people mean by letters, and short names of zones. */
const KNOWN_ZONES: ReadonlyMap<string, string> = new Map([
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['pacific', 'America/Los_Angeles'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['eastern', 'America/New_York'],
  ['bst', 'Europe/London'],
  ['cest', 'Europe/Berlin'],
  ['cet', 'Europe/Berlin'],
  ['eest', 'Europe/Helsinki'],
  ['ist', 'Asia/Kolkata'],
  ['sgt', 'Asia/Singapore'],
  ['jst', 'Asia/Tokyo'],
  ['kst', 'Asia/Seoul'],
  ['aest', 'Australia/Sydney'],
  ['aedt', 'Australia/Sydney'],
]);

const timeZoneFix: Fixer<'unknown-time-zone'> = ({ span: where, parameters: { text } }) =>
  zonesMeant(text)
    .filter((zone) => timeZone(zone) !== undefined)
    .slice(0, MOST_ZONES)
    .map((zone): Fix => fix(`Write "${zone}"`, replace(where, `"${zone}"`)));

const MOST_ZONES = 3;
const FARTHEST = 2;

const zonesMeant = (text: string): readonly string[] => {
  const wanted = text.trim().toLowerCase().replaceAll(' ', '_');
  const [, sign, hours, minutes] =
    /^(?:utc|gmt|ut)?_*([+-])_*(\d{1,2})[:.]?(\d\d)?$/.exec(wanted) ?? [];
  if (sign !== undefined && hours !== undefined) {
    return [`${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}`];
  }
  const known = KNOWN_ZONES.get(wanted);
  const names = Intl.supportedValuesOf('timeZone');
  const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();
  const near = names
    .map((zone) => ({
      zone,
      distance: Math.min(
        editDistance(wanted, zone.toLowerCase(), FARTHEST + 1),
        editDistance(wanted.slice(wanted.lastIndexOf('/') + 1), cityOf(zone), FARTHEST + 1),
      ),
    }))
    .filter(({ distance }) => distance <= FARTHEST && wanted.length > FARTHEST + 1)
    .toSorted((a, b) => a.distance - b.distance);
  const isUtc = /^(?:zulu|utc|gmt|z)$/.test(wanted);
  return [
    ...(isUtc ? ['UTC'] : []),
    ...(known === undefined ? [] : [known]),
    ...near.map(({ zone }) => zone),
  ];
};

/** Remedies of formats of dates and of time zones. */
export const dateFixers = {
  'invalid-date-format': dateFormat,
  'unknown-time-zone': timeZoneFix,
} as const satisfies Fixers;
