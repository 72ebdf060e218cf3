import type { Binary, Expression, Unary } from '../../../syntax/ast.ts';
import { replace } from '../edit.ts';
import { leftText, rightText } from '../operands.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { rewriting, type Refactor } from './refactoring.ts';

/** The operator that is true where this one is not, of fields that are missing too. */
const OPPOSITE: ReadonlyMap<Binary['operator'], string> = new Map<Binary['operator'], string>([
  ['=', '!='],
  ['!=', '='],
  ['like', 'not like'],
  ['not like', 'like'],
  ['in', 'not in'],
  ['not in', 'in'],
]);

/** `not (a = "x" or b in [1, 2])` as `a != "x" and b not in [1, 2]`. */
export const removeNot: Refactor = (place) => {
  const negation = expressionsAround(place, place.span).findLast(
    (expression): expression is Unary =>
      expression.kind === 'unary' && expression.operator === 'not',
  );
  const opposite = negation && negated(place, negation.operand);
  if (negation === undefined || opposite === undefined) {
    return [];
  }
  const isAlone = expressionsAround(place, negation.span)[0] === negation;
  const text = opposite.isLogical && !isAlone ? `(${opposite.text})` : opposite.text;
  return [rewriting('Write it without not', replace(negation.span, text))];
};

interface Negated {
  readonly text: string;
  readonly isLogical: boolean;
}

/** The opposite of a condition; undefined where it has none but `not`. */
const negated = (place: Place, condition: Expression): Negated | undefined => {
  if (condition.kind === 'unary' && condition.operator === 'not') {
    return { text: written(place, condition.operand.span), isLogical: true };
  }
  if (condition.kind !== 'binary') {
    return undefined;
  }
  const { operator } = condition;
  if (operator === 'and' || operator === 'or') {
    return negatedChain(place, condition);
  }
  const opposite = OPPOSITE.get(operator);
  return opposite === undefined
    ? undefined
    : {
        text: `${leftText(place, condition)} ${opposite} ${rightText(place, condition)}`,
        isLogical: false,
      };
};

/** Neither one nor the other: both are not; what is no comparison keeps its `not`. */
const negatedChain = (place: Place, { operator, left, right }: Binary): Negated => {
  const other = operator === 'and' ? 'or' : 'and';
  const sides = [left, right].map((side) => {
    const opposite = negated(place, side);
    if (opposite === undefined) {
      return `not ${written(place, side.span)}`;
    }
    const isSame = side.kind === 'binary' && side.operator === operator;
    return opposite.isLogical && !isSame ? `(${opposite.text})` : opposite.text;
  });
  return { text: sides.join(` ${other} `), isLogical: true };
};
