import { expressionKey } from '../../../analysis/output-key.ts';
import type { Binary, Expression } from '../../../syntax/ast.ts';
import { replace } from '../edit.ts';
import { chainOf, enclosing, leftText } from '../operands.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { rewriting, type Refactor } from './refactoring.ts';

/** Equalities of one field: a chain of them, and the list that says the same. */
const FORMS = [
  { logical: 'or', equal: '=', list: 'in' },
  { logical: 'and', equal: '!=', list: 'not in' },
] as const;

type Form = (typeof FORMS)[number];

/** `a = "x" or a = "y"` as `a in ["x", "y"]`; what is about something else stays beside it. */
export const chainToList: Refactor = (place) =>
  FORMS.flatMap((form) => {
    const chain = expressionsAround(place, place.span).find(
      (expression): expression is Binary =>
        expression.kind === 'binary' && expression.operator === form.logical,
    );
    if (chain === undefined) {
      return [];
    }
    const operands = chainOf(form.logical, chain);
    const key = keyAt(place, operands, form);
    const merged = operands.filter((operand) => choiceKey(operand, form) === key);
    const [first] = merged;
    if (key === undefined || merged.length < 2 || first?.kind !== 'binary') {
      return [];
    }
    const values = merged.flatMap((operand) => valuesOf(place, operand));
    const list = `${leftText(place, first)} ${form.list} [${values.join(', ')}]`;
    const texts = operands
      .filter((operand) => operand === first || !merged.includes(operand))
      .map((operand) => (operand === first ? list : operandText(place, operand)));
    const text = texts.join(` ${form.logical} `);
    return [
      rewriting(
        `Write ${form.list} [...]`,
        replace(texts.length === 1 ? enclosing(place, chain) : chain.span, text),
      ),
    ];
  });

/** The field of the equality that the cursor is on, else the first that there are several of. */
const keyAt = (place: Place, operands: readonly Expression[], form: Form): string | undefined => {
  const keys = operands.map((operand) => choiceKey(operand, form));
  const here = operands.findIndex(
    ({ span: { start, end } }) => start <= place.span.start && place.span.end <= end,
  );
  const isSeveral = (key: string | undefined): boolean =>
    key !== undefined && keys.filter((other) => other === key).length > 1;
  return isSeveral(keys[here]) ? keys[here] : keys.find(isSeveral);
};

/** What an operand compares with plain values; undefined where it is anything else. */
const choiceKey = (operand: Expression, { equal, list }: Form): string | undefined => {
  if (operand.kind !== 'binary') {
    return undefined;
  }
  const { operator, left, right } = operand;
  const isChoice =
    (operator === equal && isPlain(right)) ||
    (operator === list && right.kind === 'list' && right.items.every(isPlain));
  return isChoice ? expressionKey(left) : undefined;
};

const isPlain = ({ kind }: Expression): boolean => kind === 'text' || kind === 'number';

const valuesOf = (place: Place, operand: Expression): readonly string[] => {
  const right = operand.kind === 'binary' ? operand.right : operand;
  const items = right.kind === 'list' ? right.items : [right];
  return items.map(({ span }) => written(place, span));
};

/** An operand as it has to be written beside others. */
const operandText = (place: Place, operand: Expression): string => {
  const text = written(place, operand.span);
  const isLogical =
    operand.kind === 'binary' && (operand.operator === 'and' || operand.operator === 'or');
  return isLogical ? `(${text})` : text;
};

const MOST_VALUES = 20;

/** `a in ["x", "y"]` as `a = "x" or a = "y"`. */
export const listToChain: Refactor = (place) => {
  const comparison = expressionsAround(place, place.span).findLast(
    (expression): expression is Binary => expression.kind === 'binary',
  );
  const form = FORMS.find(({ list }) => list === comparison?.operator);
  if (comparison?.right.kind !== 'list' || form === undefined) {
    return [];
  }
  const { items } = comparison.right;
  if (items.length === 0 || items.length > MOST_VALUES || !items.every(isPlain)) {
    return [];
  }
  const field = leftText(place, comparison);
  const equalities = items.map(({ span }) => `${field} ${form.equal} ${written(place, span)}`);
  const text = equalities.join(` ${form.logical} `);
  const isInside = expressionsAround(place, comparison.span).length > 1;
  return [
    rewriting(
      items.length === 1 ? `Write ${form.equal}` : `Write a chain of ${form.logical}`,
      replace(comparison.span, isInside && items.length > 1 ? `(${text})` : text),
    ),
  ];
};
