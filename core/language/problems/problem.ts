import type { Span } from '../text/span.ts';
import { problemCatalogue, type ProblemCode, type ProblemParameters } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong in a query file that its author should know. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
}

/** A problem of the catalogue at a place; what its message needs is typed by its code. */
export const problem = <Code extends ProblemCode>(
  code: Code,
  where: Span,
  parameters: ProblemParameters[Code],
): Problem => {
  const { severity, message } = problemCatalogue[code];
  return { code, severity, message: message(parameters), span: where };
};

/** A query with an error is not run; every other problem is advice. */
export const isError = (candidate: { readonly severity: Severity }): boolean =>
  candidate.severity === 'error';
