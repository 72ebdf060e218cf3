import { problem } from '../../problems/problem.ts';
import { isNumericText } from '../../text/numeric-text.ts';
import type { MissingValue, PatternNumber, PatternRegex, PatternText } from '../pattern.ts';
import { regexProblem } from '../regex-dialect.ts';
import { spanFrom, startsHere, take, type Cursor } from './cursor.ts';

/** A value that begins here, its signs and quotes included; undefined where there is none. */
export const readValue = (
  cursor: Cursor,
): PatternText | PatternNumber | PatternRegex | undefined => {
  if (startsHere(cursor, '"') || startsHere(cursor, "'")) {
    return readQuoted(cursor);
  }
  return startsHere(cursor, '%') ? readRegex(cursor) : readBare(cursor);
};

/**
 * A quoted text. A backslash before a quote makes it part of the text and stands for itself
 * everywhere else: nothing more is documented.
 */
export const readQuoted = (cursor: Cursor): PatternText => {
  const start = cursor.place;
  const quote = cursor.text.charAt(start);
  const written = take(cursor, quote === '"' ? /"(?:\\"|[^"])*/y : /'(?:\\'|[^'])*/y) ?? '';
  if (startsHere(cursor, quote)) {
    cursor.place += 1;
    refuseApostrophes(cursor, start, quote);
  } else {
    cursor.problems.push(problem('unterminated-text', spanFrom(cursor, start), { quote }));
  }
  const text = written.slice(1).replaceAll(`\\${quote}`, quote);
  return { kind: 'text', span: spanFrom(cursor, start), text, quoted: true };
};

const refuseApostrophes = (cursor: Cursor, start: number, quote: string): void => {
  if (quote !== '"') {
    cursor.problems.push(
      problem('filter-pattern-unsupported', spanFrom(cursor, start), {
        what: 'texts in single quotes',
        instead: 'write them in double quotes',
      }),
    );
  }
};

/** An expression between percent signs. */
export const readRegex = (cursor: Cursor): PatternRegex => {
  const start = cursor.place;
  const source = (take(cursor, /%[^%]*/y) ?? '').slice(1);
  const closed = startsHere(cursor, '%');
  cursor.place += closed ? 1 : 0;
  const where = spanFrom(cursor, start);
  const reason = closed ? regexProblem(source) : 'it has no closing %';
  if (reason !== undefined) {
    cursor.problems.push(problem('filter-pattern-regex', where, { reason }));
  }
  return { kind: 'regex', span: where, source };
};

const BARE = /[^\s()[\]{}&|<>=!,"']+/y;

/** A number or a text without quotes. */
const readBare = (cursor: Cursor): PatternText | PatternNumber | undefined => {
  const start = cursor.place;
  const text = take(cursor, BARE);
  if (text === undefined) {
    return undefined;
  }
  const where = spanFrom(cursor, start);
  if (isNumericText(text)) {
    return { kind: 'number', span: where, value: Number(text), text };
  }
  if (!BARE_TEXT.test(text)) {
    cursor.problems.push(problem('filter-pattern-quotes', where, { text }));
  }
  return { kind: 'text', span: where, text, quoted: false };
};

/**
 * A text that may stand without quotes. Documented are letters, digits and `_`; dots and stars are
 * in patterns that run everywhere (`s3.amazonaws.com`, `123.123.*`).
 */
export const BARE_TEXT = /^[\w.*]+$/;

export const missingValue = (cursor: Cursor): MissingValue => ({
  kind: 'missing',
  span: spanFrom(cursor, cursor.place),
});
