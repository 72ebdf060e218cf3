import type { Binary, Expression } from '../../syntax/ast.ts';
import { type Span, span } from '../../text/span.ts';
import { expressionsAround, type Place, written } from './place.ts';

/** The left operand as it is written, with its parentheses. */
export const leftText = (
  place: Pick<Place, 'text'>,
  { span: whole, operatorSpan }: Binary,
): string => written(place, span(whole.start, operatorSpan.start)).trim();

/** The right operand as it is written, with its parentheses. */
export const rightText = (
  place: Pick<Place, 'text'>,
  { span: whole, operatorSpan }: Binary,
): string => written(place, span(operatorSpan.end, whole.end)).trim();

/** The place of an operand with its parentheses. */
export const outerSpan = (
  place: Pick<Place, 'text'>,
  parent: Binary,
  side: 'left' | 'right',
): Span => {
  const { span: whole, operatorSpan } = parent;
  const from = side === 'left' ? whole.start : operatorSpan.end;
  const to = side === 'left' ? operatorSpan.start : whole.end;
  const between = written(place, span(from, to));
  const start = from + between.length - between.trimStart().length;
  return span(start, start + between.trim().length);
};

/** The operands of a chain of `and`, or of `or`, from left to right; anything else is its own. */
export const chainOf = (operator: 'and' | 'or', expression: Expression): readonly Expression[] =>
  expression.kind === 'binary' && expression.operator === operator
    ? [...chainOf(operator, expression.left), ...chainOf(operator, expression.right)]
    : [expression];

/** A text between quotes; a quote in it is escaped where the other kind of quote is taken too. */
export const quoted = (value: string): string => {
  if (!value.includes('"')) {
    return `"${value.replaceAll('\\', '\\\\')}"`;
  }
  return value.includes("'")
    ? `"${value.replace(/["\\]/g, String.raw`\$&`)}"`
    : `'${value.replaceAll('\\', '\\\\')}'`;
};

/** A regular expression that matches a text letter by letter. */
export const literally = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A name as it is written: the parts that need them in backticks. */
export const nameText = (name: string): string =>
  /^[\w@]+(?:\.[\w@]+)*$/.test(name)
    ? name
    : name
        .split('.')
        .map((part) => (/^[\w@]+$/.test(part) ? part : `\`${part}\``))
        .join('.');

/** The place of an expression with the parentheses around it, where it is the side of an operator. */
export const enclosing = (place: Place, expression: Expression): Span => {
  const parent = expressionsAround(place, expression.span).findLast(
    (outer): outer is Binary =>
      outer.kind === 'binary' && (outer.left === expression || outer.right === expression),
  );
  return parent === undefined
    ? expression.span
    : outerSpan(place, parent, parent.left === expression ? 'left' : 'right');
};
