import { parseQueryFile } from '#language/syntax/parse.ts';
import { defaultCloudSettings } from '#protocol/cloud-settings.ts';
import type { QueryRequest, ResolvedSource } from '#protocol/results.ts';

/** The requests for the two answers of a comparison: that of the own source, then the other's. */
export function sideRequests(
  request: QueryRequest,
  other: ResolvedSource,
): readonly [QueryRequest, QueryRequest] {
  const common: QueryRequest = {
    ...request,
    range: commonRange(request, other),
    comparedWith: undefined,
    keeper: undefined,
    resumes: undefined,
  };
  return [common, { ...common, query: withoutSource(request.query), source: other }];
}

/** Without a range, files are read whole and CloudWatch is not: then both take CloudWatch's. */
function commonRange(
  { range, source, cloud }: QueryRequest,
  other: ResolvedSource,
): string | undefined {
  const isCloud = [source, other].some(({ kind }) => kind === 'cloudwatch');
  return range ?? (isCloud ? (cloud ?? defaultCloudSettings).defaultRange : undefined);
}

/**
 * The query without the `SOURCE` that it may begin with, which would send it to the first place
 * again. Blanks stand for it, so that all else keeps its place.
 */
function withoutSource(query: string): string {
  const [first, second] = parseQueryFile(query).queries[0]?.commands ?? [];
  if (first?.kind !== 'source' || second === undefined) return query;
  const { start } = first.span;
  const end = second.span.start;
  return query.slice(0, start) + query.slice(start, end).replace(/[^\n]/g, ' ') + query.slice(end);
}
