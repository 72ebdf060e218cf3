import { type Problem, problem } from '../../problems/problem.ts';
import { cover } from '../../text/span.ts';
import type { Condition, Logical, MissingCondition } from '../pattern.ts';
import { isLogical } from '../walk.ts';
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

/** The depth of the tree is bounded, and with it the recursion of whatever walks it. */
const DEEPEST_NESTING = 100;

/** Reads one condition without `&&`, `||` and parentheses; has to move on or report. */
export type LeafReader<Leaf> = (cursor: Cursor) => Leaf | MissingCondition;

type Node = { readonly kind: string; readonly span: Problem['span'] };

/** Conditions joined by `||` and, tighter, `&&`, with parentheses. */
export const readCondition = <Leaf extends Node>(
  cursor: Cursor,
  readLeaf: LeafReader<Leaf>,
): Condition<Leaf | MissingCondition> =>
  readJoined(cursor, 'or', () => readJoined(cursor, 'and', () => readPrimary(cursor, readLeaf)));

const readJoined = <Leaf extends Node>(
  cursor: Cursor,
  kind: Logical<Leaf>['kind'],
  readOperand: () => Condition<Leaf>,
): Condition<Leaf> => {
  const first = readOperand();
  const read = [first];
  while (takeJoint(cursor, kind)) {
    read.push(readOperand());
  }
  const last = read.at(-1) ?? first;
  const operands = read.flatMap((operand) => operandsOf(kind, operand));
  return last === first ? first : { kind, span: cover(first.span, last.span), operands };
};

/** What stands in parentheses within its own kind is part of the list around it. */
const operandsOf = <Leaf extends Node>(
  kind: Logical<Leaf>['kind'],
  operand: Condition<Leaf>,
): readonly Condition<Leaf>[] =>
  operand.kind === kind && isLogical(operand) ? operand.operands : [operand];

const JOINTS = {
  and: { sign: '&&', foreign: /&(?!&)|(?:and|AND|And)\b/y },
  or: { sign: '||', foreign: /\|(?!\|)|(?:or|OR|Or)\b/y },
};

const takeJoint = (cursor: Cursor, kind: keyof typeof JOINTS): boolean => {
  const { sign, foreign } = JOINTS[kind];
  if (takeSign(cursor, sign)) {
    return true;
  }
  const start = cursor.place;
  const written = take(cursor, foreign);
  if (written !== undefined) {
    const where = spanFrom(cursor, start);
    cursor.problems.push(problem('foreign-operator', where, { written, documented: sign }));
  }
  return written !== undefined;
};

const readPrimary = <Leaf extends Node>(
  cursor: Cursor,
  readLeaf: LeafReader<Leaf>,
): Condition<Leaf | MissingCondition> => {
  skipBlanks(cursor);
  const start = cursor.place;
  const prefix = take(cursor, /\(|!(?!=)|NOT(?=\s*[($])/iy);
  if (prefix === undefined) {
    return readLeaf(cursor);
  }
  if (cursor.depth >= DEEPEST_NESTING) {
    return tooDeep(cursor, start);
  }
  cursor.depth += 1;
  const inner = prefix === '(' ? readParenthesis(cursor, readLeaf) : readPrimary(cursor, readLeaf);
  cursor.depth -= 1;
  return prefix === '(' ? inner : refuseNegation(cursor, start, prefix);
};

const readParenthesis = <Leaf extends Node>(
  cursor: Cursor,
  readLeaf: LeafReader<Leaf>,
): Condition<Leaf | MissingCondition> => {
  const inner = readCondition(cursor, readLeaf);
  if (!takeSign(cursor, ')')) {
    reportExpected(cursor, '")", "&&" or "||"');
    skipToJoint(cursor);
    takeSign(cursor, ')');
  }
  return inner;
};

const refuseNegation = (cursor: Cursor, start: number, prefix: string): MissingCondition => {
  cursor.problems.push(
    problem('filter-pattern-unsupported', spanFrom(cursor, start, start + prefix.length), {
      what: 'NOT before a condition',
      instead: 'write the opposite condition, with != in place of =',
    }),
  );
  return missing(cursor, start);
};

const tooDeep = (cursor: Cursor, start: number): MissingCondition => {
  const where = spanFrom(cursor, start);
  cursor.problems.push(problem('nesting-too-deep', where, { limit: DEEPEST_NESTING }));
  cursor.place = cursor.text.length;
  return missing(cursor, start);
};

export const missing = (cursor: Cursor, start: number): MissingCondition => ({
  kind: 'missing',
  span: spanFrom(cursor, start),
});

const STOPS = ['&&', '||', ')', '}', ']', ','];

/** Goes on to where a condition can end, so that one mistake costs one condition. */
export const skipToJoint = (cursor: Cursor): void => {
  while (!atEnd(cursor) && !STOPS.some((stop) => startsHere(cursor, stop))) {
    cursor.place += peek(cursor, /"(?:\\"|[^"])*"/y)?.length ?? 1;
  }
};
