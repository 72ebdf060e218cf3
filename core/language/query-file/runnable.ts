import { problemsOf } from '../analysis/check.ts';
import type { Problem } from '../problems/problem.ts';
import type { Directive, Query, QueryFile } from '../syntax/ast.ts';
import { parseQueryFile } from '../syntax/parse.ts';
import { type Span, span } from '../text/span.ts';
import { parametersOf, type QueryParameter } from './parameters.ts';
import { placeholders } from './placeholders.ts';

/** Everything that is needed to run a query of a file. */
export interface RunnableQuery {
  readonly title: string;
  /** From the first command to the last; comments between them stay. */
  readonly text: string;
  /** The whole section in the file. */
  readonly span: Span;
  /** The place of `text` in the file. */
  readonly bodySpan: Span;
  /** Of `@source`: a name of the settings or a path; undefined where none is given. */
  readonly source: string | undefined;
  /** Of `@range`, as written. */
  readonly range: string | undefined;
  /** Every placeholder of the text, in order of first use. */
  readonly parameters: readonly QueryParameter[];
  /** What is wrong in the section, in order of place; a query with an error is not run. */
  readonly problems: readonly Problem[];
}

/** The queries of a file that have commands, in order. */
export const runnableQueries = (file: QueryFile, text: string): RunnableQuery[] => {
  const problems = problemsOf(file);
  return file.queries
    .filter(({ commands }) => commands.length > 0)
    .map((query) => {
      const inside = problems.filter(({ span: place }) => isInside(place, query.span));
      const directives = [...file.directives, ...query.directives];
      return runnable(text, { query, directives, problems: inside });
    });
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
  return selected.queries
    .filter(({ commands }) => commands.length > 0)
    .map((query, index) => {
      const own = [...selected.directives, ...query.directives];
      const found = runnable(text.slice(selection.start, selection.end), {
        query: index === 0 && around !== undefined ? titledAs(around, query) : query,
        directives: [...(index === 0 ? above : file.directives), ...own],
        problems: problems.filter(({ span: place }) => isInside(place, query.span)),
      });
      return moved(found, selection.start);
    });
};

interface Parts {
  readonly query: Query;
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
}

const runnable = (text: string, { query, directives, problems }: Parts): RunnableQuery => {
  const body = text.slice(query.body.start, query.body.end);
  const described = parametersOf(directives);
  return {
    title: query.title,
    text: body,
    span: query.span,
    bodySpan: query.body,
    source: lastValue(directives, 'source'),
    range: lastValue(directives, 'range'),
    parameters: placeholders(body).map(
      (name) => described.get(name) ?? { name, default: undefined, description: undefined },
    ),
    problems,
  };
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
