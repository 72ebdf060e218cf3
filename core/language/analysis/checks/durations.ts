import { durationUnit } from '../../catalogue/durations.ts';
import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Call, Expression } from '../../syntax/ast.ts';
import { type Check, expressionsIn } from '../context.ts';
import { written } from '../written.ts';

/** Periods that are none, and those that CloudWatch cuts without a word (reference 1.10). */
export const checkDurations: Check = ({ commands }) =>
  commands
    .flatMap(expressionsIn)
    .flatMap((expression) => (expression.kind === 'call' ? periodProblems(expression) : []));

const periodProblems = (call: Call): readonly Problem[] => {
  const meaning = functionMeaning(call.name);
  const parameters =
    meaning === undefined || meaning.kind === 'later' ? [] : meaning.entry.parameters;
  const takesPeriod = parameters.some(({ type }) => type === 'duration');
  // The last one: production queries give `bin` a field too.
  const period = call.arguments.at(-1);
  return takesPeriod && period !== undefined && call.arguments.length >= parameters.length
    ? periodProblem(call.name, period)
    : [];
};

const periodProblem = (name: string, period: Expression): readonly Problem[] => {
  if (period.kind === 'placeholder' || period.kind === 'missing') {
    return [];
  }
  if (period.kind !== 'duration' || period.amount <= 0) {
    return [problem('not-a-duration', period.span, { name, text: written(period) })];
  }
  const cap = durationUnit(period.unit)?.cap;
  if (cap === undefined || period.amount <= cap) {
    return [];
  }
  const works = period.text.replace(/^[\d.]+/, String(cap));
  return [problem('duration-capped', period.span, { text: period.text, works })];
};
