import { problem } from '../../problems/problem.ts';
import type { Selector, Step } from '../pattern.ts';
import { peek, reportExpected, spanFrom, startsHere, take, type Cursor } from './cursor.ts';

/** Reads `$.a[0]['b.c'].*`, which begins here with its `$`. */
export const readSelector = (cursor: Cursor): Selector => {
  const start = cursor.place;
  cursor.place += 1;
  const steps: Step[] = [];
  if (peek(cursor, /[A-Za-z_]/y) !== undefined) {
    const name = take(cursor, NAME) ?? '';
    refuse(cursor, start, `$${name}`, `$.${name}`);
    steps.push({ kind: 'name', name });
  }
  for (let step = readStep(cursor); step !== undefined; step = readStep(cursor)) {
    steps.push(step);
  }
  if (steps.length === 0) {
    reportExpected(cursor, 'the name of a property behind "$", such as $.eventName');
  }
  return { kind: 'selector', span: spanFrom(cursor, start), steps };
};

/** A path without its `$.`, which is forgiven with a problem; undefined where there is no name. */
export const readBareSelector = (cursor: Cursor): Selector | undefined => {
  const start = cursor.place;
  const name = take(cursor, NAME);
  if (name === undefined) {
    return undefined;
  }
  const steps: Step[] = [{ kind: 'name', name }];
  for (let step = readStep(cursor); step !== undefined; step = readStep(cursor)) {
    steps.push(step);
  }
  const written = cursor.text.slice(start, cursor.place);
  refuse(cursor, start, written, `$.${written}`);
  return { kind: 'selector', span: spanFrom(cursor, start), steps };
};

const refuse = (cursor: Cursor, start: number, written: string, right: string): void => {
  cursor.problems.push(
    problem('filter-pattern-selector', spanFrom(cursor, start), { written, right }),
  );
};

/** Whatever may be meant as a name; which of it needs brackets is said with a problem. */
const NAME = /[^\s.[\]=!<>(){}&|,"'%$*]+/y;

/** One step of a path, or undefined where the path ends. */
const readStep = (cursor: Cursor): Step | undefined => {
  const start = cursor.place;
  if (startsHere(cursor, '.') || startsHere(cursor, '[')) {
    cursor.place += startsHere(cursor, '.') ? 1 : 0;
    return startsHere(cursor, '[') ? readBrackets(cursor) : readName(cursor, start);
  }
  return undefined;
};

const readName = (cursor: Cursor, start: number): Step | undefined => {
  if (take(cursor, /\*/y) !== undefined) {
    return { kind: 'members' };
  }
  const name = take(cursor, NAME);
  if (name === undefined) {
    reportExpected(cursor, 'the name of a property');
    return undefined;
  }
  if (!isPlainName(name)) {
    refuse(cursor, start, `.${name}`, `.['${name}']`);
  }
  return { kind: 'name', name };
};

/** True for what may stand behind a dot: letters, digits, `-` and `_`. */
export const isPlainName = (name: string): boolean => /^[\w-]+$/.test(name);

const readBrackets = (cursor: Cursor): Step | undefined => {
  const start = cursor.place;
  cursor.place += 1;
  const content = take(cursor, /\s*(?:\*|\d+|'(?:\\'|[^'])*'|"(?:\\"|[^"])*")\s*/y)?.trim();
  const closed = take(cursor, /\]/y);
  if (content === undefined || closed === undefined) {
    reportExpected(cursor, 'a position, "*" or a name in single quotes, and "]"');
    take(cursor, /[^\s\]]*\]?/y);
    return undefined;
  }
  if (content.startsWith('"')) {
    const right = `['${content.slice(1, -1)}']`;
    refuse(cursor, start, cursor.text.slice(start, cursor.place), right);
  }
  return stepOf(content);
};

const stepOf = (content: string): Step => {
  if (content === '*') {
    return { kind: 'elements' };
  }
  return /^\d/.test(content)
    ? { kind: 'index', index: Number(content) }
    : { kind: 'name', name: content.slice(1, -1).replace(/\\(['"])/g, '$1') };
};
