import type {
  OrderOperator,
  PatternNumber,
  PatternOperator,
  PatternRegex,
  PatternText,
  PatternValue,
} from '#language/filter-pattern/pattern.ts';
import { re2Source } from '#language/filter-pattern/regex-dialect.ts';
import { starsOf } from '#language/filter-pattern/stars.ts';
import { areEqual } from '../expressions/equality.ts';
import { compileRegex } from '../regex/linear-regex.ts';
import { toNumber } from '../values/reading.ts';

/** Whether the text of a value that is there fits. */
export type TextTest = (text: string) => boolean;

/** The comparison of a value's text with what the pattern says. */
export const compileComparison = (operator: PatternOperator, value: PatternValue): TextTest => {
  if (operator === '=') {
    return compileEquality(value);
  }
  if (operator === '!=') {
    const isEqual = compileEquality(value);
    return value.kind === 'missing' ? never : (text) => !isEqual(text);
  }
  return value.kind === 'number' ? compileOrder(operator, value) : never;
};

const never: TextTest = () => false;

const compileEquality = (value: PatternValue): TextTest => {
  switch (value.kind) {
    case 'text':
      return compileStars(value);
    case 'number':
      return (text) => areEqual(text, value.text);
    case 'regex':
      return compileSearch(value);
    case 'missing':
      return never;
  }
};

/** Texts that read as numbers are equal by value, as in queries. */
const compileStars = ({ text: wanted }: PatternText): TextTest => {
  const { core, atStart, atEnd } = starsOf(wanted);
  if (atStart) {
    return atEnd || core === '' ? (text) => text.includes(core) : (text) => text.endsWith(core);
  }
  return atEnd ? (text) => text.startsWith(core) : (text) => areEqual(text, wanted);
};

/** Whether an expression is found anywhere in the text. */
export const compileSearch = ({ source }: PatternRegex): TextTest =>
  compileRegex(re2Source(source))?.test ?? never;

const accepts: { readonly [Operator in OrderOperator]: (a: number, b: number) => boolean } = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Only what reads as a number has an order. */
const compileOrder = (operator: OrderOperator, { value }: PatternNumber): TextTest => {
  const accept = accepts[operator];
  return (text) => {
    const number = toNumber(text);
    return number !== undefined && accept(number, value);
  };
};
