import { inOrder, type Problem } from '../problems/problem.ts';
import { checkFilterPattern } from './check-filter-pattern.ts';
import type { FilterPattern } from './pattern.ts';
import { newCursor, skipBlanks, spanFrom, startsHere, type Cursor } from './syntax/cursor.ts';
import { readDelimitedPattern } from './syntax/delimited-pattern.ts';
import { readJsonPattern } from './syntax/json-pattern.ts';
import { readTextPattern } from './syntax/text-pattern.ts';

/** A pattern that was read. */
export interface ParsedFilterPattern {
  /** Always whole; what could not be understood is missing in it. */
  readonly pattern: FilterPattern;
  /** What is wrong with it, in order of place. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a filter pattern. Never throws. Spans count from `offset` before the text's first sign, so
 * that they fit the text around it.
 */
export const parseFilterPattern = (text: string, offset = 0): ParsedFilterPattern => {
  const problems: Problem[] = [];
  const cursor = newCursor(text.trimEnd(), offset, problems);
  skipBlanks(cursor);
  const pattern = cursor.text.length > LONGEST_READ ? skipped(cursor) : readPattern(cursor);
  return { pattern, problems: inOrder([...problems, ...checkFilterPattern(pattern)]) };
};

/** Ten times as long as CloudWatch takes: nobody writes that, and an editor has to answer at once. */
const LONGEST_READ = 10_240;

const skipped = (cursor: Cursor): FilterPattern => ({
  kind: 'text',
  span: spanFrom(cursor, cursor.place, cursor.text.length),
  terms: [],
});

/** The first sign tells the form. */
const readPattern = (cursor: Cursor): FilterPattern => {
  if (startsHere(cursor, '{')) {
    return readJsonPattern(cursor);
  }
  return startsHere(cursor, '[') ? readDelimitedPattern(cursor) : readTextPattern(cursor);
};
