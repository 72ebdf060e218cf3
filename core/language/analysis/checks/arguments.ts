import { type ParameterEntry, parameterAt } from '../../catalogue/functions.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { ArithmeticOperator, Command, Expression } from '../../syntax/ast.ts';
import { isNumericText } from '../../text/numeric-text.ts';
import { type CheckedCall, callsIn } from '../calls.ts';
import type { Check } from '../context.ts';
import { typeOf, typeOfKey } from '../types.ts';
import { written } from '../written.ts';

/** Arguments that are certain to be of no use to their function. */
export const checkArguments: Check = ({ commands }) =>
  commands.flatMap(callsIn).flatMap(callProblems);

const callProblems = (checked: CheckedCall): readonly Problem[] => {
  const { call, entry } = checked;
  return call.arguments.flatMap((argument, index) => {
    const parameter = parameterAt(entry, index, call.arguments.length);
    if (parameter === undefined || parameter.type === 'duration' || isUnknown(argument)) {
      return [];
    }
    const { name } = call;
    if (isUseless(argument, parameter.type, checked)) {
      const expected = typeNames[parameter.type];
      return [problem('wrong-type', argument.span, { name, expected, found: written(argument) })];
    }
    const expected = boundsText(parameter);
    return expected === undefined || isWithin(argument, parameter)
      ? []
      : [problem('out-of-range', argument.span, { name, expected, found: written(argument) })];
  });
};

/** What the author or a value has still to fill in; a star has a check of its own. */
const isUnknown = (argument: Expression): boolean =>
  argument.kind === 'missing' ||
  argument.kind === 'placeholder' ||
  argument.kind === 'star' ||
  (argument.kind === 'text' && argument.value.includes('{{'));

const typeNames: { readonly [Type in ValueType]: string } = {
  any: 'a value',
  text: 'a text',
  number: 'a number',
  boolean: 'a condition',
  timestamp: 'a timestamp',
  duration: 'a period',
  list: 'a list',
  map: 'a map',
};

const isUseless = (argument: Expression, type: ValueType, checked: CheckedCall): boolean => {
  switch (argument.kind) {
    case 'regex':
    case 'duration':
    case 'list':
      return true;
    case 'text':
      return !readsAs(argument.value, type);
    case 'field':
    case 'call':
      return SINGLE.has(type) && STRUCTURES.has(typeBefore(argument, checked));
    default:
      return false;
  }
};

const readsAs = (text: string, type: ValueType): boolean => {
  switch (type) {
    case 'number':
    case 'timestamp':
      return isNumericText(text);
    case 'boolean':
      return isNumericText(text) || /^(?:true|false)$/i.test(text);
    default:
      return true;
  }
};

/** Lists and maps count as null for functions of these (guide). */
const SINGLE: ReadonlySet<ValueType> = new Set(['text', 'number', 'timestamp']);
const STRUCTURES: ReadonlySet<ValueType> = new Set(['list', 'map']);

/** A name that the command itself gives may mean something else by then. */
const typeBefore = (argument: Expression, { command: at, inKey }: CheckedCall): ValueType => {
  if (argument.kind === 'field' && namesGivenBy(at.command).includes(argument.name)) {
    return 'any';
  }
  return inKey ? typeOfKey(argument, at.scope) : typeOf(argument, at.scope);
};

const namesGivenBy = (command: Command): readonly string[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items.flatMap(({ alias }) => alias?.name ?? []);
    case 'stats':
      return command.aggregates.flatMap(({ alias }) => alias?.name ?? []);
    default:
      return [];
  }
};

const boundsText = ({ bounds }: ParameterEntry): string | undefined =>
  bounds === undefined
    ? undefined
    : `a ${bounds.whole === true ? 'whole ' : ''}number from ${bounds.least} to ${bounds.most}`;

const isWithin = (argument: Expression, { bounds }: ParameterEntry): boolean => {
  const value = constantNumber(argument);
  return (
    bounds === undefined ||
    (value !== undefined &&
      value >= bounds.least &&
      value <= bounds.most &&
      (bounds.whole !== true || Number.isInteger(value)))
  );
};

/** The number that an expression is whatever the event; undefined where it is none. */
const constantNumber = (expression: Expression): number | undefined => {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'text':
      return isNumericText(expression.value) ? Number(expression.value) : undefined;
    case 'unary': {
      const value = constantNumber(expression.operand);
      return value === undefined || expression.operator === 'not' ? undefined : -value;
    }
    case 'binary': {
      const left = constantNumber(expression.left);
      const right = constantNumber(expression.right);
      const operate = operations.get(expression.operator);
      return left === undefined || right === undefined ? undefined : operate?.(left, right);
    }
    default:
      return undefined;
  }
};

const operations: ReadonlyMap<string, (left: number, right: number) => number> = new Map<
  ArithmeticOperator,
  (left: number, right: number) => number
>([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
  ['^', (left, right) => left ** right],
]);
