import { dayNames, monthNames, shortNames } from './calendar-names.ts';

/** A number that a date text gives. */
export type DateNumber =
  | 'year'
  | 'month'
  | 'day'
  | 'dayOfYear'
  /** 0 to 24, where 24 is the end of the day; of a clock that counts from 1 to 24, the same. */
  | 'hour'
  /** 0 to 11; a clock shows 12 for 0. */
  | 'hourOfHalf'
  | 'minute'
  | 'second'
  | 'nanosecond'
  | 'millisecondOfDay'
  | 'nanosecondOfDay'
  /** 0 in the morning, 1 in the afternoon. */
  | 'half'
  /** From Monday, which is 1. */
  | 'weekday';

/** How an offset is written: `+01`, with minutes as they are needed or always, with a colon. */
export interface OffsetForm {
  /** What may stand before it. */
  readonly prefix: '' | 'GMT';
  /** What stands for none at all. */
  readonly zero: '' | 'Z';
  readonly hours: 1 | 2;
  readonly minutes: 'always' | 'optional';
  readonly seconds: 'optional' | 'never';
  readonly colon: boolean;
}

/** What a piece of a date text has to be. */
export type DateElement =
  | { readonly kind: 'literal'; readonly text: string }
  | NumberElement
  /** Digits after a decimal point, exactly so many, of a second. */
  | { readonly kind: 'fraction'; readonly digits: number }
  /** One of several words; the number is the value of the first. */
  | {
      readonly kind: 'word';
      readonly field: DateNumber;
      readonly words: readonly string[];
      readonly first: number;
    }
  | { readonly kind: 'offset'; readonly form: OffsetForm }
  | { readonly kind: 'zone' }
  | { readonly kind: 'optional'; readonly elements: readonly DateElement[] };

export interface NumberElement {
  readonly kind: 'number';
  readonly field: DateNumber;
  readonly least: number;
  readonly most: number;
  /** What the number counts from, for years of two digits. */
  readonly base?: number;
  /** What a clock shows for 0. */
  readonly wraps?: number;
}

export type JavaDateFormat =
  | { readonly elements: readonly DateElement[]; readonly problem?: never }
  | { readonly problem: string };

/**
 * What a pattern of Java's DateTimeFormatter asks of a text, or why it is none that can be read
 * (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/format/DateTimeFormatter.html).
 * Letters that have no part in telling a moment are refused: eras, quarters and weeks.
 */
export const javaDateFormat = (pattern: string): JavaDateFormat => {
  const open: DateElement[][] = [[]];
  for (const [piece] of pattern.matchAll(PIECE)) {
    const problem = addPiece(open, piece);
    if (problem !== undefined) {
      return { problem };
    }
  }
  const [elements = []] = open;
  const problem = open.length > 1 ? 'a [ has no closing ]' : whatIsMissing(elements);
  return problem === undefined ? { elements } : { problem };
};

/** A quoted text, a run of one letter, or a single character. */
const PIECE = /'(?:[^']|'')*'?|([A-Za-z])\1*|[^]/gu;

/** Adds a piece to the innermost open list; what is wrong with it, if anything is. */
const addPiece = (open: DateElement[][], piece: string): string | undefined => {
  const innermost = open.at(-1);
  if (piece === '[') {
    open.push([]);
  } else if (piece === ']') {
    if (open.length === 1) {
      return 'a ] closes nothing';
    }
    const elements = open.pop() ?? [];
    open.at(-1)?.push({ kind: 'optional', elements });
  } else if (/^[A-Za-z]/.test(piece)) {
    const element = elementOf(piece.charAt(0), piece.length);
    if (typeof element === 'string') {
      return element;
    }
    innermost?.push(element);
  } else {
    const text = piece.startsWith("'") ? unquoted(piece) : piece;
    if (text === undefined || RESERVED.has(piece)) {
      return text === undefined
        ? "a ' has no closing '"
        : `"${piece}" is reserved; write '${piece}'`;
    }
    innermost?.push({ kind: 'literal', text });
  }
  return undefined;
};

const RESERVED: ReadonlySet<string> = new Set(['{', '}', '#']);

/** `''` is a quote, inside of quotes too. Undefined where the closing quote is missing. */
const unquoted = (piece: string): string | undefined => {
  if (piece === "''") {
    return "'";
  }
  const content = piece.slice(1, -1);
  const closed = piece.length > 1 && piece.endsWith("'");
  return closed && !content.replaceAll("''", '').includes("'")
    ? content.replaceAll("''", "'")
    : undefined;
};

/** What a run of so many letters asks for, or why it asks for nothing. */
const elementOf = (letter: string, count: number): DateElement | string => {
  const make = elementMakers.get(letter);
  if (make === undefined) {
    return unreadable.get(letter) ?? `the letter "${letter}" means nothing; quote it: '${letter}'`;
  }
  return make(count) ?? `"${letter.repeat(count)}" has too many letters or too few`;
};

type MakeElement = (count: number) => DateElement | undefined;

const number = (field: DateNumber, least: number, most: number): NumberElement => ({
  kind: 'number',
  field,
  least,
  most,
});

/** Digits that a number may have where its pattern does not say; more would be out of range. */
const ANY_DIGITS = 19;

/** One letter takes what comes, two take two digits. */
const oneOrTwo =
  (field: DateNumber, wraps?: number): MakeElement =>
  (count) => {
    if (count > 2) {
      return undefined;
    }
    const element = count === 1 ? number(field, 1, ANY_DIGITS) : number(field, 2, 2);
    return wraps === undefined ? element : { ...element, wraps };
  };

const year: MakeElement = (count) => {
  if (count === 2) {
    return { ...number('year', 2, 2), base: 2000 };
  }
  return count < 4 ? number('year', count, ANY_DIGITS) : number('year', count, count);
};

const month: MakeElement = (count) => {
  const words = count === 3 ? shortNames(monthNames) : monthNames;
  if (count === 3 || count === 4) {
    return { kind: 'word', field: 'month', words, first: 1 };
  }
  return oneOrTwo('month')(count);
};

const weekday: MakeElement = (count) => {
  const words = count < 4 ? shortNames(dayNames) : dayNames;
  return count > 4 ? undefined : { kind: 'word', field: 'weekday', words, first: 1 };
};

const anyWidth =
  (field: DateNumber): MakeElement =>
  (count) =>
    number(field, count, ANY_DIGITS);

const offset =
  (zero: OffsetForm['zero']): MakeElement =>
  (count) =>
    count > 5
      ? undefined
      : {
          kind: 'offset',
          form: {
            prefix: '',
            zero,
            hours: 2,
            minutes: count === 1 ? 'optional' : 'always',
            seconds: count > 3 ? 'optional' : 'never',
            colon: count === 3 || count === 5,
          },
        };

const zulu: MakeElement = (count) => {
  if (count === 4) {
    return localised(4);
  }
  return count === 5 ? offset('Z')(5) : offset('')(2);
};

const localised: MakeElement = (count) =>
  count === 1 || count === 4
    ? {
        kind: 'offset',
        form: {
          prefix: 'GMT',
          zero: '',
          hours: count === 1 ? 1 : 2,
          minutes: count === 1 ? 'optional' : 'always',
          seconds: 'optional',
          colon: true,
        },
      }
    : undefined;

const elementMakers: ReadonlyMap<string, MakeElement> = new Map<string, MakeElement>([
  ['y', year],
  ['u', year],
  ['M', month],
  ['L', month],
  ['d', oneOrTwo('day')],
  [
    'D',
    (count) => (count > 3 ? undefined : number('dayOfYear', count, count === 1 ? ANY_DIGITS : 3)),
  ],
  ['E', weekday],
  ['a', (count) => (count > 1 ? undefined : halves)],
  ['H', oneOrTwo('hour')],
  ['k', oneOrTwo('hour', 24)],
  ['K', oneOrTwo('hourOfHalf')],
  ['h', oneOrTwo('hourOfHalf', 12)],
  ['m', oneOrTwo('minute')],
  ['s', oneOrTwo('second')],
  ['S', (digits) => (digits > 9 ? undefined : { kind: 'fraction', digits })],
  ['n', anyWidth('nanosecond')],
  ['A', anyWidth('millisecondOfDay')],
  ['N', anyWidth('nanosecondOfDay')],
  ['V', (count) => (count === 2 ? { kind: 'zone' } : undefined)],
  ['z', (count) => (count > 4 ? undefined : { kind: 'zone' })],
  ['X', offset('Z')],
  ['x', offset('')],
  ['Z', (count) => (count > 5 ? undefined : zulu(count))],
  ['O', localised],
]);

const halves: DateElement = { kind: 'word', field: 'half', words: ['AM', 'PM'], first: 0 };

const unreadable: ReadonlyMap<string, string> = new Map([
  ['Y', '"Y" is the year of weeks; write "y"'],
  ...['G', 'Q', 'q', 'w', 'W', 'e', 'c', 'F', 'g', 'B', 'v', 'p'].map((letter) => {
    return [letter, `"${letter}" is not read here: it does not tell a moment`] as const;
  }),
]);

/** Without these a text never tells a moment, whatever it is. */
const whatIsMissing = (elements: readonly DateElement[]): string | undefined => {
  const fields = new Set(fieldsOf(elements));
  if (!fields.has('year')) {
    return 'it has no year: write "yyyy"';
  }
  return fields.has('hourOfHalf') && !fields.has('half') && !fields.has('hour')
    ? '"h" counts 12 hours and needs "a"; write "H"'
    : undefined;
};

const fieldsOf = (elements: readonly DateElement[]): readonly DateNumber[] =>
  elements.flatMap((element) => {
    switch (element.kind) {
      case 'number':
      case 'word':
        return [element.field];
      case 'optional':
        return fieldsOf(element.elements);
      case 'literal':
      case 'fraction':
      case 'offset':
      case 'zone':
        return [];
    }
  });
