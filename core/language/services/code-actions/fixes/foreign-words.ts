import { rangeProblem } from '../../../query-file/range.ts';
import type { Binary, Call, Expression } from '../../../syntax/ast.ts';
import { type Span, span } from '../../../text/span.ts';
import { removeCommand, separator } from '../command-edits.ts';
import { type Edit, insert, remove, replace } from '../edit.ts';
import { headPlace } from '../head.ts';
import { chainOf, enclosing } from '../operands.ts';
import { expressionsAround, innermost, type Place, written } from '../place.ts';
import { type Fix, fix } from './fix.ts';

/* What other query languages say in a way of their own, in the words of this one. */

/** Functions that this language has in another form. */
export const foreignFunction = (name: string, place: Place): readonly Fix[] => {
  const call = innermost(place, 'call');
  const rewrite = rewrites.get(name.toLowerCase());
  return call === undefined || rewrite === undefined ? [] : rewrite(call, place);
};

type Rewrite = (call: Call, place: Place) => readonly Fix[];

const median: Rewrite = (call, { span: where }) =>
  call.arguments.length === 1
    ? [fix('Write pct(…, 50)', replace(where, 'pct'), insert(call.span.end - 1, ', 50'))]
    : [];

/** `isnull(x)` and `not isnull(x)`; what compares its value means something of its own. */
const presence =
  (isPresent: boolean): Rewrite =>
  (call, place) => {
    const [tested] = call.arguments;
    const parent = expressionsAround(place, call.span).at(-2);
    const isCompared = parent?.kind === 'binary' && !['and', 'or'].includes(parent.operator);
    if (tested === undefined || call.arguments.length > 1 || isCompared) {
      return [];
    }
    const isNegated = parent?.kind === 'unary' && parent.operator === 'not';
    const present = `ispresent(${written(place, tested.span)})`;
    const works = isPresent === isNegated ? `not ${present}` : present;
    return [fix(`Write ${works}`, replace(isNegated ? parent.span : call.span, works))];
  };

/** `eventTime > ago(7d)`: the range of a query says from when on. */
const ago: Rewrite = (call, place) => {
  const { query, command, document, text } = place;
  const range = `-${call.arguments[0]?.kind === 'duration' ? call.arguments[0].text : ''}`;
  const comparison = expressionsAround(place, call.span).at(-2);
  const isClean =
    query !== undefined &&
    command?.kind === 'filter' &&
    call.arguments.length === 1 &&
    rangeProblem(range) === undefined &&
    [...document.file.directives, ...query.directives].every(
      ({ name }) => !/^range$/i.test(name),
    ) &&
    written(place, query.body).split(/\bago\s*\(/i).length === 2;
  if (!isClean || comparison?.kind !== 'binary' || !isSince(comparison, call)) {
    return [];
  }
  const removal = withoutOperand(place, command.condition, comparison);
  const { offset, before, after } = headPlace(text, query.body.start);
  return removal.length === 0
    ? []
    : [
        fix(
          `Write # @range ${range} instead`,
          insert(offset, `${before}# @range ${range}${after}`),
          ...removal,
        ),
      ];
};

const isSince = ({ left, operator, right }: Binary, call: Call): boolean =>
  right === call &&
  (operator === '>' || operator === '>=') &&
  left.kind === 'field' &&
  (left.name === 'eventTime' || left.name === '@timestamp');

/** Takes one of the conditions of a filter out, or the filter with its only one. */
const withoutOperand = (
  place: Place,
  condition: Expression,
  operand: Expression,
): readonly Edit[] => {
  const operands = chainOf('and', condition);
  const at = operands.indexOf(operand);
  if (at < 0 || operands.length === 1) {
    return at < 0 || place.commands.length === 1 ? [] : removeCommand(place, place.index);
  }
  const { start, end } = enclosing(place, operand);
  const neighbour = operands[at === 0 ? 1 : at - 1] ?? operand;
  const beside = enclosing(place, neighbour);
  return [remove(at === 0 ? span(start, beside.start) : span(beside.end, end))];
};

const rewrites: ReadonlyMap<string, Rewrite> = new Map([
  ['median', median],
  ['isnull', presence(false)],
  ['is_null', presence(false)],
  ['isnotnull', presence(true)],
  ['notnull', presence(true)],
  ['ago', ago],
]);

/** Commands that are several here: `group by x`, `top 10 x`. */
export const foreignCommand = (name: string, place: Place): readonly Fix[] => {
  const whole = place.command?.span;
  const rest = whole && place.text.slice(place.span.end, whole.end);
  if (whole === undefined || rest === undefined) {
    return [];
  }
  switch (name.toLowerCase()) {
    case 'group':
      return groups(place, rest);
    case 'top':
      return topValues(place, whole, rest);
    default:
      return [];
  }
};

const groups = ({ span: where }: Place, rest: string): readonly Fix[] => {
  const [by] = /^\s+by\b(?=\s*\S)/i.exec(rest) ?? [];
  const works = 'stats count(*) by';
  return by === undefined
    ? []
    : [fix(`Write ${works}`, replace(span(where.start, where.end + by.length), works))];
};

const USUAL_NUMBER = '10';

const topValues = (place: Place, whole: Span, rest: string): readonly Fix[] => {
  const [, number = USUAL_NUMBER, names] =
    /^(?:\s+(\d+))?\s+(?:by\s+)?([A-Za-z_@][\w@.]*(?:\s*,\s*[A-Za-z_@][\w@.]*)*)\s*$/.exec(rest) ??
    [];
  if (names === undefined) {
    return [];
  }
  const works = [`stats count(*) as n by ${names}`, 'sort n desc', `limit ${number}`];
  return [fix(`Write ${works.join(' | ')}`, replace(whole, works.join(separator(place))))];
};

/** `stats … order by n desc` */
export const orderBy = (place: Place, where: Span): readonly Fix[] => {
  const [words] = ORDER_BY.exec(place.text.slice(where.start)) ?? [];
  return words === undefined
    ? []
    : [fix('Write | sort', replace(span(where.start, where.start + words.length), '| sort'))];
};

const ORDER_BY = /^order\s+by\b/i;
