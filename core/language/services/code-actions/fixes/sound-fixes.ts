import type { ProblemSettings } from '../../../analysis/shown-problems.ts';
import type { ProblemCode } from '../../../problems/catalogue.ts';
import { isError, type Problem } from '../../../problems/problem.ts';
import type { Document } from '../../document.ts';
import { placeAt } from '../place.ts';
import { trialAt } from '../trial.ts';
import type { Fix } from './fix.ts';
import { candidates } from './fixers.ts';

/**
 * The remedies of a problem that do what they say: after each the problem is gone, and there is no
 * error that was not there before.
 */
export const fixesOf = (
  document: Document,
  problem: Problem,
  settings: ProblemSettings,
): readonly Fix[] => {
  const trial = trialAt(document, problem.span, settings);
  return candidates(problem, placeAt(document, problem.span)).filter(({ edits }) => {
    const after = trial.after(edits);
    return after !== undefined && isRemedy(problem.code, trial.before(), after);
  });
};

const isRemedy = (
  code: ProblemCode,
  before: readonly Problem[],
  after: readonly Problem[],
): boolean =>
  countOf(code, after) < countOf(code, before) &&
  (HIDING.has(code) || after.filter(isError).length <= before.filter(isError).length);

const countOf = (code: ProblemCode, problems: readonly Problem[]): number =>
  problems.filter((problem) => problem.code === code).length;

/** What keeps the parser from reading on: without it, mistakes behind it come to light. */
const HIDING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unknown-command',
  'function-as-command',
  'missing-pipe',
  'unterminated-text',
  'unterminated-regex',
]);
