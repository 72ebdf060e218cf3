import { arityOf, functionMeaning, functionNames } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Call } from '../../syntax/ast.ts';
import { nearest } from '../../text/nearest.ts';
import { type CheckedCall, callsIn } from '../calls.ts';
import type { Check } from '../context.ts';
import { expressionKey } from '../output-key.ts';

/** Functions that do not exist, and wrong numbers of arguments. */
export const checkFunctions: Check = ({ commands }) => [
  ...commands.flatMap(({ calls }) => calls).flatMap(nameProblems),
  ...commands.flatMap(callsIn).flatMap(callProblems),
];

const nameProblems = ({ name, nameSpan }: Call): readonly Problem[] => {
  const meaning = functionMeaning(name);
  if (meaning !== undefined) {
    return meaning.entry.undocumentedNames?.includes(name.toLowerCase()) === true
      ? [problem('spelling', nameSpan, { written: name, documented: meaning.name })]
      : [];
  }
  const meant = foreignNames.get(name.toLowerCase()) ?? nearest(name, functionNames);
  return [problem('unknown-function', nameSpan, { name, nearest: meant })];
};

const callProblems = (checked: CheckedCall): readonly Problem[] =>
  isBinOfField(checked.call) ? [binSpelling(checked.call)] : argumentProblems(checked);

const argumentProblems = ({ call, entry }: CheckedCall): readonly Problem[] => {
  const isCount = functionMeaning(call.name)?.name === 'count';
  const star = call.arguments.find(({ kind }) => kind === 'star');
  if (star !== undefined && !isCount) {
    return [problem('syntax-error', star.span, { expected: 'a field', found: '"*"' })];
  }
  const { least, most } = arityOf(entry);
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
  if (least === most) {
    return `${most} ${noun(most)}`;
  }
  return `${least} ${least + 1 === most ? 'or' : 'to'} ${most} ${noun(most)}`;
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
  ['iff', 'if'],
  ['iif', 'if'],
  ['isnumber', 'isNumeric'],
  ['trunc', 'toInt'],
  ['strptime', 'parseDate'],
  ['todatetime', 'parseDate'],
  ['date_parse', 'parseDate'],
  ['date_format', 'formatDate'],
  ['var', 'variance'],
  ['top', 'topk'],
  ['make_set', 'values'],
  ['array_agg', 'values'],
  ['cardinality', 'jsonArraySize'],
]);
