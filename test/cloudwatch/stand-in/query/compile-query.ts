import { problemsOf } from '../../../../core/language/analysis/check.ts';
import { cloudWatchOnly } from '../../../../core/language/analysis/checks/cloudwatch-only.ts';
import { isError } from '../../../../core/language/problems/problem.ts';
import type { Query } from '../../../../core/language/syntax/ast.ts';
import { parseQueryFile } from '../../../../core/language/syntax/parse.ts';
import { ServiceError } from '../service-error.ts';

/** The query of a text; what is wrong with it is told as the service tells it. */
export function compileQuery(text: string): Query {
  const file = parseQueryFile(text);
  const [query, another] = file.queries;
  const problem = [...problemsOf(file), ...file.queries.flatMap(cloudWatchOnly)].find(isError);
  if (problem !== undefined) throw malformed(problem.message, problem.span);
  if (query === undefined || query.commands.length === 0) throw malformed('the query is empty');
  if (another !== undefined) throw malformed('there is more than one query', another.span);
  const call = query.commands.find(({ kind }) => kind === 'savedQuery');
  if (call !== undefined) throw malformed('there is no saved query of that name', call.span);
  return query;
}

interface Location {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

function malformed(message: string, location?: Location): ServiceError {
  const where = location && { startCharOffset: location.start, endCharOffset: location.end };
  return new ServiceError('MalformedQueryException', message, {
    queryCompileError: { message, ...(where && { location: where }) },
  });
}
