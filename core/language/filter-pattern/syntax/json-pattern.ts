import { problem } from '../../problems/problem.ts';
import { span } from '../../text/span.ts';
import type {
  Comparison,
  JsonCondition,
  JsonPattern,
  MissingCondition,
  Selector,
  StateCondition,
  ValueState,
} from '../pattern.ts';
import { readComparison } from './comparison.ts';
import { missing, readCondition, skipToJoint } from './condition.ts';
import {
  atEnd,
  peek,
  reportExpected,
  skipBlanks,
  spanFrom,
  startsHere,
  take,
  takeSign,
  takeWord,
  WORD,
  type Cursor,
} from './cursor.ts';
import { readBareSelector, readSelector } from './selector.ts';

/** Reads `{ condition }`, which begins here, and everything behind it. */
export const readJsonPattern = (cursor: Cursor): JsonPattern => {
  const start = cursor.place;
  cursor.place += 1;
  const condition = readCondition(cursor, readJsonCondition);
  if (!takeSign(cursor, '}')) {
    reportExpected(cursor, '"&&", "||" or "}"');
    cursor.place = cursor.text.length;
  }
  skipBlanks(cursor);
  if (!atEnd(cursor)) {
    reportExpected(cursor, 'the end of the pattern behind "}"');
    cursor.place = cursor.text.length;
  }
  return { kind: 'json', span: spanFrom(cursor, start), condition };
};

const readJsonCondition = (cursor: Cursor): JsonCondition => {
  skipBlanks(cursor);
  const start = cursor.place;
  const subject = startsHere(cursor, '$') ? readSelector(cursor) : readBareSelector(cursor);
  if (subject === undefined) {
    reportExpected(cursor, 'a condition such as $.eventName = "ConsoleLogin"');
    skipToJoint(cursor);
    return missing(cursor, start);
  }
  skipBlanks(cursor);
  return peek(cursor, WORD) === undefined
    ? readJsonComparison(cursor, start, subject)
    : readWords(cursor, start, subject);
};

const readJsonComparison = (
  cursor: Cursor,
  start: number,
  subject: Selector,
): Comparison<Selector> | MissingCondition =>
  readComparison(cursor, start, {
    subject,
    expected: 'an operator such as =, or IS NULL, IS TRUE, IS FALSE, NOT EXISTS',
  });

/** `IS NULL`, `NOT EXISTS`, and words that people expect to be there and that are not. */
const readWords = (cursor: Cursor, start: number, subject: Selector): JsonCondition => {
  if (takeWord(cursor, 'IS')) {
    return readState(cursor, start, subject);
  }
  const words = cursor.place;
  if (takeWord(cursor, 'NOT')) {
    if (takeWord(cursor, 'EXISTS')) {
      return stateCondition(cursor, start, { subject, state: 'absent' });
    }
    cursor.place = words;
  }
  if (takeWord(cursor, 'LIKE')) {
    return readLike(cursor, start, { subject, words });
  }
  return refuseWords(cursor, start, subject);
};

const STATES: ReadonlyMap<string, ValueState> = new Map([
  ['NULL', 'null'],
  ['TRUE', 'true'],
  ['FALSE', 'false'],
]);

const readState = (cursor: Cursor, start: number, subject: Selector): JsonCondition => {
  const words = cursor.place - 'IS'.length;
  skipBlanks(cursor);
  const state = STATES.get(peek(cursor, WORD)?.toUpperCase() ?? '');
  if (state !== undefined) {
    take(cursor, WORD);
    return stateCondition(cursor, start, { subject, state });
  }
  if (takeWord(cursor, 'NOT')) {
    skipBlanks(cursor);
    const negated = take(cursor, WORD);
    const instead = NEGATED_STATES.get(negated?.toUpperCase() ?? '') ?? 'write the opposite test';
    return refuse(cursor, start, { words, what: 'IS NOT', instead });
  }
  reportExpected(cursor, 'NULL, TRUE or FALSE');
  skipToJoint(cursor);
  return missing(cursor, start);
};

const NEGATED_STATES: ReadonlyMap<string, string> = new Map([
  ['NULL', 'write = "*", which is true for every value but null'],
  ['TRUE', 'write IS FALSE, with || and NOT EXISTS where the property may be missing'],
  ['FALSE', 'write IS TRUE, with || and NOT EXISTS where the property may be missing'],
]);

const stateCondition = (
  cursor: Cursor,
  start: number,
  { subject, state }: Pick<StateCondition, 'subject' | 'state'>,
): StateCondition => ({ kind: 'state', span: spanFrom(cursor, start), subject, state });

interface Like {
  readonly subject: Selector;
  readonly words: number;
}

/** `like "*x*"` is understood as `=`. */
const readLike = (cursor: Cursor, start: number, { subject, words }: Like): JsonCondition => {
  const operatorSpan = spanFrom(cursor, words);
  const written = cursor.text.slice(words, cursor.place);
  cursor.problems.push(problem('filter-pattern-like', operatorSpan, { written }));
  return readComparison(cursor, start, { subject, expected: '', operator: '=', operatorSpan });
};

interface Refused {
  readonly words: number;
  readonly what: string;
  readonly instead: string;
}

/** Words that begin a test which these patterns do not have. */
const UNSUPPORTED: ReadonlyMap<string, readonly [what: string, instead: string]> = new Map([
  ['EXISTS', ['EXISTS', 'write = "*", which is true for every value but null']],
  ['IN', ['IN', 'write a condition for each value, with || between them']],
  ['NOT', ['NOT before a test', 'write != for every value, with && between them']],
]);

const refuseWords = (cursor: Cursor, start: number, subject: Selector): JsonCondition => {
  const words = cursor.place;
  const [what, instead] = UNSUPPORTED.get(take(cursor, WORD)?.toUpperCase() ?? '') ?? [];
  if (what === undefined || instead === undefined) {
    cursor.place = words;
    return readJsonComparison(cursor, start, subject);
  }
  const refused = refuse(cursor, start, { words, what, instead });
  takeWord(cursor, 'IN');
  skipBlanks(cursor);
  take(cursor, /\([^)]*\)|\[[^\]]*\]/y);
  return refused;
};

const refuse = (
  cursor: Cursor,
  start: number,
  { words, what, instead }: Refused,
): MissingCondition => {
  const where = span(cursor.offset + words, cursor.offset + cursor.place);
  cursor.problems.push(problem('filter-pattern-unsupported', where, { what, instead }));
  return missing(cursor, start);
};
