import { problemsOf } from '#language/analysis/check.ts';
import { cloudWatchOnly } from '#language/analysis/checks/cloudwatch-only.ts';
import { isError, type Problem } from '#language/problems/problem.ts';
import { expandPlaceholders, placeholders } from '#language/query-file/placeholders.ts';
import { resolveRange } from '#language/query-file/range.ts';
import type { Query } from '#language/syntax/ast.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { QueryRequest, RunProblem, TimeRange } from '#protocol/results.ts';
import { expandSavedQueries } from './saved-queries.ts';

/** What a request asks for, understood. */
export interface PreparedQuery {
  /** Undefined where it has errors and can't be run; the problems say which. */
  readonly ready: ReadyQuery | undefined;
  readonly problems: readonly RunProblem[];
}

export interface ReadyQuery {
  readonly query: Query;
  /** Undefined for everything. */
  readonly range: TimeRange | undefined;
}

/** Parses and checks a request's query with its parameters filled in, and its range. */
export function prepareQuery(request: QueryRequest): PreparedQuery {
  const expanded = expandPlaceholders(request.query, request.parameters);
  const called = expandSavedQueries(expanded, request.queryFile);
  if ('problem' in called) return { ready: undefined, problems: [called.problem] };
  const { text } = called;
  const file = parseQueryFile(text);
  const [query] = file.queries;
  const places = text === request.query ? 'known' : 'moved';
  const range = rangeOf(request);
  const problems = [
    ...missingParameters(text),
    ...[...problemsOf(file), ...file.queries.flatMap(cloudWatchOnly)].flatMap((problem) =>
      runProblem(problem, places),
    ),
    ...('problem' in range ? [range.problem] : []),
  ];
  if (query === undefined || query.commands.length === 0) problems.push(nothingToRun);
  if (query === undefined || 'problem' in range || problems.some(isError)) {
    return { ready: undefined, problems };
  }
  return { ready: { query, range: range.range }, problems };
}

function rangeOf({
  range,
  now,
}: QueryRequest): { readonly range: TimeRange | undefined } | { readonly problem: RunProblem } {
  if (range === undefined) return { range: undefined };
  const resolved = resolveRange(range, now);
  if (resolved.kind === 'invalid') {
    return { problem: { code: 'invalid-range', severity: 'error', message: resolved.reason } };
  }
  const { start, end } = resolved;
  return { range: start === undefined && end === undefined ? undefined : { start, end } };
}

function missingParameters(expanded: string): RunProblem[] {
  return placeholders(expanded).map((name) => ({
    code: 'parameter-missing',
    severity: 'error',
    message: `the placeholder {{${name}}} has no value; give it one, or a default with "# @param ${name} = ..."`,
  }));
}

/** Advice is for whoever edits the query, and may be silenced there: a run tells what stops it. */
function runProblem(
  { code, severity, message, span }: Problem,
  places: 'known' | 'moved',
): RunProblem[] {
  if (severity !== 'error') return [];
  const place = places === 'known' ? { start: span.start, end: span.end } : {};
  return [{ code, severity, message, ...place }];
}

const nothingToRun: RunProblem = {
  code: 'query-empty',
  severity: 'error',
  message: 'there is no query to run; write one, for example: stats count(*) by eventName',
};
