import { expressionKey } from '#language/analysis/output-key.ts';
import { typeOf } from '#language/analysis/types.ts';
import { functionMeaning, groupingMeaning } from '#language/catalogue/functions.ts';
import type {
  Binary,
  BooleanLiteral,
  Call,
  Expression,
  Index,
  Member,
  NumberLiteral,
  Subquery,
  TextLiteral,
  Unary,
} from '#language/syntax/ast.ts';
import { groupingImplementations, scalarImplementations } from '../functions/scalar-functions.ts';
import type { Value } from '../value.ts';
import { elementOf } from '../values/json.ts';
import { toText } from '../values/reading.ts';
import { negation } from './arithmetic.ts';
import { compileField } from './compile-field.ts';
import { compileFunction } from './compile-function.ts';
import { conditional, conditionOf, constant, nothing, type Compiled } from './compiled.ts';
import type { Environment } from './environment.ts';
import { operated, remembered } from './operated.ts';
import { operation } from './operation.ts';
import { ofQuery } from './origin.ts';

/**
 * The expression as a reader of rows. What yields no value of its own is missing. What a single
 * thing of an event decides is computed once for each value of that.
 */
export const compile = (expression: Expression, environment: Environment): Compiled =>
  remembered(build(expression, environment));

/** The same, remembering only parts of it. */
const build = (expression: Expression, environment: Environment): Compiled => {
  switch (expression.kind) {
    case 'text':
    case 'number':
    case 'boolean':
      return literal(expression);
    case 'field':
      return compileField(expression.name, environment.frame);
    case 'call':
      return outputOf(expression, environment) ?? compileCall(expression, environment);
    case 'unary':
      return outputOf(expression, environment) ?? compileUnary(expression, environment);
    case 'binary':
      return outputOf(expression, environment) ?? compileBinary(expression, environment);
    case 'member':
      return outputOf(expression, environment) ?? compileMember(expression, environment);
    case 'index':
      return outputOf(expression, environment) ?? compileIndex(expression, environment);
    case 'duration':
      return noValue(JSON.stringify([expression.amount, expression.unit]));
    case 'regex':
      return noValue(`/${JSON.stringify(expression.source)}`);
    case 'list':
    case 'star':
    case 'missing':
      return noValue(expression.kind);
    case 'placeholder':
    case 'subquery':
      return noValue(undefined);
  }
};

const literal = (expression: TextLiteral | NumberLiteral | BooleanLiteral): Compiled => {
  const value = expression.kind === 'number' ? numberOf(expression) : expression.value;
  const origin = ofQuery(`${expression.kind}:${JSON.stringify(value)}`);
  return { ...constant(expression.kind, value), origin };
};

/** What operations take as it is written, and what is no value at all. */
const noValue = (key: string | undefined): Compiled => ({ ...nothing, origin: ofQuery(key) });

/** Digits that a double would lose are kept as text, as they are in events. */
const numberOf = ({ value, text }: NumberLiteral): number | string =>
  Math.abs(value) > Number.MAX_SAFE_INTEGER && /^\d+$/.test(text) ? text : value;

/** An output of `stats` without alias is known by its text: `sort count(*)`. */
const outputOf = (
  expression: Expression,
  { frame, aggregate }: Environment,
): Compiled | undefined =>
  aggregate !== undefined && isAggregate(expression)
    ? undefined
    : frame.defined(expressionKey(expression));

const isAggregate = (expression: Expression): boolean =>
  expression.kind === 'call' && functionMeaning(expression.name)?.kind === 'aggregate';

const compileMember = ({ object, name }: Member, environment: Environment): Compiled =>
  operated(`.${JSON.stringify(name)}`, [build(object, environment)], ([{ read } = nothing]) => ({
    type: 'any',
    read: (row) => elementOf(read(row), name),
  }));

const compileIndex = ({ object, index }: Index, environment: Environment): Compiled =>
  operated(
    'index',
    [build(object, environment), build(index, environment)],
    ([{ read } = nothing, { read: readIndex } = nothing]) => ({
      type: 'any',
      read: (row) => elementOf(read(row), toText(readIndex(row)) ?? ''),
    }),
  );

const compileCall = (call: Call, environment: Environment): Compiled => {
  const meaning = functionMeaning(call.name);
  if (meaning?.kind === 'aggregate') {
    return environment.aggregate?.(call, meaning.name) ?? compileGrouping(call, environment);
  }
  if (meaning?.kind !== 'scalar') {
    return nothing;
  }
  const type = typeOf(call, environment.scope);
  const operands = operandsOf(call, environment);
  return compileFunction(
    scalarImplementations[meaning.name],
    { call, operands, name: meaning.name, type },
    environment,
  );
};

/** An aggregate behind `by`, where it may stand there; nothing anywhere else. */
const compileGrouping = (call: Call, environment: Environment): Compiled => {
  const grouping = groupingMeaning(call.name);
  return grouping === undefined
    ? nothing
    : compileFunction(
        groupingImplementations[grouping.name],
        {
          call,
          operands: operandsOf(call, environment),
          name: `by-${grouping.name}`,
          type: grouping.entry.result,
        },
        environment,
      );
};

const operandsOf = (call: Call, environment: Environment): readonly Compiled[] =>
  call.arguments.map((argument) => build(argument, environment));

const compileUnary = ({ operator, operand }: Unary, environment: Environment): Compiled =>
  operated(`${operator}1`, [build(operand, environment)], ([compiled = nothing]) => {
    if (operator === 'not') {
      const holds = conditionOf(compiled);
      return conditional((row) => !holds(row));
    }
    const read = negation(compiled);
    return compiled.constant === true ? constant('number', read([])) : { type: 'number', read };
  });

const compileBinary = ({ operator, left, right }: Binary, environment: Environment): Compiled => {
  const members = membersOf(right, environment);
  const regex = right.kind === 'regex' ? right.source : undefined;
  return operated(
    operator.replace(' ', '-'),
    [build(left, environment), build(right, environment), ...(members ?? [])],
    ([subject = nothing, value = nothing, ...others]) =>
      operation(operator, subject, { value, members: members && others, regex }),
  );
};

const membersOf = (
  right: Expression,
  environment: Environment,
): readonly Compiled[] | undefined => {
  switch (right.kind) {
    case 'list':
      return right.items.map((item) => build(item, environment));
    case 'subquery':
      return answerValues(right, environment).map((value) => ({
        ...constant('any', value),
        origin: ofQuery(undefined),
      }));
    default:
      return undefined;
  }
};

/** The values of the one column that the query in parentheses has answered. */
const answerValues = ({ span }: Subquery, { context }: Environment): readonly Value[] =>
  context.answers?.get(span.start)?.rows.map(([value]) => value) ?? [];
