/** A zone by whose clocks a date is read or written. */
export interface TimeZone {
  /** What its clocks are ahead of UTC at a moment; both in milliseconds. */
  offsetAt(moment: number): number;
  /** The letters that it is known by at a moment, as far as English has any: `EST`, `GMT+1`. */
  nameAt(moment: number): string;
}

/**
 * The zone of an IANA name (`Europe/Berlin`) or an offset (`Z`, `+2`, `-0330`, `UTC+02:00`), as
 * Java's ZoneId reads them; undefined where there is none.
 */
export const timeZone = (text: string): TimeZone | undefined => {
  const offset = offsetOf(text);
  return offset === undefined ? namedZone(text) : fixedZone(offset);
};

export const utc: TimeZone = { offsetAt: () => 0, nameAt: () => 'UTC' };

const OFFSET =
  /^(?:(?:UTC|GMT|UT)(?=$|[+-])|(?=[+-]))(?:([+-])(\d{1,2})(?::?(\d\d)(?::?(\d\d))?)?)?$/;

/** The farthest offset that Java knows. */
const FARTHEST = 18 * 3_600_000;

/** Milliseconds ahead of UTC; undefined where the text is no offset. */
const offsetOf = (text: string): number | undefined => {
  if (text === 'Z') {
    return 0;
  }
  const match = OFFSET.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const valid = Number(minutes) < 60 && Number(seconds) < 60 && size <= FARTHEST;
  return valid ? signed(sign, size) : undefined;
};

const signed = (sign: string | undefined, size: number): number => (sign === '-' ? -size : size);

const fixedZone = (offset: number): TimeZone =>
  offset === 0 ? utc : { offsetAt: () => offset, nameAt: () => offsetText(offset, ':') };

/** `+0530` or, with a colon, `+05:30`. */
export const offsetText = (offset: number, colon: ':' | ''): string => {
  const minutes = Math.trunc(Math.abs(offset) / 60_000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${sign}${two(Math.trunc(minutes / 60))}${colon}${two(minutes % 60)}`;
};

const zones = new Map<string, TimeZone>();

const namedZone = (name: string): TimeZone | undefined => {
  const known = zones.get(name);
  if (known !== undefined) {
    return known;
  }
  const offset = formatterOf(name, 'longOffset');
  const short = formatterOf(name, 'short');
  if (offset === undefined || short === undefined) {
    return undefined;
  }
  const zone = { offsetAt: offsetReader(offset), nameAt: partReader(short) };
  zones.set(name, zone);
  return zone;
};

const formatterOf = (
  timeZoneName: string,
  style: 'longOffset' | 'short',
): Intl.DateTimeFormat | undefined => {
  // Names of zones begin with a letter; a sign or digit would be another kind of offset.
  if (!/^[a-z][\w+/-]*$/i.test(timeZoneName)) {
    return undefined;
  }
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: timeZoneName, timeZoneName: style });
  } catch {
    // A RangeError: there is no zone of that name.
    return undefined;
  }
};

/** The last moment that a calendar date of ECMAScript can name, in milliseconds. */
const LAST_MOMENT = 8.64e15;

const partReader =
  (formatter: Intl.DateTimeFormat) =>
  (moment: number): string =>
    Math.abs(moment) <= LAST_MOMENT
      ? (formatter.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '')
      : '';

/** Formatting is slow next to all else, and no zone changes its clocks within a minute. */
const offsetReader = (formatter: Intl.DateTimeFormat): TimeZone['offsetAt'] => {
  const read = partReader(formatter);
  const known = new Map<number, number>();
  return (moment) => {
    const minute = Math.floor(moment / 60_000);
    const offset = known.get(minute) ?? offsetOf(read(minute * 60_000)) ?? 0;
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    known.set(minute, offset);
    return offset;
  };
};

const MOST_KNOWN = 10_000;

/**
 * The moment when the zone's clocks show a time, given as if it were UTC. Where they show it twice
 * it is the first one; where they skip it, as much later as they skip (as Java's ZonedDateTime).
 */
export const momentOf = (local: number, zone: TimeZone): number => {
  const before = zone.offsetAt(local - DAY);
  const after = zone.offsetAt(local + DAY);
  const holds = (offset: number): boolean => zone.offsetAt(local - offset) === offset;
  return local - (!holds(before) && holds(after) ? after : before);
};

const DAY = 86_400_000;
