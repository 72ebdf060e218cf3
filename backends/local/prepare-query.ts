import { cloudWatchOnly } from '#language/analysis/checks/cloudwatch-only.ts';
import type { Query } from '#language/syntax/ast.ts';
import type { QueryRequest, RunProblem, TimeRange } from '#protocol/results.ts';
import { readQuery, readRange } from '../prepare-query.ts';

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
  const read = readQuery(request, { unknownCalls: 'problem', check: cloudWatchOnly });
  if ('problem' in read) return { ready: undefined, problems: [read.problem] };
  const range = readRange(request.range, request.now);
  const { query } = read;
  const problems = 'problem' in range ? [...read.problems, range.problem] : read.problems;
  if (query === undefined || 'problem' in range || problems.length > 0) {
    return { ready: undefined, problems };
  }
  return { ready: { query, range: range.range }, problems };
}
