import { compileRegex, type LinearRegex, type RegexMatch } from '../regex/linear-regex.ts';
import { prepared, textArgument, type ScalarFunction } from './scalar-call.ts';

/**
 * Every match of an RE2 expression, replaced. Groups are written as in the transformers of
 * CloudWatch Logs (`$1`, `${name}`) or as in RE2 (`\1`); one that does not exist stays as it is.
 * Missing where an argument is, and where the expression is none.
 */
export const regexReplace: ScalarFunction = (call) => {
  const readText = textArgument(call, 0);
  const readExpression = prepared(textArgument(call, 1), compileRegex);
  const readReplacement = prepared(textArgument(call, 2), replacementOf);
  return (row) => {
    const text = readText(row);
    const expression = readExpression(row);
    const fill = readReplacement(row);
    return text === undefined || expression === undefined || fill === undefined
      ? undefined
      : replaceAll(text, expression, fill);
  };
};

/** Makes what stands in place of a match. */
type Fill = (match: RegexMatch, names: LinearRegex['groups']) => string;

/** As in RE2, an empty match right behind another match is none. */
const replaceAll = (text: string, expression: LinearRegex, fill: Fill): string => {
  let replaced = '';
  let end = 0;
  let isFirst = true;
  for (const match of expression.matches(text)) {
    if (isFirst || match.text !== '' || match.index > end) {
      replaced += text.slice(end, match.index) + fill(match, expression.groups);
      end = match.index + match.text.length;
    }
    isFirst = false;
  }
  return replaced + text.slice(end);
};

const SPECIAL = /\\(?<sign>[\\$])|\\(?<digit>\d)|\$(?<number>\d+)|\$\{(?<name>[^}]+)\}/g;

const replacementOf = (replacement: string): Fill => {
  const pieces: Fill[] = [];
  let end = 0;
  for (const special of replacement.matchAll(SPECIAL)) {
    pieces.push(literal(replacement.slice(end, special.index)), fillOf(special));
    end = special.index + special[0].length;
  }
  pieces.push(literal(replacement.slice(end)));
  return (match, names) => pieces.map((fill) => fill(match, names)).join('');
};

const literal =
  (text: string): Fill =>
  () =>
    text;

const fillOf = ({ 0: written, groups: parts = {} }: RegExpExecArray): Fill => {
  const { sign, digit, number, name } = parts;
  if (sign !== undefined) {
    return literal(sign);
  }
  return name === undefined ? numbered(digit ?? number ?? '', written) : named(name, written);
};

/** The group that as many digits as possible name; the others stand for themselves. */
const numbered =
  (digits: string, written: string): Fill =>
  (match) => {
    for (let length = digits.length; length > 0; length -= 1) {
      const group = Number(digits.slice(0, length));
      if (group <= match.groups.length) {
        return groupText(match, group) + digits.slice(length);
      }
    }
    return written;
  };

const named =
  (name: string, written: string): Fill =>
  (match, names) =>
    names.includes(name) ? groupText(match, names.indexOf(name) + 1) : written;

/** The text of a group by number; 0 is the whole match. */
const groupText = ({ text, groups }: RegexMatch, group: number): string =>
  (group === 0 ? text : groups[group - 1]) ?? '';
