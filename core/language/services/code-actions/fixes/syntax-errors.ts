import { durationUnit } from '../../../catalogue/durations.ts';
import type { Expression } from '../../../syntax/ast.ts';
import { type Span, span } from '../../../text/span.ts';
import { insert, remove, replace } from '../edit.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { expressionsOf } from '../../../syntax/children.ts';
import { type Fix, fix, type Fixer } from './fix.ts';
import { orderBy } from './foreign-words.ts';

/**
 * What a mistake of syntax is in the words of other languages, or what is surely missing. Most have
 * no remedy that anybody but the author knows.
 */
export const fixSyntaxError: Fixer<'syntax-error'> = (problem, place) => {
  const { expected, found } = problem.parameters;
  return rules.flatMap((rule) => rule({ expected, found, where: problem.span, place }));
};

interface SyntaxError {
  readonly expected: string;
  readonly found: string;
  readonly where: Span;
  readonly place: Place;
}

type Rule = (error: SyntaxError) => readonly Fix[];

/** `filter (a = 1`, `in ["x"`. */
const closeBracket: Rule = ({ expected, found, where, place }) => {
  const [, sign] = /^"([)\]])"$/.exec(expected) ?? [];
  if (sign === undefined) {
    return [];
  }
  const at = found === 'the end of the command' ? where.end : trimmedEnd(place, where.start);
  return [fix(`Write ${sign}`, insert(at, sign))];
};

const trimmedEnd = ({ text }: Place, before: number): number =>
  text.slice(0, before).trimEnd().length;

/** `limit 5)`, and commas at the end of a list. */
const removeSurplus: Rule = ({ expected, found, where, place }) => {
  const sign = written(place, where);
  const isClosing = /^[)\]};]$/.test(sign) && expected.includes('the end of the command');
  const isLast = sign === ',' && found === 'the end of the command';
  if (isClosing || isLast || (sign === ',' && found === '","')) {
    return [fix(`Remove ${sign}`, remove(where))];
  }
  // `stats count(*), by a`: the comma stands before the word.
  const end = trimmedEnd(place, where.start);
  return found.toLowerCase() === '"by"' && place.text[end - 1] === ','
    ? [fix('Remove the comma', remove(span(end - 1, end)))]
    : [];
};

/** `fields a b`, `in ["x" "y"]`. */
const insertComma: Rule = ({ expected, where, place }) => {
  const isName = /^[\w@`"'.]/.test(written(place, where));
  return isName && expected.startsWith('a comma') && orderBy(place, where).length === 0
    ? [
        fix('Write a comma', insert(trimmedEnd(place, where.start), ',')),
        ...(/^[\w@.]+$/.test(written(place, where)) && place.command?.kind !== 'sort'
          ? [fix('Write as', insert(where.start, 'as '))]
          : []),
      ]
    : [];
};

/** `stats count(*) as n by x order by n`. */
const sortByAnotherName: Rule = ({ where, place }) =>
  place.command?.kind === 'sort' ? [] : orderBy(place, where);

/** `eventName = /x/`: only `like` and `=~` take a regular expression. */
const regexAsValue: Rule = ({ expected, found, where, place }) => {
  const { text } = place;
  const [regex] = /^\/(?:\\.|[^/\\\r\n])+\//.exec(text.slice(where.start)) ?? [];
  const [sign] =
    /(?:!=|==?)(?=\s*$)/.exec(text.slice(place.command?.span.start, where.start)) ?? [];
  if (expected !== 'a value' || found !== '"/"' || regex === undefined || sign === undefined) {
    return [];
  }
  const works = `${sign === '!=' ? 'not like' : 'like'} ${regex}`;
  const start = text.lastIndexOf(sign, where.start);
  const blank = /\s$/.test(text.slice(0, start)) ? '' : ' ';
  return [fix(`Write ${works}`, replace(span(start, where.start + regex.length), blank + works))];
};

/** `stats count(*) group by x`. */
const groupBy: Rule = ({ where, place }) =>
  /^group\s+by\b/i.test(place.text.slice(where.start))
    ? [fix('Remove group', remove(span(where.start, where.start + 'group '.length)))]
    : [];

/** `errorCode is not null`. */
const isNull: Rule = ({ where, place }) => {
  const [whole, not] = /^is\s+(not\s+)?null\b/i.exec(place.text.slice(where.start)) ?? [];
  const tested = whole === undefined ? undefined : operandBefore(place, where.start);
  if (whole === undefined || tested === undefined) {
    return [];
  }
  const call = `ispresent(${written(place, tested.span)})`;
  const works = not === undefined ? `not ${call}` : call;
  return [
    fix(`Write ${works}`, replace(span(tested.span.start, where.start + whole.length), works)),
  ];
};

/** `eventName contains "x"`, `eventName matches /x/`. */
const foreignTest: Rule = ({ where, place }) => {
  const word = written(place, where).toLowerCase();
  const rest = place.text.slice(where.end, place.command?.span.end ?? where.end);
  const [given, , value] =
    /^\s+("([^"\\\r\n]*)"|'[^'\\\r\n]*'|\/(?:\\.|[^/\\\r\n])*\/)/.exec(rest) ?? [];
  const make = foreignTests.get(word);
  if (given === undefined || make === undefined) {
    return [];
  }
  const works = make(given.trim(), value);
  return works === undefined
    ? []
    : [fix(`Write ${works}`, replace(span(where.start, where.end + given.length), works))];
};

const like = (literal: string): string => `like ${literal}`;

const anchored =
  (before: string, after: string) =>
  (_: string, value: string | undefined): string | undefined =>
    value === undefined
      ? undefined
      : `like /${before}${value.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}${after}/`;

const foreignTests: ReadonlyMap<
  string,
  (literal: string, value: string | undefined) => string | undefined
> = new Map([
  ['contains', like],
  ['has', like],
  ['includes', like],
  ['matches', like],
  ['regexp', like],
  ['rlike', like],
  ['ilike', anchored('(?i)', '')],
  ['startswith', anchored('^', '')],
  ['beginswith', anchored('^', '')],
  ['endswith', anchored('', '$')],
]);

/** `a between 1 and 2`. */
const between: Rule = ({ where, place }) => {
  const [whole, low, high] =
    /^between\s+([\w.@"'-]+)\s+and\s+([\w.@"'-]+)/i.exec(place.text.slice(where.start)) ?? [];
  const tested = whole === undefined ? undefined : operandBefore(place, where.start);
  if (whole === undefined || low === undefined || high === undefined || tested === undefined) {
    return [];
  }
  const name = written(place, tested.span);
  const works = `${name} >= ${low} and ${name} <= ${high}`;
  return [
    fix(`Write ${works}`, replace(span(tested.span.start, where.start + whole.length), works)),
  ];
};

/** The operand that ends right before a place: of a condition the last one. */
const operandBefore = ({ command, text }: Place, at: number): Expression | undefined => {
  const before = text.slice(0, at).trimEnd().length;
  let last = command && expressionsOf(command).findLast(({ span: { end } }) => end <= at);
  while (last?.kind === 'binary' || last?.kind === 'unary') {
    last = last.kind === 'binary' ? last.right : last.operand;
  }
  return last !== undefined && last.span.end === before ? last : undefined;
};

/** `in ("x", "y")`, `in "x"`. */
const asList: Rule = ({ expected, where, place }) => {
  if (expected !== 'a list in square brackets') {
    return [];
  }
  const text = written(place, where);
  // A network is no value of a list either: what it is has a remedy of its own.
  if (/^["'][\da-f.:]+\/\d{1,3}["']$/i.test(text)) {
    return [];
  }
  const inside = /^\(([^]*)\)$/.exec(text)?.[1] ?? text;
  return [fix('Write a list in square brackets', replace(where, `[${inside.trim()}]`))];
};

/** `filter a not "x"`. */
const notWhat: Rule = ({ expected, where, place }) => {
  if (expected !== '"like" or "in"') {
    return [];
  }
  const sign = written(place, where)[0] ?? '';
  if (sign === '[') {
    return [fix('Write not in', insert(where.start, 'in '))];
  }
  return '"\'/'.includes(sign) ? [fix('Write not like', insert(where.start, 'like '))] : [];
};

/** `a === "x"`. */
const thirdSign: Rule = ({ found, where, place }) =>
  found === '"="' && place.text.slice(where.start - 2, where.start) === '=='
    ? [fix('Write =', replace(span(where.start - 2, where.end), '='))]
    : [];

/** `like %foo%`: a word of SQL without its quotes. */
const percentSigns: Rule = ({ expected, found, where, place }) => {
  const [whole, word] = /^%(\w+)%?/.exec(place.text.slice(where.start)) ?? [];
  return found === '"%"' && expected.includes('regular expression') && whole !== undefined
    ? [fix(`Write "${word}"`, replace(span(where.start, where.start + whole.length), `"${word}"`))]
    : [];
};

/** `lookup hosts address as ip, OUTPUT owner`: names of such commands have blanks between them. */
const blankBetween: Rule = ({ expected, where, place }) =>
  expected === 'a blank between names' && written(place, where) === ','
    ? [fix('Remove the comma', remove(where))]
    : [];

/** `bin(2 days)` */
const brokenPeriod: Rule = ({ where, place }) => {
  const unit = durationUnit(written(place, where));
  const number = /(\d+)(\s+)$/.exec(place.text.slice(0, where.start));
  const [short] = unit?.spellings ?? [];
  return number === null || short === undefined
    ? []
    : [
        fix(
          `Write ${number[1] ?? ''}${short}`,
          replace(span(number.index, where.end), `${number[1] ?? ''}${short}`),
        ),
      ];
};

/** `limit` alone. */
const limitOfNothing: Rule = ({ expected, found, where, place }) =>
  expected === 'a number' && place.command?.kind === 'limit' && found === 'the end of the command'
    ? [fix('Write limit 100', insert(where.end, ' 100'))]
    : [];

/** `{ $.eventName = "x" }` is a filter pattern. */
const filterPattern: Rule = ({ where, place, expected }) => {
  const line = /^\{[^\r\n]*\}/.exec(place.text.slice(where.start))?.[0];
  const isFirst = expectedCommand(expected) && expressionsAround(place, where).length === 0;
  return line !== undefined && isFirst && line.includes('$.')
    ? [fix('Make it a filter pattern', insert(where.start, '# @filter-pattern '))]
    : [];
};

const expectedCommand = (expected: string): boolean => expected.startsWith('a command');

const rules: readonly Rule[] = [
  sortByAnotherName,
  regexAsValue,
  closeBracket,
  asList,
  isNull,
  between,
  foreignTest,
  groupBy,
  notWhat,
  thirdSign,
  percentSigns,
  blankBetween,
  filterPattern,
  brokenPeriod,
  limitOfNothing,
  removeSurplus,
  insertComma,
];
