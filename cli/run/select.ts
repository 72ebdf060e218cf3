import type { RunnableQuery } from '#language/query-file/runnable.ts';
import { UsageError } from '../exit.ts';

/** All queries, or the one that a number (from 1) or a title (any case) names. */
export const selectQueries = (
  queries: readonly RunnableQuery[],
  wanted: string | undefined,
): readonly RunnableQuery[] => {
  if (wanted === undefined) return queries;
  const byTitle = queries.find(({ title }) => title.toLowerCase() === wanted.toLowerCase());
  const chosen = byTitle ?? (/^\d+$/.test(wanted) ? queries[Number(wanted) - 1] : undefined);
  if (chosen === undefined) {
    throw new UsageError(
      `the file has no query "${wanted}"; it has ${queries.length}: ctq queries FILE lists them`,
    );
  }
  return [chosen];
};
