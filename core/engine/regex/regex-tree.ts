import { type CharacterSet, characterSet } from './character-set.ts';

/** An expression as a tree. */
export type RegexNode =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexNode[] }
  | Repetition;

export interface Repetition {
  readonly kind: 'repetition';
  readonly body: RegexNode;
  readonly least: number;
  /** Infinity where nothing bounds it. */
  readonly most: number;
  readonly lazy: boolean;
}

export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'edge' | 'noEdge';

interface Reader {
  readonly source: string;
  readonly flags: string;
  readonly sets: Map<string, CharacterSet>;
  place: number;
  groups: number;
}

/** Reads what `translateRegex` writes, and no more of JavaScript's syntax than that. */
export const readRegex = ({ source, flags }: RegExp): RegexNode =>
  readChoice({ source, flags, sets: new Map(), place: 0, groups: 0 });

const readChoice = (reader: Reader): RegexNode => {
  const branches = [readSequence(reader)];
  while (take(reader, '|')) {
    branches.push(readSequence(reader));
  }
  const [only, second] = branches;
  return only !== undefined && second === undefined ? only : { kind: 'choice', branches };
};

const readSequence = (reader: Reader): RegexNode => {
  const parts: RegexNode[] = [];
  while (reader.place < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.place))) {
    parts.push(readRepetition(reader));
  }
  const [only, second] = parts;
  return only !== undefined && second === undefined ? only : { kind: 'sequence', parts };
};

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y;

const readRepetition = (reader: Reader): RegexNode => {
  const body = readAtom(reader);
  const match = matchHere(reader, QUANTIFIER);
  if (match === undefined) {
    return body;
  }
  const [, sign, count, comma, upper, mode] = match;
  const [least, most] = sign === undefined ? bounds(Number(count), comma, upper) : signBounds(sign);
  return { kind: 'repetition', body, least, most, lazy: mode === '?' };
};

type Bounds = readonly [least: number, most: number];

const signBounds = (sign: string): Bounds =>
  sign === '?' ? [0, 1] : [sign === '+' ? 1 : 0, Infinity];

const bounds = (least: number, comma = '', upper = ''): Bounds => {
  if (comma === '') {
    return [least, least];
  }
  return [least, upper === '' ? Infinity : Number(upper)];
};

const ASSERTIONS: readonly (readonly [string, Assertion])[] = [
  ['(?<![^\\n])', 'lineStart'],
  ['(?![^\\n])', 'lineEnd'],
  ['^', 'textStart'],
  ['$', 'textEnd'],
  ['\\b', 'edge'],
  ['\\B', 'noEdge'],
];

const CHARACTER = /\[(?:\\[^]|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|x[\da-f]{2}|[^])|[^]/uy;

const readAtom = (reader: Reader): RegexNode => {
  const assertion = ASSERTIONS.find(([text]) => take(reader, text))?.[1];
  if (assertion !== undefined) {
    return { kind: 'assertion', assertion };
  }
  if (take(reader, '(?:')) {
    return closed(reader, readChoice(reader));
  }
  if (take(reader, '(')) {
    reader.groups += 1;
    const index = reader.groups;
    return { kind: 'group', index, body: closed(reader, readChoice(reader)) };
  }
  return { kind: 'character', set: setOf(reader, matchHere(reader, CHARACTER)?.[0] ?? '') };
};

const closed = (reader: Reader, body: RegexNode): RegexNode => {
  take(reader, ')');
  return body;
};

const setOf = ({ sets, flags }: Reader, piece: string): CharacterSet => {
  const set = sets.get(piece) ?? characterSet(piece, flags);
  sets.set(piece, set);
  return set;
};

const take = (reader: Reader, text: string): boolean => {
  const isHere = reader.source.startsWith(text, reader.place);
  reader.place += isHere ? text.length : 0;
  return isHere;
};

const matchHere = (reader: Reader, pattern: RegExp): RegExpExecArray | undefined => {
  pattern.lastIndex = reader.place;
  const match = pattern.exec(reader.source) ?? undefined;
  reader.place += match?.[0].length ?? 0;
  return match;
};
