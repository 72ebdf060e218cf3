import type { Binary, Expression, ListLiteral } from '../../../syntax/ast.ts';
import { resolveRange } from '../../../query-file/range.ts';
import { replace } from '../edit.ts';
import { leftText, literally, outerSpan, quoted, rightText } from '../operands.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers, safeFix } from './fix.ts';

/** The comparison whose right side the problem is about, or has it inside. */
export const comparisonAround = (place: Place): Binary | undefined =>
  expressionsAround(place, place.span).findLast(
    (expression): expression is Binary =>
      expression.kind === 'binary' && expression.operatorSpan.end <= place.span.start,
  );

/** The comparison with another operator and another right side. */
const rewrite = (place: Place, comparison: Binary, operator: string, right: string): Fix => {
  const text = `${leftText(place, comparison)} ${operator} ${right}`;
  return fix(`Write ${operator} ${shortened(right)}`, replace(comparison.span, text));
};

const LONGEST_SHOWN = 60;

export const shortened = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;

const isNegated = ({ operator }: Binary): boolean =>
  operator === '!=' || operator.startsWith('not');

const like = (comparison: Binary): string => (isNegated(comparison) ? 'not like' : 'like');

const nullComparison: Fixer<'null-comparison'> = (_, place) => {
  const comparison = comparisonAround(place);
  if (comparison === undefined) {
    return [];
  }
  const call = `ispresent(${leftText(place, comparison)})`;
  const works = comparison.operator === '!=' ? call : `not ${call}`;
  return [safeFix(`Write ${works}`, replace(comparison.span, works))];
};

/** `= "*x"` and `like "x%"`: what the wildcard of another language means, as an expression. */
const noWildcards: Fixer<'no-wildcards'> = ({ parameters: { sign } }, place) => {
  const comparison = comparisonAround(place);
  const { right } = comparison ?? {};
  if (comparison === undefined || right === undefined) {
    return [];
  }
  if (right.kind === 'list') {
    const texts = textsOf(right);
    return texts === undefined
      ? []
      : [rewrite(place, comparison, like(comparison), `/${anyOf(texts, sign)}/`)];
  }
  if (right.kind !== 'text') {
    return [];
  }
  const plain = trimmed(right.value, sign);
  const isMiddle =
    right.value.startsWith(sign) && right.value.endsWith(sign) && !plain.includes(sign);
  const regex = rewrite(
    place,
    comparison,
    like(comparison),
    `/${wildcardRegex(right.value, sign)}/`,
  );
  return isMiddle && plain !== ''
    ? [rewrite(place, comparison, like(comparison), quoted(plain)), regex]
    : [regex];
};

const textsOf = ({ items }: ListLiteral): readonly string[] | undefined => {
  const texts = items.flatMap((item) => (item.kind === 'text' ? item.value : []));
  return texts.length === items.length ? texts : undefined;
};

const trimmed = (value: string, sign: string): string =>
  value.slice(value.startsWith(sign) ? 1 : 0, value.endsWith(sign) ? -1 : undefined);

/** `x*` is `^x`, `*x` is `x$`, `a*b` is `^a.*b$`. */
const wildcardRegex = (value: string, sign: string): string => {
  const inner = trimmed(value, sign).split(sign).map(literally).join('.*');
  return `${value.startsWith(sign) ? '' : '^'}${inner}${value.endsWith(sign) ? '' : '$'}`;
};

const anyOf = (texts: readonly string[], sign: string): string =>
  texts.every((text) => !text.startsWith(sign))
    ? `^(${texts.map((text) => wildcardRegex(text, sign).slice(1)).join('|')})`
    : texts.map((text) => wildcardRegex(text, sign)).join('|');

const timestampAsText: Fixer<'timestamp-as-text'> = ({ parameters: { field } }, place) => {
  const comparison = comparisonAround(place);
  if (comparison?.right.kind !== 'text') {
    return [];
  }
  const { right, operator, left } = comparison;
  const range = resolveRange(`${right.value}..`, 0);
  const moment = range.kind === 'range' ? range.start : undefined;
  return [
    ...(field === '@timestamp'
      ? [fix('Compare eventTime, which is a text', replace(left.span, 'eventTime'))]
      : []),
    ...(moment === undefined
      ? []
      : [
          fix(
            `Write toMillis(${field}) ${operator} ${moment}`,
            replace(
              comparison.span,
              `toMillis(${leftText(place, comparison)}) ${operator} ${moment}`,
            ),
          ),
        ]),
  ];
};

const absentOnSuccess: Fixer<'absent-on-success'> = ({ parameters: { works } }, place) => {
  const comparison = comparisonAround(place);
  return comparison === undefined ? [] : [fix(`Write ${works}`, replace(comparison.span, works))];
};

const likeOfExpression: Fixer<'like-of-expression'> = (_, place) => {
  const comparison = comparisonAround(place);
  if (comparison === undefined) {
    return [];
  }
  const call = `strcontains(${leftText(place, comparison)}, ${rightText(place, comparison)})`;
  const works = isNegated(comparison) ? `not ${call}` : call;
  return [fix(`Write ${shortened(works)}`, replace(comparison.span, works))];
};

/** `= Delete`: in quotes; `like Delete` may have meant a regular expression as well. */
const unquotedValue: Fixer<'unquoted-value'> = ({ span: where, parameters: { value } }, place) => {
  const works = quoted(value);
  const isPattern = comparisonAround(place)?.operator.endsWith('like') === true;
  const regex = `/${literally(value)}/`;
  return [
    fix(`Write ${works}`, replace(where, works)),
    ...(isPattern ? [fix(`Write ${regex}`, replace(where, regex))] : []),
  ];
};

const regexAsText: Fixer<'regex-as-text'> = ({ parameters: { regex } }, place) => {
  const comparison = comparisonAround(place);
  if (comparison === undefined) {
    return [];
  }
  const operator = comparison.operator === '=~' ? '=~' : like(comparison);
  return [rewrite(place, comparison, operator, regex)];
};

const messageAsCode: Fixer<'message-as-code'> = (_, place) => {
  const comparison = comparisonAround(place);
  return comparison === undefined
    ? []
    : [fix('Compare errorMessage', replace(comparison.left.span, 'errorMessage'))];
};

/** `= "10.0.0.0/8"`, also among the values of a list. */
const networkAsText: Fixer<'network-as-text'> = (_, place) => {
  const comparison = comparisonAround(place);
  if (comparison === undefined) {
    return [];
  }
  const field = leftText(place, comparison);
  const { right } = comparison;
  const items = right.kind === 'list' ? right.items : [right];
  const networks = items.filter(isNetwork);
  const others = items.filter((item) => !networks.includes(item));
  const conditions = [
    ...(others.length === 0
      ? []
      : [`${field} in [${others.map(({ span }) => written(place, span)).join(', ')}]`]),
    ...networks.map(({ span }) => `isIpInSubnet(${field}, ${written(place, span)})`),
  ];
  const any = conditions.length === 1 ? conditions.join('') : `(${conditions.join(' or ')})`;
  const text = isNegated(comparison) ? `not ${any}` : any;
  return [fix(`Write ${shortened(text)}`, replace(comparison.span, text))];
};

const isNetwork = (expression: Expression): boolean =>
  expression.kind === 'text' && /\/\d{1,3}$/.test(expression.value);

/** `eventSource + ":"`. */
const textInArithmetic: Fixer<'text-in-arithmetic'> = ({ parameters: { operator } }, place) => {
  const sum = expressionsAround(place, place.span).findLast(
    (expression): expression is Binary =>
      expression.kind === 'binary' &&
      (expression.left.span.start === place.span.start ||
        expression.right.span.start === place.span.start),
  );
  if (sum === undefined || operator !== '+') {
    return [];
  }
  const whole = wholeSum(place, sum);
  const works = `concat(${partsOf(place, whole).join(', ')})`;
  return [fix(`Write ${shortened(works)}`, replace(whole.span, works))];
};

/** The sum that a sum is a part of: all of it is one text. */
const wholeSum = (place: Place, sum: Binary): Binary =>
  expressionsAround(place, sum.span).find(
    (outer): outer is Binary =>
      outer.kind === 'binary' && outer.operator === '+' && summands(outer).includes(sum.left),
  ) ?? sum;

const summands = (expression: Expression): readonly Expression[] =>
  expression.kind === 'binary' && expression.operator === '+'
    ? [...summands(expression.left), expression.right]
    : [expression];

const partsOf = (place: Place, sum: Binary): readonly string[] => {
  const { left } = sum;
  const rest = rightText(place, sum);
  const isChain =
    left.kind === 'binary' &&
    left.operator === '+' &&
    outerSpan(place, sum, 'left').end === left.span.end;
  return isChain ? [...partsOf(place, left), rest] : [leftText(place, sum), rest];
};

const misplacedSubquery: Fixer<'misplaced-subquery'> = (_, place) => {
  // The place lies in the query's own commands: the comparison stands in the command around it.
  const comparison = place.query?.commands
    .flatMap((command) =>
      expressionsAround({ ...place, command }, place.span).filter(
        (expression): expression is Binary => expression.kind === 'binary',
      ),
    )
    .at(-1);
  if (comparison === undefined || !['=', '!='].includes(comparison.operator)) {
    return [];
  }
  const operator = comparison.operator === '=' ? 'in' : 'not in';
  return [fix(`Write ${operator}`, replace(comparison.operatorSpan, operator))];
};

/** Remedies of comparisons that do not mean what their author thinks. */
export const comparisonFixers = {
  'boolean-spelling': ({ span: where, parameters: { value } }) => [
    safeFix(`Write ${value}`, replace(where, String(value))),
  ],
  'null-comparison': nullComparison,
  'no-wildcards': noWildcards,
  'timestamp-as-text': timestampAsText,
  'absent-on-success': absentOnSuccess,
  'like-of-expression': likeOfExpression,
  'unquoted-value': unquotedValue,
  'regex-as-text': regexAsText,
  'message-as-code': messageAsCode,
  'network-as-text': networkAsText,
  'text-in-arithmetic': textInArithmetic,
  'misplaced-subquery': misplacedSubquery,
} as const satisfies Fixers;
