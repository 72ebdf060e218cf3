import type { DateElement, NumberElement, OffsetForm } from '#language/dates/java-date-format.ts';
import { momentOf, timeZone, type TimeZone } from '#language/dates/time-zone.ts';
import { resolveDate, type DateNumbers } from './resolve-date.ts';

/**
 * Reads the moment that a text gives, in milliseconds since 1970; undefined where the text does
 * not have the format. The zone is that of texts without one.
 */
export type DateReader = (text: string, zone: TimeZone) => number | undefined;

/** The reader of a format (`javaDateFormat`), as strict as Java's: case and digits count. */
export const dateReader = (elements: readonly DateElement[]): DateReader => {
  const read = sequence(elements);
  return (text, zone) => {
    const found: Found = { numbers: new Map(), offset: undefined, zone: undefined };
    const end = read({ text, place: 0 }, found);
    const local = end === text.length ? resolveDate(found.numbers) : undefined;
    if (local === undefined) {
      return undefined;
    }
    return found.offset === undefined ? momentOf(local, found.zone ?? zone) : local - found.offset;
  };
};

/** What was read so far. */
interface Found {
  numbers: DateNumbers;
  /** Milliseconds ahead of UTC. */
  offset: number | undefined;
  zone: TimeZone | undefined;
}

interface Place {
  readonly text: string;
  readonly place: number;
}

/** Reads a piece and adds what it gives; the place behind it, undefined where it is not there. */
type Read = (at: Place, found: Found) => number | undefined;

const sequence = (elements: readonly DateElement[]): Read => {
  const reads = elements.map((element, index) => readerOf(element, elements.slice(index + 1)));
  return ({ text, place }, found) => {
    let at: number | undefined = place;
    for (const read of reads) {
      at = at === undefined ? undefined : read({ text, place: at }, found);
    }
    return at;
  };
};

const readerOf = (element: DateElement, following: readonly DateElement[]): Read => {
  switch (element.kind) {
    case 'literal':
      return ({ text, place }) =>
        text.startsWith(element.text, place) ? place + element.text.length : undefined;
    case 'number':
      return numberReader(element, widthOfDigits(following));
    case 'fraction':
      return fractionReader(element.digits);
    case 'word':
      return wordReader(element);
    case 'offset':
      return offsetReader(element.form);
    case 'zone':
      return readZone;
    case 'optional':
      return optionalReader(sequence(element.elements));
  }
};

/** `yMMdd`: a number of any width leaves the digits to those that follow it closely. */
const widthOfDigits = (following: readonly DateElement[]): number => {
  let width = 0;
  for (const element of following) {
    if (element.kind === 'fraction') {
      width += element.digits;
    } else if (element.kind === 'number' && element.least === element.most) {
      width += element.most;
    } else {
      break;
    }
  }
  return width;
};

const DIGITS = /\d+/y;

const digitsAt = ({ text, place }: Place, most: number): string => {
  DIGITS.lastIndex = place;
  return DIGITS.exec(text)?.[0].slice(0, most) ?? '';
};

const numberReader = (element: NumberElement, reserved: number): Read => {
  const { field, least, most, base = 0, wraps } = element;
  const kept = least === most ? 0 : reserved;
  return (at, found) => {
    const available = digitsAt(at, most + kept);
    const digits = available.slice(0, Math.max(least, available.length - kept));
    const written = Number(digits);
    if (digits.length < least || (wraps !== undefined && !(written >= 1 && written <= wraps))) {
      return undefined;
    }
    const value = written === wraps ? 0 : base + written;
    return put(found, field, value) ? at.place + digits.length : undefined;
  };
};

/** False where the text gives the number twice, and differently. */
const put = (
  { numbers }: Found,
  field: Parameters<DateNumbers['get']>[0],
  value: number,
): boolean => {
  const before = numbers.get(field);
  numbers.set(field, value);
  return before === undefined || before === value;
};

const fractionReader =
  (count: number): Read =>
  (at, found) => {
    const digits = digitsAt(at, count);
    return digits.length === count && put(found, 'nanosecond', Number(digits.padEnd(9, '0')))
      ? at.place + count
      : undefined;
  };

const wordReader =
  ({ field, words, first }: DateElement & { readonly kind: 'word' }): Read =>
  ({ text, place }, found) => {
    const index = words.findIndex((word) => text.startsWith(word, place));
    return index >= 0 && put(found, field, first + index)
      ? place + (words[index] ?? '').length
      : undefined;
  };

const offsetReader = (form: OffsetForm): Read => {
  const pattern = offsetPattern(form);
  return ({ text, place }, found) => {
    pattern.lastIndex = place;
    const match = pattern.exec(text);
    if (match === null) {
      return undefined;
    }
    const [whole, sign, hours = '0', minutes = '0', seconds = '0'] = match;
    const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
    found.offset = sign === '-' ? -size : size;
    return size <= FARTHEST_OFFSET && Number(minutes) < 60 && Number(seconds) < 60
      ? place + whole.length
      : undefined;
  };
};

/** The farthest offset that Java knows. */
const FARTHEST_OFFSET = 18 * 3_600_000;

const offsetPattern = ({ prefix, zero, hours, minutes, seconds, colon }: OffsetForm): RegExp => {
  const sign = colon ? ':' : '';
  const ofSeconds = seconds === 'optional' ? `(?:${sign}(\\d\\d))?` : '';
  const ofMinutes = `${sign}(\\d\\d)${ofSeconds}`;
  const ofHours = hours === 1 ? '(\\d{1,2})' : '(\\d\\d)';
  const shift = `([+-])${ofHours}${minutes === 'optional' ? `(?:${ofMinutes})?` : ofMinutes}`;
  const either = zero === '' ? shift : `${zero}|${shift}`;
  return new RegExp(prefix === '' ? either : `${prefix}(?:${shift})?`, 'y');
};

const ZONE = /(?:UTC|GMT|UT)?[+-]\d{1,2}(?::?\d\d){0,2}|[A-Za-z][\w/+-]*/y;

/** Abbreviations that name no zone of their own (RFC 822, section 5.1). */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ['EST', '-5'],
  ['EDT', '-4'],
  ['CST', '-6'],
  ['CDT', '-5'],
  ['MST', '-7'],
  ['MDT', '-6'],
  ['PST', '-8'],
  ['PDT', '-7'],
]);

const readZone: Read = ({ text, place }, found) => {
  ZONE.lastIndex = place;
  const name = ZONE.exec(text)?.[0] ?? '';
  found.zone = timeZone(abbreviations.get(name) ?? name);
  return found.zone === undefined ? undefined : place + name.length;
};

/** What is not there gives nothing, what it had read before it failed included. */
const optionalReader =
  (read: Read): Read =>
  (at, found) => {
    const before = { ...found, numbers: new Map(found.numbers) };
    const end = read(at, found);
    if (end === undefined) {
      Object.assign(found, before);
    }
    return end ?? at.place;
  };
