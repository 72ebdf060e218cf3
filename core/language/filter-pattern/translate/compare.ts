import type { OrderOperator, PatternNumber, PatternRegex, PatternText } from '../pattern.ts';
import { re2Source } from '../regex-dialect.ts';
import { isAnything, starsOf } from '../stars.ts';
import { allOf, anyOf, test, type QueryCondition } from './query-condition.ts';
import { escapedRegex, numberLiteral, regexLiteral, textLiteral } from './query-text.ts';

/** What a query's field or expression is compared with. */
export type Wanted = PatternText | PatternNumber | PatternRegex;

/** True where the subject is there and one of the values is right. */
export const equalsOne = (subject: string, values: readonly Wanted[]): QueryCondition => {
  const literals = values.flatMap(literalsOf);
  const others = values.filter((value) => literalsOf(value).length === 0);
  return anyOf([
    ...(literals.length === 0 ? [] : [test(membership(subject, literals, ''))]),
    ...others.map((value) => test(likeness(subject, value, ''))),
  ]);
};

/** True where none of the values is right; in a query that includes what is missing. */
export const differsFromAll = (subject: string, values: readonly Wanted[]): QueryCondition => {
  const literals = values.flatMap(literalsOf);
  const others = values.filter((value) => literalsOf(value).length === 0);
  return allOf([
    ...(literals.length === 0 ? [] : [test(membership(subject, literals, 'not '))]),
    ...others.map((value) => test(likeness(subject, value, 'not '))),
  ]);
};

/** True for numbers alone: in a query a text that is none would be compared as a text. */
export const isOrdered = (
  subject: string,
  operator: OrderOperator,
  value: PatternNumber,
): QueryCondition =>
  allOf([
    test(`isNumeric(${subject})`),
    test(`${subject} ${operator} ${numberLiteral(value.text)}`),
  ]);

/** Values that `=` can compare with; none for those that need an expression. */
const literalsOf = (value: Wanted): readonly string[] => {
  switch (value.kind) {
    case 'number':
      return [numberLiteral(value.text)];
    case 'text': {
      const stars = starsOf(value.text);
      const literal = stars.atStart || stars.atEnd ? undefined : textLiteral(value.text);
      return literal === undefined ? [] : [literal, ...(WORDS.get(value.text) ?? [])];
    }
    case 'regex':
      return [];
  }
};

/** A JSON boolean is the word to a filter pattern and a number to a query (guide). */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['true', ['1']],
  ['false', ['0']],
]);

const membership = (subject: string, literals: readonly string[], not: '' | 'not '): string => {
  const [only, ...others] = new Set(literals);
  if (only === undefined || others.length > 0) {
    return `${subject} ${not}in [${[...new Set(literals)].join(', ')}]`;
  }
  return `${subject} ${not === '' ? '=' : '!='} ${only}`;
};

const likeness = (subject: string, value: Wanted, not: '' | 'not '): string => {
  if (value.kind === 'text' && isAnything(starsOf(value.text))) {
    // The empty text is in every value that is there.
    return not === '' ? `ispresent(${subject})` : `${subject} not like ""`;
  }
  return `${subject} ${not}like ${likeOperand(value)}`;
};

const likeOperand = (value: Wanted): string => {
  if (value.kind === 'regex') {
    return regexLiteral(re2Source(value.source));
  }
  const { core, atStart, atEnd } = starsOf(value.text);
  const literal = atStart && atEnd ? textLiteral(core) : undefined;
  const source = `${atStart ? '' : '^'}${escapedRegex(core)}${atEnd ? '' : '$'}`;
  return literal ?? regexLiteral(source);
};
