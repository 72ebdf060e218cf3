import type { RegexProblem } from '../regex/pattern-state.ts';
import { translateRegex } from '../regex/translate-regex.ts';

/**
 * Why CloudWatch would refuse an expression of a filter pattern; undefined for a right one. The
 * dialect is a small part of RE2: letters, digits, some signs, no groups (guide).
 */
export const regexProblem = (source: string): string | undefined => {
  if (source === '') {
    return 'it is empty';
  }
  const unknown = UNKNOWN_SIGN.exec(source)?.[0];
  if (unknown !== undefined) {
    return signReason(unknown);
  }
  const escape = UNKNOWN_ESCAPE.exec(source.replace(/\\\\/g, ''))?.[0];
  if (escape !== undefined) {
    return `${escape === '\\' ? 'a backslash at its end' : escape} means nothing here`;
  }
  const translation = translateRegex(re2Source(source));
  return translation.problem === undefined ? undefined : reasonOf(translation.problem);
};

/** The expression as RE2 writes it: `{,3}` has to be `{0,3}` there. */
export const re2Source = (source: string): string =>
  source.replace(PIECE, (piece, least?: string, most?: string) =>
    least === undefined || (least === '' && most === '') ? piece : `{${least || '0'},${most}}`,
  );

/** An escape, a class, or bounds; only in the last the two numbers are captured. */
const PIECE = /\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|\{\s*(\d*)\s*,\s*(\d*)\s*\}/g;

/** A blank is in an example of the guide, though not in its list. */
const UNKNOWN_SIGN = /[^A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+. ]/u;

/** An escape of a letter or digit that means no class of signs. */
const UNKNOWN_ESCAPE = /\\(?:x(?![0-9A-Fa-f]{2})|[A-Za-z0-9](?<![dDsSwWx])|$)/;

const signReason = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 128
    ? `it may not have the sign ${sign}; write \\x${code.toString(16).padStart(2, '0')}`
    : `it may only have ASCII signs, not ${sign}`;
};

const reasonOf = (problem: RegexProblem): string =>
  problem.code === 'invalid-regex' ? problem.reason : `it may have no ${problem.feature}`;
