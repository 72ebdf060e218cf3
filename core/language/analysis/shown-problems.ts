import { inOrder, type Problem } from '../problems/problem.ts';
import type { SeverityChoices } from '../problems/severities.ts';
import type { Ignore, Query, QueryFile } from '../syntax/ast.ts';
import type { KnownSources } from './known-sources.ts';
import { sourceProblems } from './source-problems.ts';

/** What the problems that are shown depend on beside the file. */
export interface ProblemSettings {
  readonly severities: SeverityChoices;
  readonly sources: KnownSources;
}

/** Where nothing is set and no source is known. */
export const plainSettings: ProblemSettings = {
  severities: new Map(),
  sources: { facts: new Map(), active: undefined },
};

/**
 * The problems of a file that its author wants to see, with the severities that they want: without
 * those that a `ctq-ignore` silences, and those whose code is off. A query with an error is not run,
 * whether it is shown or not.
 */
export const shownProblems = (
  file: QueryFile,
  problems: readonly Problem[],
  { severities, sources }: ProblemSettings = plainSettings,
): readonly Problem[] => {
  const ofFile = codesOf(file.ignores);
  const silencing = file.queries.filter(({ ignores }) => ignores.length > 0);
  return inOrder([...problems, ...sourceProblems(file, sources)])
    .filter((problem) => !ofFile.has(problem.code) && !isSilenced(problem, silencing))
    .flatMap((problem) => {
      const severity = severities.get(problem.code) ?? problem.severity;
      if (severity === 'off') {
        return [];
      }
      return severity === problem.severity ? problem : { ...problem, severity };
    });
};

const codesOf = (ignores: readonly Ignore[]): ReadonlySet<string> =>
  new Set(ignores.map(({ code }) => code));

const isSilenced = (
  { code, span: { start, end } }: Problem,
  silencing: readonly Query[],
): boolean =>
  silencing.some(
    ({ span, ignores }) =>
      span.start <= start && end <= span.end && ignores.some((ignore) => ignore.code === code),
  );
