import type { QueryRequest, ResolvedSource } from '#protocol/results.ts';

/** The request for what differs between a query's answers on its own source and on another. */
export function comparedRequest(request: QueryRequest, other: ResolvedSource): QueryRequest {
  const [own, second] = sideNames(request.source, other);
  return {
    ...request,
    title: `${request.title}: ${own} ↔ ${second}`,
    comparedWith: other,
    // A comparison needs both answers at once: there is no way back into the middle of it.
    keeper: undefined,
  };
}

/** What two sources are called beside each other; never the same. */
export function sideNames(
  { name: own }: ResolvedSource,
  { name: other }: ResolvedSource,
): readonly [string, string] {
  return own === other ? [`${own} (first)`, `${other} (second)`] : [own, other];
}
