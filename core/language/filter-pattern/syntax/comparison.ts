import { problem } from '../../problems/problem.ts';
import type { Span } from '../../text/span.ts';
import type {
  Comparison,
  MissingCondition,
  MissingValue,
  PatternOperator,
  PatternValue,
} from '../pattern.ts';
import { missing, skipToJoint } from './condition.ts';
import { reportExpected, skipBlanks, spanFrom, take, type Cursor } from './cursor.ts';
import { missingValue, readValue } from './value.ts';

export interface ComparisonParts<Subject> {
  readonly subject: Subject;
  /** What the message says should stand here where no operator does. */
  readonly expected: string;
  /** Given where the operator is read already. */
  readonly operator?: PatternOperator;
  readonly operatorSpan?: Span;
}

/** Reads the operator and the value behind a subject. */
export const readComparison = <Subject>(
  cursor: Cursor,
  start: number,
  { subject, expected, ...known }: ComparisonParts<Subject>,
): Comparison<Subject> | MissingCondition => {
  skipBlanks(cursor);
  const place = cursor.place;
  const operator = known.operator ?? readOperator(cursor);
  if (operator === undefined) {
    reportExpected(cursor, expected);
    skipToJoint(cursor);
    return missing(cursor, start);
  }
  const operatorSpan = known.operatorSpan ?? spanFrom(cursor, place);
  const value = readOperand(cursor, operator);
  return {
    kind: 'comparison',
    span: spanFrom(cursor, start),
    subject,
    operator,
    operatorSpan,
    value,
  };
};

const OPERATOR = /!=|<=|>=|==|<>|=~|=!|=|<|>/y;

/** Signs of other languages, with what they are here. */
const FOREIGN: ReadonlyMap<string, PatternOperator> = new Map([
  ['==', '='],
  ['<>', '!='],
  ['=~', '='],
  ['=!', '!='],
]);

const OPERATORS: ReadonlySet<string> = new Set<PatternOperator>(['=', '!=', '<', '<=', '>', '>=']);

const isOperator = (written: string): written is PatternOperator => OPERATORS.has(written);

const readOperator = (cursor: Cursor): PatternOperator | undefined => {
  const start = cursor.place;
  const written = take(cursor, OPERATOR);
  if (written === undefined || isOperator(written)) {
    return written;
  }
  const documented = FOREIGN.get(written) ?? '=';
  const where = spanFrom(cursor, start);
  cursor.problems.push(problem('foreign-operator', where, { written, documented }));
  return documented;
};

const readOperand = (cursor: Cursor, operator: PatternOperator): PatternValue => {
  skipBlanks(cursor);
  const start = cursor.place;
  const value = readValue(cursor);
  if (value === undefined) {
    reportExpected(cursor, 'a value');
    skipToJoint(cursor);
    return missingValue(cursor);
  }
  return operator === '=' || operator === '!=' || value.kind === 'number'
    ? value
    : refuseText(cursor, start);
};

/** Only numbers have an order. */
const refuseText = (cursor: Cursor, start: number): MissingValue => {
  const end = cursor.place;
  cursor.place = start;
  reportExpected(cursor, 'a number, since texts have no order here');
  cursor.place = end;
  return missingValue(cursor);
};
