import { type Problem, problem } from '../problems/problem.ts';
import type { Directive, Query, QueryFile } from '../syntax/ast.ts';
import { cloudWatchOnly } from './checks/cloudwatch-only.ts';
import { classProblems, classOf } from './checks/log-class.ts';
import { queryContexts } from './context.ts';
import { type KnownSources, type LogClass, sourceFacts, sourceName } from './known-sources.ts';

/** What is wrong with queries on the sources that they run on, as far as these are known. */
export const sourceProblems = (file: QueryFile, sources: KnownSources): readonly Problem[] =>
  file.queries.flatMap((query) => {
    const directives = [...file.directives, ...query.directives];
    if (sourceName(directives, sources.active) === undefined) {
      return [];
    }
    const facts = sourceFacts(sources, directives);
    return [
      ...(facts?.kind === 'cloud' ? withoutRange(query, directives) : cloudWatchOnly(query)),
      ...(facts?.logClass === undefined ? [] : inClass(query, facts.logClass)),
    ];
  });

/** A query that does not say which time it covers covers an hour, which is easily overlooked. */
const withoutRange = (query: Query, directives: readonly Directive[]): readonly Problem[] => {
  const [first] = query.commands;
  const hasRange =
    directives.some(({ name, value }) => name.toLowerCase() === 'range' && value !== '') ||
    query.commands.some((command) => command.kind === 'source' && command.start !== undefined);
  return first === undefined || hasRange ? [] : [problem('no-range', first.nameSpan, {})];
};

/** What the query itself says of the class has been checked with it; a query inside it too. */
const inClass = (query: Query, logClass: LogClass): readonly Problem[] =>
  logClass === 'STANDARD' || classOf(query) !== undefined
    ? []
    : queryContexts(query)
        .filter(({ isSubquery }) => !isSubquery)
        .flatMap(classProblems);
