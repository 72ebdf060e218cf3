import { problem } from '../../problems/problem.ts';
import type { PatternRegex, PatternText, Term, TermRole, TextPattern } from '../pattern.ts';
import {
  atEnd,
  reportExpected,
  skipBlanks,
  spanFrom,
  startsHere,
  take,
  type Cursor,
} from './cursor.ts';
import { readQuoted, readRegex } from './value.ts';

/** Reads terms up to the end of the pattern. */
export const readTextPattern = (cursor: Cursor): TextPattern => {
  const start = cursor.place;
  const terms: Term[] = [];
  for (skipBlanks(cursor); !atEnd(cursor); skipBlanks(cursor)) {
    terms.push(...readTerm(cursor));
  }
  const wanted = terms.filter(({ content }) => !isEverything(content));
  return { kind: 'text', span: spanFrom(cursor, start), terms: wanted };
};

/** `""` and `" "` are documented to match everything. */
const isEverything = (content: Term['content']): boolean =>
  content.kind === 'text' && content.quoted && content.text.trim() === '';

const ROLES: ReadonlyMap<string, TermRole> = new Map([
  ['-', 'excluded'],
  ['?', 'optional'],
]);

const readTerm = (cursor: Cursor): readonly Term[] => {
  const start = cursor.place;
  const role = ROLES.get(take(cursor, /[-?]/y) ?? '') ?? 'required';
  if (atEnd(cursor) || take(cursor, /(?=\s)/y) !== undefined) {
    reportExpected(cursor, `a word right behind "${cursor.text.charAt(start)}"`);
    return [];
  }
  const content = readContent(cursor);
  return [{ span: spanFrom(cursor, start), role, content }];
};

const readContent = (cursor: Cursor): PatternText | PatternRegex => {
  if (startsHere(cursor, '"')) {
    return readQuoted(cursor);
  }
  return startsHere(cursor, '%') ? readRegex(cursor) : readWord(cursor);
};

/**
 * Everything up to the next blank or quote. More than letters, digits and `_` needs quotes; stars
 * have a problem of their own.
 */
const readWord = (cursor: Cursor): PatternText => {
  const start = cursor.place;
  const text = take(cursor, /[^\s"]+/y) ?? '';
  const where = spanFrom(cursor, start);
  if (!/^[\w*]+$/.test(text)) {
    cursor.problems.push(problem('filter-pattern-quotes', where, { text }));
  }
  return { kind: 'text', span: where, text, quoted: false };
};
