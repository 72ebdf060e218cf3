import { cloudWatchOnly } from '#language/analysis/checks/cloudwatch-only.ts';
import type { Query } from '#language/syntax/ast.ts';
import type { QueryRequest, RunProblem, TimeRange } from '#protocol/results.ts';
import { readDedupe, readQuery, readRange } from '../prepare-query.ts';

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
  /** The field by which events count once; undefined where all count. */
  readonly dedupe: string | undefined;
}

/** Parses and checks a request's query with its parameters filled in, and its range. */
export function prepareQuery(request: QueryRequest): PreparedQuery {
  const read = readQuery(request, { unknownCalls: 'problem', check: cloudWatchOnly });
  if ('problem' in read) return { ready: undefined, problems: [read.problem] };
  const range = readRange(request.range, request.now);
  const { query } = read;
  const dedupe = readDedupe(request.dedupe);
  const wrong = [range, dedupe].flatMap((part) => ('problem' in part ? [part.problem] : []));
  const problems = [...read.problems, ...wrong];
  if (query === undefined || 'problem' in range || 'problem' in dedupe || problems.length > 0) {
    return { ready: undefined, problems };
  }
  return { ready: { query, range: range.range, dedupe: dedupe.field }, problems };
}
