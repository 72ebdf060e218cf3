import type {
  DelimitedField,
  DelimitedItem,
  DelimitedPattern,
  FieldCondition,
  FieldName,
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
  type Cursor,
} from './cursor.ts';

/** Reads `[field, …]`, which begins here, and everything behind it. */
export const readDelimitedPattern = (cursor: Cursor): DelimitedPattern => {
  const start = cursor.place;
  cursor.place += 1;
  const items: DelimitedItem[] = [];
  if (!takeSign(cursor, ']')) {
    do {
      items.push(readItem(cursor));
    } while (takeSign(cursor, ','));
    closeBracket(cursor);
  }
  skipBlanks(cursor);
  if (!atEnd(cursor)) {
    reportExpected(cursor, 'the end of the pattern behind "]"');
    cursor.place = cursor.text.length;
  }
  return { kind: 'delimited', span: spanFrom(cursor, start), items };
};

const closeBracket = (cursor: Cursor): void => {
  if (!takeSign(cursor, ']')) {
    reportExpected(cursor, '"," or "]"');
    cursor.place = cursor.text.length;
  }
};

const readItem = (cursor: Cursor): DelimitedItem => {
  skipBlanks(cursor);
  const start = cursor.place;
  if (take(cursor, /\.\.\.|…/y) !== undefined) {
    return { kind: 'ellipsis', span: spanFrom(cursor, start) };
  }
  return startsHere(cursor, ',') || startsHere(cursor, ']')
    ? unnamed(cursor, start)
    : readField(cursor, start);
};

const unnamed = (cursor: Cursor, start: number): DelimitedField => ({
  kind: 'field',
  span: spanFrom(cursor, start),
  name: undefined,
  condition: undefined,
});

const NAME = /[A-Za-z_]\w*/y;

/** A name alone, or conditions on it. */
const readField = (cursor: Cursor, start: number): DelimitedField => {
  const name = peek(cursor, NAME);
  if (name !== undefined && peek(cursor, /\w+\s*(?=[,\]]|$)/y) !== undefined) {
    const read = readName(cursor);
    return { kind: 'field', span: spanFrom(cursor, start), name: read, condition: undefined };
  }
  const names: FieldName[] = [];
  const condition = readCondition(cursor, (inner) => readFieldCondition(inner, names));
  return { kind: 'field', span: spanFrom(cursor, start), name: names[0], condition };
};

const readFieldCondition = (cursor: Cursor, names: FieldName[]): FieldCondition => {
  skipBlanks(cursor);
  const start = cursor.place;
  const subject = readName(cursor);
  if (subject === undefined) {
    reportExpected(cursor, 'the name of a field');
    skipToJoint(cursor);
    return missing(cursor, start);
  }
  names.push(subject);
  return readComparison(cursor, start, { subject, expected: 'an operator such as =, "," or "]"' });
};

const readName = (cursor: Cursor): FieldName | undefined => {
  const start = cursor.place;
  const name = take(cursor, NAME);
  return name === undefined ? undefined : { kind: 'name', span: spanFrom(cursor, start), name };
};
