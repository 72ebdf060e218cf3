import { problemsOf } from '#language/analysis/check.ts';
import { isError, type Problem } from '#language/problems/problem.ts';
import { expandPlaceholders, placeholders } from '#language/query-file/placeholders.ts';
import { parseDedupe } from '#language/query-file/dedupe.ts';
import { resolveRange } from '#language/query-file/range.ts';
import type { Query } from '#language/syntax/ast.ts';
import { lex, placeOf } from '#language/syntax/lexer.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { QueryRequest, RunProblem, TimeRange } from '#protocol/results.ts';
import { savedQueryEdits } from './saved-queries.ts';
import { editTraced, originOf, type TextEdit, type TracedText, tracedText } from './traced-text.ts';

/** A request's query with its parameters and what it calls put in. */
export interface ReadQuery {
  /** As it is parsed; its origin is the request's text. */
  readonly text: TracedText;
  /** Its places are those of `text`. Undefined where there is nothing to run. */
  readonly query: Query | undefined;
  /** Errors alone, with their places in the request's text. */
  readonly problems: readonly RunProblem[];
}

export interface Reading {
  /** What becomes of calls of saved queries that the query's file and folder do not have. */
  readonly unknownCalls: 'problem' | 'kept';
  /** What else is wrong with a query where it runs. */
  readonly check: (query: Query) => readonly Problem[];
}

/** Parses and checks a request's query. */
export function readQuery(
  request: QueryRequest,
  { unknownCalls, check }: Reading,
): ReadQuery | { readonly problem: RunProblem } {
  const filled = editTraced(
    tracedText(request.query),
    placeholderEdits(request.query, request.parameters),
  );
  const called = savedQueryEdits(filled.text, request.queryFile, unknownCalls);
  if ('problem' in called) return called;
  const text = editTraced(filled, called.edits);
  const file = parseQueryFile(text.text);
  const [query] = file.queries;
  const isEmpty = query === undefined || query.commands.length === 0;
  const found = [...problemsOf(file), ...file.queries.flatMap(check)].filter(isError);
  const problems = [
    ...missingParameters(text.text),
    ...found.map((problem) => runProblem(problem, text)),
    ...(isEmpty ? [nothingToRun] : []),
  ];
  return { text, query: isEmpty ? undefined : query, problems };
}

/** The range that a text means; undefined for everything. */
export function readRange(
  range: string | undefined,
  now: number,
): { readonly range: TimeRange | undefined } | { readonly problem: RunProblem } {
  if (range === undefined) return { range: undefined };
  const resolved = resolveRange(range, now);
  if (resolved.kind === 'invalid') {
    return { problem: { code: 'invalid-range', severity: 'error', message: resolved.reason } };
  }
  const { start, end } = resolved;
  return { range: start === undefined && end === undefined ? undefined : { start, end } };
}

/** The field by which events count once; undefined where all count. */
export function readDedupe(
  written = '',
): { readonly field: string | undefined } | { readonly problem: RunProblem } {
  const choice = written.trim() === '' ? { kind: 'none' as const } : parseDedupe(written);
  switch (choice.kind) {
    case 'field':
      return { field: choice.name };
    case 'none':
      return { field: undefined };
    case 'invalid': {
      const message = `"${written}" says by which field events count once: ${choice.reason}`;
      return { problem: { code: 'invalid-dedupe', severity: 'error', message } };
    }
  }
}

/**
 * A token with placeholders is replaced as a whole. What the text is up to its end tells how it
 * is read, and so what becomes of it.
 */
function placeholderEdits(
  text: string,
  values: Readonly<Record<string, string>>,
): readonly TextEdit[] {
  return lex(text, 0, text.length)
    .tokens.filter(({ image }) => image.includes('{{'))
    .map((token) => {
      const span = placeOf(token);
      const before = expandPlaceholders(text.slice(0, span.start), values);
      const through = expandPlaceholders(text.slice(0, span.end), values);
      return { span, text: through.slice(before.length) };
    })
    .filter(({ span, text: filled }) => filled !== text.slice(span.start, span.end));
}

function missingParameters(expanded: string): RunProblem[] {
  return placeholders(expanded).map((name) => ({
    code: 'parameter-missing',
    severity: 'error',
    message: `the placeholder {{${name}}} has no value; give it one, or a default with "# @param ${name} = ..."`,
  }));
}

/** Advice is for whoever edits the query, and may be silenced there: a run tells what stops it. */
function runProblem({ code, severity, message, span }: Problem, text: TracedText): RunProblem {
  return { code, severity, message, ...originOf(text, span) };
}

const nothingToRun: RunProblem = {
  code: 'query-empty',
  severity: 'error',
  message: 'there is no query to run; write one, for example: stats count(*) by eventName',
};
