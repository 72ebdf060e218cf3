import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { type ProblemSettings, shownProblems } from '../analysis/shown-problems.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import type { Problem, Severity } from '../problems/problem.ts';
import type { Document } from './document.ts';
import { rangeOf } from './ranges.ts';

/**
 * Everything that is wrong with the file or could be better, in order of place, as its author wants
 * to see it.
 */
export const diagnostics = (document: Document, settings?: ProblemSettings): Diagnostic[] =>
  shownProblems(document.file, document.problems(), settings).map((problem) =>
    diagnosticOf(document, problem),
  );

/** A problem as editors show it. */
export const diagnosticOf = (document: Document, problem: Problem): Diagnostic => ({
  range: rangeOf(document, problem.span),
  severity: severities[problem.severity],
  code: problem.code,
  source: 'ctq',
  message: problem.message,
  ...tagsOf(problem),
});

const severities: { readonly [Key in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Problems whose place does nothing: editors show it faded. */
const UNNECESSARY: ReadonlySet<ProblemCode> = new Set(['unknown-directive', 'empty-command']);

const tagsOf = ({ code }: Problem): Pick<Diagnostic, 'tags'> =>
  UNNECESSARY.has(code) ? { tags: [DiagnosticTag.Unnecessary] } : {};
