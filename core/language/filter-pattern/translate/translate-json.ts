import { fieldsWithin } from '../../catalogue/fields.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type {
  Comparison,
  Condition,
  JsonCondition,
  JsonPattern,
  Selector,
  StateCondition,
} from '../pattern.ts';
import { printSelector } from '../print-filter-pattern.ts';
import { isLogical } from '../walk.ts';
import { differsFromAll, equalsOne, isOrdered, type Wanted } from './compare.ts';
import { fieldsOf, pathOf } from './fields.ts';
import { gather, gatherable } from './gather.ts';
import { allOf, anyOf, NEVER, test, type QueryCondition } from './query-condition.ts';
import { escapedRegex, regexLiteral } from './query-text.ts';

/** The condition of a query that picks the same events; what it can't say goes to the problems. */
export const translateJson = ({ condition }: JsonPattern, problems: Problem[]): QueryCondition =>
  translate(condition, problems);

const translate = (condition: Condition<JsonCondition>, problems: Problem[]): QueryCondition => {
  if (!isLogical(condition)) {
    return translateLeaf(condition, problems);
  }
  const { kind } = condition;
  const operands = gather(condition.operands, (operand) =>
    gatherable(kind, operand, (subject) => keyOf(kind, subject)),
  ).map((group) =>
    group.kind === 'values'
      ? translateEquality(group.condition, group.values, problems)
      : translate(group.condition, problems),
  );
  return kind === 'and' ? allOf(operands) : anyOf(operands);
};

/** With several properties behind a wildcard, each != may hold for another one. */
const keyOf = (kind: 'and' | 'or', subject: Selector): string | undefined =>
  kind === 'and' && pathOf(subject) === undefined ? undefined : printSelector(subject);

const translateLeaf = (condition: JsonCondition, problems: Problem[]): QueryCondition => {
  switch (condition.kind) {
    case 'comparison':
      return condition.value.kind === 'missing'
        ? NEVER
        : translateComparison(condition, condition.value, problems);
    case 'state':
      return translateState(condition, problems);
    case 'missing':
      return NEVER;
  }
};

const translateComparison = (
  condition: Comparison<Selector>,
  value: Wanted,
  problems: Problem[],
): QueryCondition => {
  const { operator, subject } = condition;
  if (operator === '=' || operator === '!=') {
    return translateEquality(condition, [value], problems);
  }
  return value.kind === 'number'
    ? anyOf(fieldsOf(subject, problems).map((field) => isOrdered(field, operator, value)))
    : NEVER;
};

const translateEquality = (
  { operator, subject }: Comparison<Selector>,
  values: readonly Wanted[],
  problems: Problem[],
): QueryCondition =>
  anyOf(
    fieldsOf(subject, problems).map((field) =>
      operator === '=' ? equalsOne(field, values) : isThereAndDiffers(field, values),
    ),
  );

/**
 * In a query the opposite of a comparison is true where the field is missing, in a filter pattern
 * it is not (guide).
 */
const isThereAndDiffers = (field: string, values: readonly Wanted[]): QueryCondition =>
  allOf([test(`ispresent(${field})`), differsFromAll(field, values)]);

const translateState = (condition: StateCondition, problems: Problem[]): QueryCondition => {
  const fields = fieldsOf(condition.subject, problems);
  switch (condition.state) {
    case 'true':
      return anyOf(fields.map((field) => test(`${field} = 1`)));
    case 'false':
      return anyOf(fields.map((field) => test(`${field} = 0`)));
    case 'absent':
      return isAbsent(condition, fields, problems);
    case 'null':
      return isNull(condition, fields, problems);
  }
};

/** A query takes an object for missing, so for those that are known its name is looked for. */
const isAbsent = (
  { subject, span }: StateCondition,
  fields: readonly string[],
  problems: Problem[],
): QueryCondition => {
  const path = pathOf(subject);
  const key = path?.at(-1);
  if (path === undefined || key === undefined || fieldsWithin(path.join('.')).length === 0) {
    return allOf(fields.map((field) => test(`not ispresent(${field})`)));
  }
  const what =
    'it takes an object for missing, so its translation looks for the name in the text of the event';
  problems.push(problem('filter-pattern-approximation', span, { what }));
  return test(`@message not like ${keyRegex(key, '')}`);
};

/** A query takes null for missing, so null is looked for in the text of the event. */
const isNull = (
  { subject, span }: StateCondition,
  [field]: readonly string[],
  problems: Problem[],
): QueryCondition => {
  const key = pathOf(subject)?.at(-1);
  if (key === undefined || field === undefined) {
    const reason = 'null and missing are the same to it; name a property that is in no list';
    problems.push(problem('filter-pattern-untranslatable', span, { reason }));
    return NEVER;
  }
  const what =
    'null and missing are the same to it, so its translation looks for null in the text of the event';
  problems.push(problem('filter-pattern-approximation', span, { what }));
  return allOf([
    test(`not ispresent(${field})`),
    test(`@message like ${keyRegex(key, String.raw`\s*null`)}`),
  ]);
};

const keyRegex = (key: string, value: string): string =>
  regexLiteral(`${escapedRegex(JSON.stringify(key))}${String.raw`\s*:`}${value}`);
