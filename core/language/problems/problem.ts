import type { Span } from '../text/span.ts';
import { problemCatalogue, type ProblemCode, type ProblemParameters } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong in a query file that its author should know. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** What its message speaks of, which is also what a fix needs to know. */
  readonly parameters: ProblemParameters[Code];
}

/** A problem of the catalogue at a place; what its message needs is typed by its code. */
export const problem = <Code extends ProblemCode>(
  code: Code,
  where: Span,
  parameters: ProblemParameters[Code],
): Problem => {
  const { severity, message } = problemCatalogue[code];
  return { code, severity, message: message(parameters), span: where, parameters };
};

/** True for the name of a code; settings and comments may have others. */
export const isProblemCode = (name: string): name is ProblemCode =>
  Object.hasOwn(problemCatalogue, name);

/** Every code, in the catalogue's order. */
export const problemCodes: readonly ProblemCode[] =
  Object.keys(problemCatalogue).filter(isProblemCode);

/** A query with an error is not run; every other problem is advice. */
export const isError = (candidate: { readonly severity: Severity }): boolean =>
  candidate.severity === 'error';

/** The problems in order of place. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
