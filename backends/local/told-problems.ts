import { compareText } from '#engine/values/order.ts';
import type { RunProblem } from '#protocol/results.ts';

/** Problems that are told one by one; a folder may hold a hundred thousand of them. */
const mostTold = 100;

/**
 * The problems of a run's files, in the order of the files, whichever thread was first; of too many
 * of them the first, and how many more there are.
 */
export function toldProblems(problems: readonly RunProblem[]): readonly RunProblem[] {
  const sorted = problems.toSorted((a, b) => compareText(a.file ?? '', b.file ?? ''));
  const untold = sorted.length - mostTold;
  if (untold <= 0) return sorted;
  return [
    ...sorted.slice(0, mostTold),
    {
      code: 'more-problems',
      severity: 'warning',
      message: `${untold} more files have problems; those of the first ${mostTold} are listed`,
    },
  ];
}
