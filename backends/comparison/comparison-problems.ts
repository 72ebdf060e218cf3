import type { RunProblem } from '#protocol/results.ts';
import type { Side, Sides } from './side.ts';

/** What the two backends had to say, each with its place's name, and once where it is the same. */
export function problemsOfSides([first, second]: Sides): readonly RunProblem[] {
  const isOfBoth = (problem: RunProblem): boolean =>
    second.problems.some((other) => isSameProblem(problem, other));
  const both = `${first.name} and ${second.name}`;
  return [
    ...first.problems.map((problem) => named(isOfBoth(problem) ? both : first.name, problem)),
    ...second.problems
      .filter((problem) => !first.problems.some((other) => isSameProblem(problem, other)))
      .map((problem) => named(second.name, problem)),
    // What a cut answer means for a comparison is told by a warning of its own.
  ].filter(({ code }) => code !== defaultLimit);
}

function isSameProblem(a: RunProblem, b: RunProblem): boolean {
  return a.code === b.code && a.message === b.message && a.file === b.file;
}

function named(name: string, problem: RunProblem): RunProblem {
  return { ...problem, message: `${name}: ${problem.message}` };
}

/** A warning of each answer that the default limit has cut: rows of the other may be behind it. */
export function cutAnswers(sides: Sides): readonly RunProblem[] {
  return sides.filter(isCut).map(({ name, rows }) => ({
    code: 'comparison-cut',
    severity: 'warning',
    message: `${name}: only the first ${rows.length} rows were compared, which is CloudWatch's limit for a query without one, so rows told to be in one place only may be in both; narrow the range, or add "| limit N"`,
  }));
}

const isCut = ({ problems }: Side): boolean => problems.some(({ code }) => code === defaultLimit);

/** What backends call the note that the limit of queries without one has cut the answer. */
const defaultLimit = 'default-limit';

/** A note on the columns that were shown but not compared. */
export function notCompared(left: ReadonlySet<string>): readonly RunProblem[] {
  if (left.size === 0) return [];
  const names = [...left].join(', ');
  return [
    {
      code: 'comparison-left-out',
      severity: 'information',
      message: `not compared, since it is another in each place by nature: ${names}`,
    },
  ];
}

/** A note that nothing differs, which no rows would leave open. */
export function sameAnswers([{ rows }]: Sides): RunProblem {
  return {
    code: 'comparison-same',
    severity: 'information',
    message: `both answers are the same: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
  };
}
