import { type Problem, problem } from '../../problems/problem.ts';
import { type Span, span } from '../../text/span.ts';

/** A pattern while it is read, with what is found wrong in it. */
export interface Cursor {
  readonly text: string;
  /** Where the next sign is. */
  place: number;
  /** Where the pattern begins in the text that problems and spans speak of. */
  readonly offset: number;
  readonly problems: Problem[];
  /** How many parentheses are open around the current place. */
  depth: number;
}

export const newCursor = (text: string, offset: number, problems: Problem[]): Cursor => ({
  text,
  place: 0,
  offset,
  problems,
  depth: 0,
});

/** The span from a place of the pattern to another, to the current one if none is given. */
export const spanFrom = (cursor: Cursor, start: number, end: number = cursor.place): Span =>
  span(cursor.offset + start, cursor.offset + end);

export const atEnd = ({ text, place }: Cursor): boolean => place >= text.length;

export const startsHere = ({ text, place }: Cursor, part: string): boolean =>
  text.startsWith(part, place);

export const skipBlanks = (cursor: Cursor): void => {
  take(cursor, /\s*/y);
};

/** What a sticky expression matches here, and goes on behind it; undefined where it does not. */
export const take = (cursor: Cursor, pattern: RegExp): string | undefined => {
  pattern.lastIndex = cursor.place;
  const found = pattern.exec(cursor.text)?.[0];
  cursor.place += found?.length ?? 0;
  return found;
};

/** The same, without going on. */
export const peek = (cursor: Cursor, pattern: RegExp): string | undefined => {
  pattern.lastIndex = cursor.place;
  return pattern.exec(cursor.text)?.[0];
};

/** Skips blanks and takes the sign if it is next. */
export const takeSign = (cursor: Cursor, sign: string): boolean => {
  skipBlanks(cursor);
  if (!startsHere(cursor, sign)) {
    return false;
  }
  cursor.place += sign.length;
  return true;
};

/** A word of letters, whatever its case. */
export const WORD = /[A-Za-z]\w*/y;

/** Skips blanks and takes the word if it is next, in any case. */
export const takeWord = (cursor: Cursor, word: string): boolean => {
  skipBlanks(cursor);
  if (peek(cursor, WORD)?.toUpperCase() !== word) {
    return false;
  }
  cursor.place += word.length;
  return true;
};

const ANY_TOKEN = /"(?:\\"|[^"])*"?|[\w$.*-]+|&&|\|\||[=!<>]+|[^]/uy;

/**
 * Says that something else should stand here: once for a place, and not at the end where a mistake
 * reaches up to it, such as a text without its closing quote.
 */
export const reportExpected = (cursor: Cursor, expected: string): void => {
  skipBlanks(cursor);
  const { span: last, code } = cursor.problems.at(-1) ?? {};
  const place = cursor.offset + cursor.place;
  const isSaid = code === 'syntax-error' && last?.start === place;
  if (isSaid || (atEnd(cursor) && last?.end === place)) {
    return;
  }
  const next = peek(cursor, ANY_TOKEN);
  const found = next === undefined ? 'the end of the pattern' : quoted(next);
  const end = cursor.place + (next?.length ?? 0);
  const where = spanFrom(cursor, cursor.place, end);
  cursor.problems.push(problem('syntax-error', where, { expected, found }));
};

const LONGEST = 40;

const quoted = (token: string): string => {
  const bare = token.replace(/^"|"$/g, '');
  return `"${bare.length <= LONGEST ? bare : `${bare.slice(0, LONGEST - 1)}…`}"`;
};
