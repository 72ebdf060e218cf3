import { type ProblemSettings, shownProblems } from '../../analysis/shown-problems.ts';
import { isError, type Problem } from '../../problems/problem.ts';
import { type Document, openDocument } from '../document.ts';
import { type Edit, edited, overlap } from './edit.ts';
import type { Fix } from './fixes/fix.ts';
import { candidates } from './fixes/fixers.ts';
import { fixesOf } from './fixes/sound-fixes.ts';
import { placeAt } from './place.ts';
import { sectionAround, trialAt } from './trial.ts';

/** A fix may bring to light what the next round mends. */
const MOST_ROUNDS = 10;

/** The file after everything that has a safe remedy has got it, again and again. */
export const withSafeFixes = (document: Document, settings: ProblemSettings): string => {
  let current = document;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const edits = safeEdits(current, settings);
    if (edits.length === 0) {
      break;
    }
    current = openDocument(document.uri, edited(current.text, edits), current);
  }
  return current.text;
};

/** The safe remedies of all problems, section by section. */
const safeEdits = (document: Document, settings: ProblemSettings): readonly Edit[] => {
  const problems = shownProblems(document.file, document.problems(), settings);
  const safe = problems.filter((problem) => safeFixOf(document, problem) !== undefined);
  const bySection = new Map<number, Problem[]>();
  for (const problem of safe) {
    const { start } = sectionAround(document, problem.span);
    bySection.set(start, [...(bySection.get(start) ?? []), problem]);
  }
  return Array.from(bySection.values(), (inSection) =>
    editsOfSection(document, inSection, settings),
  ).flat();
};

const safeFixOf = (document: Document, problem: Problem): Fix | undefined => {
  const [first] = candidates(problem, placeAt(document, problem.span));
  return first?.isSafe === true ? first : undefined;
};

/** All of a section at once where that does no harm, else those that do none on their own. */
const editsOfSection = (
  document: Document,
  problems: readonly Problem[],
  settings: ProblemSettings,
): readonly Edit[] => {
  const [first] = problems;
  if (first === undefined) {
    return [];
  }
  const edits = together(problems.flatMap((problem) => safeFixOf(document, problem) ?? []));
  const { before, after } = trialAt(document, first.span, settings);
  const left = after(edits);
  const isSound =
    left !== undefined &&
    left.length < before().length &&
    left.filter(isError).length <= before().filter(isError).length;
  if (isSound) {
    return edits;
  }
  return together(
    problems.flatMap((problem) => {
      const sound = fixesOf(document, problem, settings)[0];
      return sound?.isSafe === true ? sound : [];
    }),
  );
};

/** The edits of fixes, of those that do not fit beside one another the first. */
const together = (fixes: readonly Fix[]): readonly Edit[] =>
  fixes.reduce<readonly Edit[]>((chosen, { edits }) => withMore(chosen, edits), []);

/** Two edits at the same place may have been meant one for the other. */
const withMore = (chosen: readonly Edit[], edits: readonly Edit[]): readonly Edit[] => {
  const isTouching = edits.some(({ span: { start, end } }) =>
    chosen.some(({ span }) => span.start <= end && start <= span.end),
  );
  const all = [...chosen, ...edits];
  return isTouching || overlap(all) ? chosen : all;
};

/** More of them in one file are not worth the time of each look at one of them. */
const MOST_ALIKE = 200;

/**
 * The edits that mend the problems of a code in the file, each by its likeliest remedy; undefined
 * where there are not several, or too many. They are not tried out: who asks has seen that the
 * remedy of one of them works.
 */
export const fixAlike = (
  document: Document,
  problems: readonly Problem[],
): readonly Edit[] | undefined => {
  if (problems.length < 2 || problems.length > MOST_ALIKE) {
    return undefined;
  }
  const fixes = problems.flatMap((problem) => {
    const [first] = candidates(problem, placeAt(document, problem.span));
    return first === undefined || first.isGuess === true ? [] : first;
  });
  const edits = together(fixes);
  return fixes.length > 1 && edits.length > (fixes[0]?.edits.length ?? 0) ? edits : undefined;
};
