import {
  type FunctionMeaning,
  functionMeaning,
  groupingMeaning,
  parameterAt,
} from '../catalogue/functions.ts';
import type { ValueType } from '../catalogue/value-types.ts';
import type { Binary, Call, Expression, FieldReference } from '../syntax/ast.ts';
import { definitionOf, eventFieldOf, type Scope } from './definition.ts';

/**
 * What an expression yields where these names exist, as far as the text of the query tells. Fields
 * of events are `any`. Only a `timestamp` is shown as a date: what computes with one is a number,
 * and so is `max(@timestamp)` and the like, which CloudWatch gives in milliseconds (guide).
 */
export const typeOf = (expression: Expression, scope: Scope): ValueType => {
  const definition = scope.definitions.size > 0 ? definitionOf(scope, expression) : undefined;
  if (definition !== undefined) {
    return definition.type;
  }
  switch (expression.kind) {
    case 'text':
    case 'number':
    case 'boolean':
    case 'duration':
    case 'list':
      return expression.kind;
    case 'field':
      return typeOfField(expression, scope);
    case 'call':
      return typeOfCall(expression, scope);
    case 'unary':
      return expression.operator === 'not' ? 'boolean' : 'number';
    case 'binary':
      return typeOfOperation(expression);
    case 'regex':
    case 'placeholder':
    case 'star':
    case 'member':
    case 'index':
    case 'subquery':
    case 'missing':
      return 'any';
  }
};

/** What a key of `stats` yields: behind `by` some aggregates are functions of one row. */
export const typeOfKey = (key: Expression, scope: Scope): ValueType => {
  const grouping = key.kind === 'call' ? groupingMeaning(key.name) : undefined;
  return grouping === undefined || definitionOf(scope, key) !== undefined
    ? typeOf(key, scope)
    : grouping.entry.result;
};

const systemTypes: ReadonlyMap<string, ValueType> = new Map([
  ['@timestamp', 'timestamp'],
  ['@ingestionTime', 'timestamp'],
  ['@message', 'text'],
  ['@log', 'text'],
  ['@logStream', 'text'],
  ['@ptr', 'text'],
]);

const typeOfField = ({ name }: FieldReference, scope: Scope): ValueType =>
  systemTypes.get(eventFieldOf(scope, name) ?? '') ?? 'any';

const typeOfCall = (call: Call, scope: Scope): ValueType => {
  const meaning = functionMeaning(call.name);
  if (meaning === undefined) {
    return 'any';
  }
  if (meaning.entry.result !== 'any') {
    return meaning.entry.result;
  }
  return typeOfArgument(meaning, call, scope);
};

/** Of a function that gives one of the values that it takes; conditions are none of them. */
const typeOfArgument = (
  { kind, entry }: FunctionMeaning,
  { arguments: given }: Call,
  scope: Scope,
): ValueType => {
  const [first = 'any', ...others] = given
    .filter((_, index) => parameterAt(entry, index, given.length)?.type === 'any')
    .map((argument) => typeOf(argument, scope));
  if (others.some((type) => type !== first)) {
    return 'any';
  }
  return kind === 'aggregate' && first === 'timestamp' ? 'number' : first;
};

const typeOfOperation = ({ operator }: Binary): ValueType => {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return 'number';
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'like':
    case 'not like':
    case '=~':
    case 'in':
    case 'not in':
    case 'and':
    case 'or':
      return 'boolean';
  }
};
