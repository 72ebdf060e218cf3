import { expressionKey } from '#language/analysis/output-key.ts';
import { typeOf } from '#language/analysis/types.ts';
import { functionMeaning, groupingMeaning } from '#language/catalogue/functions.ts';
import type {
  Binary,
  Call,
  Expression,
  Index,
  Member,
  NumberLiteral,
  Subquery,
  Unary,
} from '#language/syntax/ast.ts';
import type { ScalarFunction } from '../functions/scalar-call.ts';
import { groupingImplementations, scalarImplementations } from '../functions/scalar-functions.ts';
import type { Value } from '../value.ts';
import { elementOf } from '../values/json.ts';
import { toText } from '../values/reading.ts';
import { negation } from './arithmetic.ts';
import { compileField } from './compile-field.ts';
import {
  conditional,
  conditionOf,
  constant,
  nothing,
  type Compiled,
  type Evaluate,
} from './compiled.ts';
import type { Environment } from './environment.ts';
import { operation, type RightOperand } from './operation.ts';

/** The expression as a reader of rows. What yields no value of its own is missing. */
export const compile = (expression: Expression, environment: Environment): Compiled => {
  switch (expression.kind) {
    case 'text':
      return constant('text', expression.value);
    case 'number':
      return constant('number', numberOf(expression));
    case 'boolean':
      return constant('boolean', expression.value);
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
    case 'regex':
    case 'list':
    case 'placeholder':
    case 'star':
    case 'subquery':
    case 'missing':
      return nothing;
  }
};

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

const compileMember = ({ object, name }: Member, environment: Environment): Compiled => {
  const { read } = compile(object, environment);
  return { type: 'any', read: (row) => elementOf(read(row), name) };
};

const compileIndex = ({ object, index }: Index, environment: Environment): Compiled => {
  const { read } = compile(object, environment);
  const { read: readIndex } = compile(index, environment);
  return {
    type: 'any',
    read: (row) => elementOf(read(row), toText(readIndex(row)) ?? ''),
  };
};

const compileCall = (call: Call, environment: Environment): Compiled => {
  const meaning = functionMeaning(call.name);
  if (meaning?.kind === 'aggregate') {
    return environment.aggregate?.(call, meaning.name) ?? compileGrouping(call, environment);
  }
  if (meaning?.kind !== 'scalar') {
    return nothing;
  }
  const read = bind(scalarImplementations[meaning.name], call, environment);
  return { type: typeOf(call, environment.scope), read };
};

/** An aggregate behind `by`, where it may stand there; nothing anywhere else. */
const compileGrouping = (call: Call, environment: Environment): Compiled => {
  const grouping = groupingMeaning(call.name);
  return grouping === undefined
    ? nothing
    : {
        type: grouping.entry.result,
        read: bind(groupingImplementations[grouping.name], call, environment),
      };
};

const bind = (
  implementation: ScalarFunction,
  { arguments: given }: Call,
  environment: Environment,
): Evaluate =>
  implementation({
    arguments: given.map((argument) => compile(argument, environment)),
    expressions: given,
    timestamp: () => compileField('@timestamp', environment.frame),
    context: environment.context,
  });

const compileUnary = ({ operator, operand }: Unary, environment: Environment): Compiled => {
  const compiled = compile(operand, environment);
  if (operator === 'not') {
    const holds = conditionOf(compiled);
    return conditional((row) => !holds(row));
  }
  const read = negation(compiled);
  return compiled.constant === true ? constant('number', read([])) : { type: 'number', read };
};

const compileBinary = ({ operator, left, right }: Binary, environment: Environment): Compiled =>
  operation(operator, compile(left, environment), compileRight(right, environment));

const compileRight = (right: Expression, environment: Environment): RightOperand => ({
  value: compile(right, environment),
  members: membersOf(right, environment),
  regex: right.kind === 'regex' ? right.source : undefined,
});

const membersOf = (
  right: Expression,
  environment: Environment,
): readonly Compiled[] | undefined => {
  switch (right.kind) {
    case 'list':
      return right.items.map((item) => compile(item, environment));
    case 'subquery':
      return answerValues(right, environment).map((value) => constant('any', value));
    default:
      return undefined;
  }
};

/** The values of the one column that the query in parentheses has answered. */
const answerValues = ({ span }: Subquery, { context }: Environment): readonly Value[] =>
  context.answers?.get(span.start)?.rows.map(([value]) => value) ?? [];
