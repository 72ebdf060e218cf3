import type { Binary, Expression, Unary } from '../../../syntax/ast.ts';
import { expressionKey } from '../../../analysis/output-key.ts';
import { insert, replace } from '../edit.ts';
import { chainOf, enclosing, leftText, outerSpan, rightText } from '../operands.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { shortened } from './comparisons.ts';
import { type Fix, fix, type Fixer, type Fixers, safeFix } from './fix.ts';
import type { Span } from '../../../text/span.ts';

const isLogical = (expression: Expression): expression is Binary =>
  expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or');

/** The `and` or `or` right around a place. */
const logicalAround = (place: Place): Binary | undefined =>
  expressionsAround(place, place.span).findLast(isLogical);

/**
 * `a = "x" and a = "y"` is meant as `or`, `a != "x" or a != "y"` as `and`; both as one list of
 * values. The whole chain is about one field, else nobody knows what belongs together.
 */
const opposite: Fixer<'never-true' | 'always-true'> = ({ code }, place) => {
  const pair = logicalAround(place);
  if (pair === undefined) {
    return [];
  }
  const whole = outermost(place, pair);
  const operands = chainOf(code === 'never-true' ? 'and' : 'or', whole);
  const keys = operands.map((operand) =>
    operand.kind === 'binary' ? expressionKey(operand.left) : '',
  );
  const isOne = new Set(keys).size === 1 && !keys.includes('');
  if (!isOne) {
    return [];
  }
  const isNegative = code === 'always-true';
  const values = operands.flatMap((operand) => valuesOf(place, operand));
  const [first] = operands;
  const field = first?.kind === 'binary' ? leftText(place, first) : '';
  const list = `${field} ${isNegative ? 'not in' : 'in'} [${values.join(', ')}]`;
  const sign = isNegative ? 'and' : 'or';
  const signs = operatorsOf(whole).map((where) => replace(where, sign));
  return [
    fix(`Write ${shortened(list)}`, replace(enclosing(place, whole), list)),
    ...(isInChain(place, whole) ? [] : [fix(`Write ${sign} between them`, ...signs)]),
  ];
};

/** The whole chain of the same operator around one of its pairs. */
const outermost = (place: Place, pair: Binary): Binary =>
  expressionsAround(place, pair.span).find(
    (outer): outer is Binary =>
      outer.kind === 'binary' &&
      outer.operator === pair.operator &&
      chainOf(pair.operator === 'and' ? 'and' : 'or', outer).includes(pair.right),
  ) ?? pair;

/** True where another `and` or `or` is around it: another operator would group otherwise there. */
const isInChain = (place: Place, whole: Binary): boolean =>
  expressionsAround(place, whole.span).some(
    (outer) => outer !== whole && isLogical(outer) && outer.span.start <= whole.span.start,
  );

const operatorsOf = (chain: Binary): readonly Span[] =>
  [chain.left, chain.right].reduce<readonly Span[]>(
    (found, side) =>
      side.kind === 'binary' && side.operator === chain.operator
        ? [...found, ...operatorsOf(side)]
        : found,
    [chain.operatorSpan],
  );

const valuesOf = (place: Place, operand: Expression): readonly string[] => {
  if (operand.kind !== 'binary') {
    return [];
  }
  const { right } = operand;
  return right.kind === 'list'
    ? right.items.map(({ span }) => written(place, span))
    : [rightText(place, operand)];
};

const EQUALITIES: ReadonlyMap<Binary['operator'], string> = new Map<Binary['operator'], string>([
  ['=', '!='],
  ['!=', '='],
  ['like', 'not like'],
  ['=~', 'not like'],
  ['not like', 'like'],
  ['in', 'not in'],
  ['not in', 'in'],
]);

/** Parentheses say the same; so does the opposite operator, but for orders of missing fields. */
const bareNot: Fixer<'bare-not'> = (_, place) => {
  const negation = expressionsAround(place, place.span).findLast(
    (expression): expression is Unary =>
      expression.kind === 'unary' &&
      expression.span.start === place.span.start &&
      expression.span.end === place.span.end,
  );
  const { operand } = negation ?? {};
  if (operand?.kind !== 'binary') {
    return [];
  }
  const parentheses = safeFix(
    'Put the comparison in parentheses',
    insert(operand.span.start, '('),
    insert(operand.span.end, ')'),
  );
  const opposed = EQUALITIES.get(operand.operator);
  if (opposed === undefined) {
    return [parentheses];
  }
  const text = `${leftText(place, operand)} ${opposed} ${rightText(place, operand)}`;
  return [safeFix(`Write ${shortened(text)}`, replace(place.span, text)), parentheses];
};

/** True for an expression in whose parentheses the place does not lie. */
const isClosedOff = (place: Place, { left, right }: Binary): boolean =>
  [left, right].some(
    (side) =>
      side.kind === 'binary' &&
      side.operator === 'or' &&
      side.span.start <= place.span.start &&
      place.span.end <= side.span.end &&
      /[)]\s*$/.test(place.text.slice(side.span.end, side.span.end + 1)),
  );

/** Parentheses around each `and` beside an `or`: what it means; or around the `or`s. */
const mixed: Fixer<'mixed-and-or'> = (_, place) => {
  const or = expressionsAround(place, place.span).find(
    (expression): expression is Binary =>
      expression.kind === 'binary' &&
      expression.operator === 'or' &&
      !isClosedOff(place, expression),
  );
  if (or === undefined) {
    return [];
  }
  const sides = (['left', 'right'] as const).flatMap((side) => bareAnds(place, or, side));
  const around = sides.flatMap(({ start, end }) => [insert(start, '('), insert(end, ')')]);
  return [safeFix('Put parentheses around "and", as it works', ...around), ...orFirst(place, or)];
};

const bareAnds = (place: Place, parent: Binary, side: 'left' | 'right'): readonly Span[] => {
  const operand = parent[side];
  const outer = outerSpan(place, parent, side);
  const isBare = outer.start === operand.span.start && outer.end === operand.span.end;
  if (operand.kind !== 'binary' || !isBare) {
    return [];
  }
  if (operand.operator === 'and') {
    return [operand.span];
  }
  return operand.operator === 'or'
    ? (['left', 'right'] as const).flatMap((inner) => bareAnds(place, operand, inner))
    : [];
};

/** `a or b and c` as `(a or b) and c`, which the lines often suggest. */
const orFirst = (place: Place, or: Binary): readonly Fix[] => {
  const { left, right } = or;
  if (right.kind === 'binary' && right.operator === 'and') {
    const first = outerSpan(place, right, 'left');
    const start = outerSpan(place, or, 'left').start;
    return right.left.kind === 'binary' && right.left.operator === 'and'
      ? []
      : [fix('Put parentheses around "or"', insert(start, '('), insert(first.end, ')'))];
  }
  if (left.kind === 'binary' && left.operator === 'and') {
    const last = outerSpan(place, left, 'right');
    const { end } = outerSpan(place, or, 'right');
    return [fix('Put parentheses around "or"', insert(last.start, '('), insert(end, ')'))];
  }
  return [];
};

/** `a = "x" or "y"`: the comparison before it goes on, or the text is looked for anywhere. */
const textAsCondition: Fixer<'text-as-condition'> = ({ span: where }, place) => {
  const text = written(place, where);
  const anywhere = fix(
    `Write @message like ${shortened(text)}`,
    insert(where.start, '@message like '),
  );
  const pair = logicalAround(place);
  const before = pair === undefined ? undefined : lastOf(pair.left);
  if (pair === undefined || pair.right.span.start !== where.start || before?.kind !== 'binary') {
    return [anywhere];
  }
  const { operator, right } = before;
  const goesOn = pair.operator === 'or' || operator === '!=' || operator.startsWith('not');
  const repeated = `${leftText(place, before)} ${operator} ${text}`;
  const values = `${rightText(place, before)}, ${text}`;
  const list = { start: before.operatorSpan.start, end: where.end };
  return [
    ...(right.kind === 'text' && operator === '=' && goesOn
      ? [fix(`Write in [${shortened(values)}]`, replace(list, `in [${values}]`))]
      : []),
    // Two values at once are never true.
    ...(goesOn ? [fix(`Write ${shortened(repeated)}`, replace(where, repeated))] : []),
    anywhere,
  ];
};

const lastOf = (expression: Expression): Expression =>
  isLogical(expression) ? lastOf(expression.right) : expression;

/** Remedies of conditions that are always or never true, or may be read in two ways. */
export const conditionFixers = {
  'never-true': opposite,
  'always-true': opposite,
  'bare-not': bareNot,
  'mixed-and-or': mixed,
  'text-as-condition': textAsCondition,
} as const satisfies Fixers;
