import {
  type FunctionEntry,
  functionMeaning,
  functionNames,
  laterFunctions,
} from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Call } from '../../syntax/ast.ts';
import { nearest } from '../../text/nearest.ts';
import { type Check, expressionsIn } from '../context.ts';
import { expressionKey } from '../output-key.ts';

/** Functions that do not exist or do not run yet, and wrong numbers of arguments. */
export const checkFunctions: Check = ({ commands }) =>
  commands
    .flatMap(expressionsIn)
    .flatMap((expression) => (expression.kind === 'call' ? callProblems(expression) : []));

const callProblems = (call: Call): readonly Problem[] => {
  const { name, nameSpan } = call;
  const meaning = functionMeaning(name);
  if (meaning === undefined) {
    const meant =
      foreignNames.get(name.toLowerCase()) ?? nearest(name, [...functionNames, ...laterFunctions]);
    return [problem('unknown-function', nameSpan, { name, nearest: meant })];
  }
  if (meaning.kind === 'later') {
    return [problem('unsupported-function', nameSpan, { name })];
  }
  return isBinOfField(call) ? [binSpelling(call)] : argumentProblems(call, meaning.entry);
};

const argumentProblems = (call: Call, { parameters }: FunctionEntry): readonly Problem[] => {
  const isCount = functionMeaning(call.name)?.name === 'count';
  const star = call.arguments.find(({ kind }) => kind === 'star');
  if (star !== undefined && !isCount) {
    return [problem('syntax-error', star.span, { expected: 'a field', found: '"*"' })];
  }
  const least = parameters.filter(({ optional }) => optional !== true).length;
  const most = parameters.some(({ repeats }) => repeats === true) ? Infinity : parameters.length;
  const found = call.arguments.length;
  return least <= found && found <= most
    ? []
    : [problem('wrong-arity', call.span, { name: call.name, expected: count(least, most), found })];
};

const count = (least: number, most: number): string => {
  const noun = (number: number): string => (number === 1 ? 'argument' : 'arguments');
  if (most === 0) {
    return 'no arguments';
  }
  if (most === Infinity) {
    return `at least ${least} ${noun(least)}`;
  }
  return least === most ? `${most} ${noun(most)}` : `${least} or ${most} ${noun(most)}`;
};

/** `bin(@timestamp, 1h)` runs in production, though the guide knows only `bin(1h)`. */
const isBinOfField = ({ name, arguments: given }: Call): boolean =>
  name.toLowerCase() === 'bin' && given.length === 2 && given[1]?.kind === 'duration';

const binSpelling = ({ arguments: [field, period], text, span }: Call): Problem => {
  const width = period?.kind === 'duration' ? period.text : '1h';
  const time = field?.kind === 'field' ? field.name : '';
  const documented =
    time === '@timestamp' || field === undefined
      ? `bin(${width})`
      : `datefloor(${time === '' ? expressionKey(field) : time}, ${width})`;
  return problem('spelling', span, { written: text, documented });
};

/** What other query languages call it. */
const foreignNames: ReadonlyMap<string, string> = new Map([
  ['percentile', 'pct'],
  ['median', 'pct'],
  ['mean', 'avg'],
  ['average', 'avg'],
  ['stdev', 'stddev'],
  ['first', 'earliest'],
  ['last', 'latest'],
  ['dc', 'count_distinct'],
  ['dcount', 'count_distinct'],
  ['distinct_count', 'count_distinct'],
  ['lower', 'tolower'],
  ['upper', 'toupper'],
  ['length', 'strlen'],
  ['len', 'strlen'],
  ['substring', 'substr'],
  ['contains', 'strcontains'],
  ['isnotnull', 'ispresent'],
  ['isnotempty', 'ispresent'],
  ['exists', 'ispresent'],
  ['span', 'bin'],
]);
