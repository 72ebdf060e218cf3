import { meaningOfClass } from './class-meaning.ts';
import { escapeMeaning } from './escape-meaning.ts';

/** A part of a regular expression that means something by itself. */
export interface RegexPart {
  /** Where it stands in the source, its repetition included. */
  readonly start: number;
  readonly end: number;
  /** What it matches, in a few words; of the expression's text only what is in backticks. */
  readonly meaning: string;
  /** How often; undefined where exactly once. */
  readonly repeat: Repetition | undefined;
  /** What a group or a choice is made of. */
  readonly parts: readonly RegexPart[];
  readonly kind: PartKind;
}

export type PartKind =
  | 'text'
  | 'set'
  /** An end of the text. */
  | 'anchor'
  /** An end of a word. */
  | 'edge'
  | 'group'
  | 'choice'
  | 'branch'
  | 'flags'
  /** What CloudWatch does not have. */
  | 'foreign';

export interface Repetition {
  readonly least: number;
  readonly most: number;
  /** Where it can, it takes as few as possible. */
  readonly lazy: boolean;
}

/** The parts of an expression, in order. Anything is read; what is no expression as far as it goes. */
export const readParts = (source: string): readonly RegexPart[] => {
  const reader: Reader = { source, place: 0, groups: 0 };
  const parts: RegexPart[] = [];
  while (reader.place < source.length) {
    parts.push(...readChoice(reader, 0));
    // A parenthesis that closes nothing.
    if (reader.place < source.length) {
      parts.push(part(reader, reader.place, 1, { kind: 'foreign', meaning: 'closes no group' }));
    }
  }
  return parts;
};

interface Reader {
  readonly source: string;
  place: number;
  /** How many groups have a number so far. */
  groups: number;
}

/** Nobody reads an explanation that is nested more deeply. */
const DEEPEST = 100;

type Meaning = Pick<RegexPart, 'kind' | 'meaning'> & Partial<Pick<RegexPart, 'repeat' | 'parts'>>;

/** The part of that length from `start`; the reader goes on behind it. */
const part = (reader: Reader, start: number, length: number, meaning: Meaning): RegexPart => {
  reader.place = start + length;
  return { start, end: reader.place, repeat: undefined, parts: [], ...meaning };
};

const matchHere = ({ source, place }: Reader, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = place;
  return pattern.exec(source);
};

/** What stands between `|` up to the end of the group: one branch, or a choice of several. */
const readChoice = (reader: Reader, depth: number): readonly RegexPart[] => {
  const start = reader.place;
  const branches = [readBranch(reader, depth)];
  while (reader.source.charAt(reader.place) === '|') {
    reader.place += 1;
    branches.push(readBranch(reader, depth));
  }
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only.parts;
  const length = reader.place - start;
  return [part(reader, start, length, { kind: 'choice', meaning: 'one of', parts: branches })];
};

const readBranch = (reader: Reader, depth: number): RegexPart => {
  const start = reader.place;
  const parts: RegexPart[] = [];
  while (reader.place < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.place))) {
    parts.push(readPiece(reader, depth));
  }
  const meaning = parts.length === 0 ? 'nothing' : '';
  const joined = joinTexts(reader.source, parts);
  return part(reader, start, reader.place - start, { kind: 'branch', meaning, parts: joined });
};

const readPiece = (reader: Reader, depth: number): RegexPart =>
  withRepetition(reader, readAtom(reader, depth));

const FOREIGN_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/y, 'look-around, which CloudWatch does not have'],
  [/\(\?P?=/y, 'a back-reference, which CloudWatch does not have'],
  [/\(\?>/y, 'an atomic group, which CloudWatch does not have'],
  [/\(\?#/y, 'a comment, which CloudWatch does not have'],
];

const readAtom = (reader: Reader, depth: number): RegexPart => {
  const { source, place } = reader;
  const sign = String.fromCodePoint(source.codePointAt(place) ?? 0);
  switch (sign) {
    case '(':
      return readGroup(reader, depth);
    case '[':
      return readSet(reader);
    case '\\': {
      const { length, ...meaning } = escapeMeaning(source, place);
      return part(reader, place, length, meaning);
    }
    case '.':
      return part(reader, place, 1, { kind: 'set', meaning: 'any character' });
    case '^':
      return part(reader, place, 1, { kind: 'anchor', meaning: 'the start of the text' });
    case '$':
      return part(reader, place, 1, { kind: 'anchor', meaning: 'the end of the text' });
    default:
      return part(reader, place, sign.length, { kind: 'text', meaning: TEXT });
  }
};

const TEXT = 'this text';
/** What `escapeMeaning` says of a sign that stands for itself. */
const SIGN = 'this sign';

// Groups -------------------------------------------------------------------------------------

const FLAGS = /\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/y;
const FLAGGED = /\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?:/y;
const NAMED = /\(\?P?<([^>]+)>/y;

const readGroup = (reader: Reader, depth: number): RegexPart => {
  const start = reader.place;
  const flags = matchHere(reader, FLAGS);
  if (flags !== null) {
    const meaning = flagsMeaning(flags[1] ?? '', flags[2] ?? '');
    return part(reader, start, flags[0].length, { kind: 'flags', meaning });
  }
  if (depth >= DEEPEST) {
    const length = reader.source.length - start;
    return part(reader, start, length, { kind: 'group', meaning: 'more groups within groups' });
  }
  const opening = groupOpening(reader);
  reader.place += opening.length;
  const parts = readChoice(reader, depth + 1);
  const closed = reader.source.charAt(reader.place) === ')';
  const length = reader.place + (closed ? 1 : 0) - start;
  const meaning = closed ? opening.meaning : `${opening.meaning}, which is not closed`;
  return part(reader, start, length, { kind: opening.kind, meaning, parts });
};

interface Opening {
  readonly length: number;
  readonly kind: 'group' | 'foreign';
  readonly meaning: string;
}

const groupOpening = (reader: Reader): Opening => {
  for (const [pattern, meaning] of FOREIGN_GROUPS) {
    const foreign = matchHere(reader, pattern);
    if (foreign !== null) return { length: foreign[0].length, kind: 'foreign', meaning };
  }
  const named = matchHere(reader, NAMED);
  const flagged = matchHere(reader, FLAGGED);
  if (flagged !== null) {
    const { 0: whole, 1: on = '', 2: off = '' } = flagged;
    const meaning = on + off === '' ? 'a group' : `a group, ${flagsMeaning(on, off)}`;
    return { length: whole.length, kind: 'group', meaning };
  }
  reader.groups += 1;
  return named === null
    ? { length: 1, kind: 'group', meaning: `group ${reader.groups}` }
    : { length: named[0].length, kind: 'group', meaning: 'a named group' };
};

const flagMeanings: ReadonlyMap<string, readonly [on: string, off: string]> = new Map([
  ['i', ['without regard to case', 'with regard to case']],
  ['m', ['`^` and `$` at each line', '`^` and `$` at the ends of the text']],
  ['s', ['`.` matches line ends too', '`.` matches no line end']],
  ['U', ['repetitions take as few as possible', 'repetitions take as many as possible']],
]);

const flagsMeaning = (on: string, off: string): string =>
  [
    ...Array.from(on, (flag) => flagMeanings.get(flag)?.[0] ?? UNKNOWN_FLAG),
    ...Array.from(off, (flag) => flagMeanings.get(flag)?.[1] ?? UNKNOWN_FLAG),
  ].join(', ');

const UNKNOWN_FLAG = 'a flag that CloudWatch does not have';

// Sets ---------------------------------------------------------------------------------------

const SET = /\[\^?\]?(?:\\[^]|\[:\^?\w+:\]|[^\]\\])*\]?/y;

const readSet = (reader: Reader): RegexPart => {
  const written = matchHere(reader, SET)?.[0] ?? '[';
  return part(reader, reader.place, written.length, {
    kind: 'set',
    meaning: meaningOfClass(written),
  });
};

// Repetition ---------------------------------------------------------------------------------

const QUANTIFIER = /(?:([*+?])|\{(\d{1,6})(?:(,)(\d{0,6}))?\})([?+]?)/y;

const withRepetition = (reader: Reader, repeated: RegexPart): RegexPart => {
  const match = matchHere(reader, QUANTIFIER);
  if (match === null || repeated.kind === 'flags') return repeated;
  const [whole, sign, count, comma, upper, mode] = match;
  reader.place += whole.length;
  const [least, most] = sign === undefined ? bounds(count, comma, upper) : signBounds(sign);
  const foreign = mode === '+' ? ', and keeps them, which CloudWatch does not have' : '';
  return {
    ...repeated,
    meaning: repeated.meaning + foreign,
    end: reader.place,
    repeat: { least, most, lazy: mode === '?' },
  };
};

const signBounds = (sign: string): readonly [number, number] =>
  sign === '?' ? [0, 1] : [sign === '+' ? 1 : 0, Infinity];

const bounds = (
  count: string | undefined,
  comma: string | undefined,
  upper: string | undefined,
): readonly [number, number] => {
  const least = Number(count);
  if (comma === undefined) return [least, least];
  return [least, upper === undefined || upper === '' ? Infinity : Number(upper)];
};

/** Characters in a row that stand for themselves, as one. */
const joinTexts = (source: string, parts: readonly RegexPart[]): readonly RegexPart[] => {
  const joined: RegexPart[] = [];
  for (const next of parts) {
    const last = joined.at(-1);
    if (last !== undefined && isPlain(last) && isPlain(next)) {
      joined[joined.length - 1] = { ...last, end: next.end };
    } else {
      joined.push(next);
    }
  }
  return joined.map((text) =>
    isPlain(text) && source.slice(text.start, text.end).includes('\\')
      ? { ...text, meaning: 'these signs' }
      : text,
  );
};

const isPlain = ({ meaning, repeat }: RegexPart): boolean =>
  (meaning === TEXT || meaning === SIGN) && repeat === undefined;
