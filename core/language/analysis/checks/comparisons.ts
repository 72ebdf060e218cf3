import { isBooleanField } from '../../catalogue/fields.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Expression } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { definitionOf, type Scope } from '../definition.ts';
import { typeOf } from '../types.ts';
import { written } from '../written.ts';
import { looksLikeRegex } from './regex-as-text.ts';
import { unquotedValues } from './unquoted-values.ts';

/** Comparisons that are valid and do not mean what their author thinks. */
export const checkComparisons: Check = ({ commands }) =>
  commands.flatMap(({ binaries, scope }) =>
    binaries.flatMap((comparison) => comparisonProblems(comparison, scope)),
  );

const comparisonProblems = (comparison: Binary, scope: Scope): readonly Problem[] => {
  const rules = rulesByOperator.get(comparison.operator) ?? [];
  return rules.flatMap((rule) => rule(comparison, scope) ?? []);
};

type Rule = (comparison: Binary, scope: Scope) => Problem | undefined;

/** JSON booleans are 1 and 0 in CloudWatch; whether the words work is not sure (4.2). */
const booleanSpelling: Rule = ({ left, right }, scope) => {
  if (left.kind !== 'field' || !isBooleanField(left.name) || definitionOf(scope, left)) {
    return undefined;
  }
  const value = truth(right);
  return value === undefined
    ? undefined
    : problem('boolean-spelling', right.span, { field: left.name, value });
};

const truth = (expression: Expression): 0 | 1 | undefined => {
  if (expression.kind === 'boolean') {
    return expression.value ? 1 : 0;
  }
  return expression.kind === 'text' ? truthOfWords.get(expression.value.toLowerCase()) : undefined;
};

const truthOfWords: ReadonlyMap<string, 0 | 1> = new Map([
  ['true', 1],
  ['false', 0],
]);

const nullComparison: Rule = ({ left, operator, right }, scope) => {
  if (right.kind !== 'field' || right.name.toLowerCase() !== 'null' || definitionOf(scope, right)) {
    return undefined;
  }
  const present = `ispresent(${written(left)})`;
  const works = operator === '!=' ? present : `not ${present}`;
  return problem('null-comparison', right.span, { written: right.name, works });
};

const timestampAsText: Rule = ({ left, right }, scope) =>
  right.kind === 'text' && left.kind === 'field' && typeOf(left, scope) === 'timestamp'
    ? problem('timestamp-as-text', right.span, { field: left.name })
    : undefined;

/** `like "Describe%"` of SQL. */
const percentSign: Rule = ({ right }) =>
  right.kind === 'text' && /^%|%$/.test(right.value)
    ? problem('no-wildcards', right.span, { sign: '%' })
    : undefined;

/** `= "*UnauthorizedOperation"` of metric filters. */
const star: Rule = ({ right }) => (isStarred(right) ? starProblem(right) : undefined);

const starInList: Rule = ({ right }) => {
  const starred = right.kind === 'list' ? right.items.find(isStarred) : undefined;
  return starred && starProblem(starred);
};

const isStarred = (expression: Expression): boolean =>
  expression.kind === 'text' &&
  expression.value.length > 1 &&
  /^\*|\*$/.test(expression.value) &&
  !looksLikeRegex(expression.value);

const starProblem = ({ span }: Expression): Problem => problem('no-wildcards', span, { sign: '*' });

/** `like concat(…)`: the guide knows texts and regular expressions only (guide). */
const noPattern: Rule = (comparison, scope) => {
  const { left, right } = comparison;
  return PATTERNS.has(right.kind) || unquotedValues(comparison, scope).length > 0
    ? undefined
    : problem('like-of-expression', right.span, {
        works: `strcontains(${written(left)}, ${written(right)})`,
      });
};

const PATTERNS: ReadonlySet<Expression['kind']> = new Set([
  'text',
  'regex',
  'placeholder',
  'missing',
]);

/** `in "x"` and `in ("x")`: the language wants a list. */
const noList: Rule = ({ right }) =>
  LISTS.has(right.kind)
    ? undefined
    : problem('syntax-error', right.span, {
        expected: 'a list in square brackets',
        found: written(right),
      });

const LISTS: ReadonlySet<Expression['kind']> = new Set([
  'list',
  'placeholder',
  'subquery',
  'missing',
]);

const equality = [booleanSpelling, nullComparison, timestampAsText, star];
const ordering = [timestampAsText];
const matching = [percentSign, star, noPattern];

const rulesByOperator: ReadonlyMap<Binary['operator'], readonly Rule[]> = new Map([
  ['=', equality],
  ['!=', equality],
  ['<', ordering],
  ['<=', ordering],
  ['>', ordering],
  ['>=', ordering],
  ['in', [noList, starInList]],
  ['not in', [noList, starInList]],
  ['like', matching],
  ['not like', matching],
]);
