import { problemsOf } from '../analysis/check.ts';
import type { Problem } from '../problems/problem.ts';
import type { Directive, Query, QueryFile } from '../syntax/ast.ts';
import { parseQueryFile } from '../syntax/parse.ts';
import { type Span, span } from '../text/span.ts';
import { canRun, filterPatternOf, narrowedText, narrowingOf } from './filter-pattern.ts';
import { parametersOf, type QueryParameter } from './parameters.ts';
import { placeholders } from './placeholders.ts';
import { type QueryTable, tablesOf } from './tables.ts';

/** Everything that is needed to run a query of a file. */
export interface RunnableQuery {
  readonly title: string;
  /**
   * From the first command to the last; comments between them stay. The commands of a filter
   * pattern stand before them, or alone.
   */
  readonly text: string;
  /** The whole section in the file. */
  readonly span: Span;
  /** The place in the file of the commands, or of the pattern that stands for them. */
  readonly bodySpan: Span;
  /** Of `@source`: a name of the settings or a path; undefined where none is given. */
  readonly source: string | undefined;
  /** Of `@range`, as written. */
  readonly range: string | undefined;
  /** Of `@dedupe`, as written; undefined where none is given. */
  readonly dedupe: string | undefined;
  /** Every placeholder of the text, in order of first use. */
  readonly parameters: readonly QueryParameter[];
  /** Of `@table`: what lookups of the query may read. */
  readonly tables: readonly QueryTable[];
  /** What is wrong in the section, in order of place; a query with an error is not run. */
  readonly problems: readonly Problem[];
}

/** The queries of a file that can run, in order. */
export const runnableQueries = (file: QueryFile, text: string): RunnableQuery[] => {
  const read: ReadFile = { file, text, problems: problemsOf(file) };
  return file.queries.filter(canRun).map((query) => runnableQuery(read, query));
};

/** A file, its text, and what is wrong with it. */
interface ReadFile {
  readonly file: QueryFile;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** One of the queries of the file. */
export const runnableQuery = ({ file, text, problems }: ReadFile, query: Query): RunnableQuery => {
  const found = runnable(text, {
    query,
    directives: [...file.directives, ...query.directives],
    problems: problems.filter(({ span: place }) => isInside(place, query.span)),
  });
  return withProblemsAbove(found, file.directives, query.directives);
};

/**
 * The queries of a selection. What the file says above the selection holds for it: the file's
 * directives, and those of the query that the selection begins in.
 */
export const runnableQueriesOfText = (
  file: QueryFile,
  text: string,
  selection: Span,
): RunnableQuery[] => {
  const selected = parseQueryFile(text.slice(selection.start, selection.end));
  const around = file.queries.findLast(({ span: place }) => place.start <= selection.start);
  const above = [...file.directives, ...(around?.directives ?? [])];
  const problems = problemsOf(selected);
  return selected.queries.filter(canRun).map((query, index) => {
    const own = [...selected.directives, ...query.directives];
    const inherited = index === 0 ? above : file.directives;
    const found = runnable(text.slice(selection.start, selection.end), {
      query: index === 0 && around !== undefined ? titledAs(around, query) : query,
      directives: [...inherited, ...own],
      problems: problems.filter(({ span: place }) => isInside(place, query.span)),
    });
    return withProblemsAbove(moved(found, selection.start), inherited, own);
  });
};

interface Parts {
  readonly query: Query;
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
}

const runnable = (text: string, { query, directives, problems }: Parts): RunnableQuery => {
  const described = parametersOf(directives);
  const pattern = filterPatternOf(directives);
  const narrowing = pattern === undefined ? [] : narrowingOf(pattern).commands;
  const body = narrowedText(text, query, narrowing);
  return {
    title: query.title,
    text: body,
    span: query.span,
    bodySpan: query.body,
    source: lastValue(directives, 'source'),
    range: lastValue(directives, 'range'),
    dedupe: lastValue(directives, 'dedupe'),
    parameters: placeholders(body).map(
      (name) => described.get(name) ?? { name, default: undefined, description: undefined },
    ),
    tables: tablesOf(directives),
    problems,
  };
};

/** A pattern that a query has from above it may be wrong there: then the query is wrong too. */
const withProblemsAbove = (
  query: RunnableQuery,
  above: readonly Directive[],
  own: readonly Directive[],
): RunnableQuery => {
  const pattern = filterPatternOf(own) === undefined ? filterPatternOf(above) : undefined;
  const problems = pattern === undefined ? [] : narrowingOf(pattern).problems;
  const elsewhere = problems.filter(({ span: place }) => !isInside(place, query.span));
  return { ...query, problems: [...elsewhere, ...query.problems] };
};

/** A query's own directives come after the file's, and so win. */
const lastValue = (directives: readonly Directive[], wanted: string): string | undefined =>
  directives.findLast(({ name, value }) => name.toLowerCase() === wanted && value !== '')?.value;

const isInside = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** A part of a query is called as the query, unless a comment in it says otherwise. */
const titledAs = (around: Query, part: Query): Query =>
  part.titleSpan.start < part.body.start ? part : { ...part, title: around.title };

const moved = (query: RunnableQuery, by: number): RunnableQuery => ({
  ...query,
  span: shifted(query.span, by),
  bodySpan: shifted(query.bodySpan, by),
  problems: query.problems.map((problem) => ({ ...problem, span: shifted(problem.span, by) })),
});

const shifted = ({ start, end }: Span, by: number): Span => span(start + by, end + by);
