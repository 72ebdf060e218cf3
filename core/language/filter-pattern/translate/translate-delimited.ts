import type {
  Comparison,
  Condition,
  DelimitedField,
  DelimitedItem,
  DelimitedPattern,
  FieldCondition,
  FieldName,
} from '../pattern.ts';
import { isLogical } from '../walk.ts';
import { differsFromAll, equalsOne, isOrdered, type Wanted } from './compare.ts';
import { gather, gatherable } from './gather.ts';
import {
  allOf,
  anyOf,
  conditionText,
  NEVER,
  test,
  type QueryCondition,
} from './query-condition.ts';
import { fieldName, regexLiteral } from './query-text.ts';

/** The commands of a query that cut the message into the same fields and test them alike. */
export const translateDelimited = ({ items }: DelimitedPattern): readonly string[] => {
  const regex = regexLiteral(messageRegex(items));
  const fields = items.flatMap((item) => (item.kind === 'field' ? item : []));
  if (fields.length === 0) {
    return [];
  }
  const named = fields.find(({ name }) => name !== undefined)?.name;
  if (named === undefined) {
    return [`filter @message like ${regex}`];
  }
  const conditions = fields.flatMap(({ condition }) =>
    condition === undefined ? [] : translate(condition),
  );
  const present = test(`ispresent(${written(named.name)})`);
  return [`parse @message ${regex}`, `filter ${conditionText(allOf([present, ...conditions]))}`];
};

/** A field in quotes, in brackets, or without blanks; each begins with another sign. */
const FIELD = String.raw`"[^"]*(?:"\S*|$)|\[[^\]]*(?:\]\S*|$)|[^\s"\[]\S*`;

/**
 * Without an ellipsis the last field takes the rest of the line; behind one the fields are counted
 * from the end.
 */
const messageRegex = (items: readonly DelimitedItem[]): string => {
  const gap = items.findIndex(({ kind }) => kind === 'ellipsis');
  const before = (gap < 0 ? items : items.slice(0, gap)).flatMap(fieldOf);
  const after = (gap < 0 ? [] : items.slice(gap + 1)).flatMap(fieldOf);
  const start = before.map((field, index) =>
    gap < 0 && index === before.length - 1
      ? group(field, String.raw`\S(?s:.*?)`)
      : group(field, FIELD),
  );
  const blanks = String.raw`\s+`;
  if (gap < 0) {
    return String.raw`^\s*${start.join(blanks)}\s*$`;
  }
  const end = after.map((field) => blanks + group(field, FIELD)).join('');
  if (start.length === 0) {
    return String.raw`^\s*(?:(?:${FIELD})\s+)*?${end.slice(blanks.length)}\s*$`;
  }
  const begin = String.raw`^\s*${start.join(blanks)}`;
  return end === '' ? begin : String.raw`${begin}(?:\s+(?:${FIELD}))*?${end}\s*$`;
};

const fieldOf = (item: DelimitedItem): readonly DelimitedField[] =>
  item.kind === 'field' ? [item] : [];

const group = ({ name }: DelimitedField, source: string): string =>
  name === undefined ? `(?:${source})` : `(?<${name.name}>${source})`;

const translate = (condition: Condition<FieldCondition>): QueryCondition => {
  if (!isLogical(condition)) {
    return translateLeaf(condition);
  }
  const { kind } = condition;
  const operands = gather(condition.operands, (operand) =>
    gatherable(kind, operand, ({ name }) => name),
  ).map((group) =>
    group.kind === 'values'
      ? translateEquality(group.condition, group.values)
      : translate(group.condition),
  );
  return kind === 'and' ? allOf(operands) : anyOf(operands);
};

const translateLeaf = (condition: FieldCondition): QueryCondition => {
  if (condition.kind === 'missing' || condition.value.kind === 'missing') {
    return NEVER;
  }
  const { operator, value, subject } = condition;
  if (operator === '=' || operator === '!=') {
    return translateEquality(condition, [value]);
  }
  return value.kind === 'number' ? isOrdered(contentOf(subject), operator, value) : NEVER;
};

/** A message of the pattern's form has all fields, so nothing is missing for `!=`. */
const translateEquality = (
  { operator, subject }: Comparison<FieldName>,
  values: readonly Wanted[],
): QueryCondition =>
  operator === '='
    ? equalsOne(contentOf(subject), values)
    : differsFromAll(contentOf(subject), values);

/** Quotes and brackets around a field are not part of it. */
const contentOf = ({ name }: FieldName): string => `trim(${written(name)}, '"[]')`;

const written = (name: string): string => fieldName([name]) ?? name;
