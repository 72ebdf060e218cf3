import type { Query } from '#language/syntax/ast.ts';
import { planQuery } from './plan/plan-query.ts';

/**
 * The paths of the events' fields that a query may read, in order of first use. More than it reads
 * in the end: what a filter drops is not read, nor what no later command asks for.
 */
export const fieldsRead = (query: Query): readonly string[] => {
  const paths = new Set<string>();
  const bind = (path: string) => {
    paths.add(path);
    return () => undefined;
  };
  planQuery(query, { bind }, { now: 0 });
  return [...paths];
};

/**
 * The paths of the fields that a query may read of the other side of its join, by where the query
 * in parentheses begins; the keys are among them.
 */
export const fieldsJoined = (query: Query): ReadonlyMap<number, readonly string[]> =>
  planQuery(query, { bind: () => () => undefined }, { now: 0 }).joined;
