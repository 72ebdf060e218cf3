import { durationUnit } from '../../catalogue/durations.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Command, Expression } from '../../syntax/ast.ts';
import { type CheckedCall, callsIn } from '../calls.ts';
import type { Check } from '../context.ts';
import { written } from '../written.ts';

/** Periods that are none, and those that CloudWatch cuts without a word (guide). */
export const checkDurations: Check = ({ commands }) => [
  ...commands.flatMap(callsIn).flatMap(periodProblems),
  ...commands.flatMap(({ command }) => wordProblems(command)),
];

/** Periods behind a word of a command. */
const wordProblems = (command: Command): readonly Problem[] => {
  switch (command.kind) {
    case 'stats':
      return command.offset === undefined ? [] : periodProblem('offset', command.offset);
    case 'sessionize':
      return command.gap === undefined ? [] : periodProblem('maxspan', command.gap);
    case 'logcompare':
      return periodProblem('timeshift', command.timeshift);
    default:
      return [];
  }
};

const periodProblems = ({ call, entry: { parameters } }: CheckedCall): readonly Problem[] => {
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
