import type { Position, Range } from 'vscode-languageserver-types';
import { isError } from '../problems/problem.ts';
import type { QueryParameter } from '../query-file/parameters.ts';
import type { QueryTable } from '../query-file/tables.ts';
import { canRun } from '../query-file/filter-pattern.ts';
import {
  runnableQueriesOfText,
  runnableQuery,
  type RunnableQuery as FoundQuery,
} from '../query-file/runnable.ts';
import type { Query } from '../syntax/ast.ts';
import { span } from '../text/span.ts';
import type { Document } from './document.ts';
import { offsetAt, rangeOf } from './ranges.ts';

/** What an editor needs to know of a query to run it. */
export interface RunnableQuery {
  readonly title: string;
  readonly text: string;
  /** The whole section in the file. */
  readonly range: Range;
  readonly source: string | undefined;
  readonly timeRange: string | undefined;
  readonly dedupe: string | undefined;
  readonly parameters: readonly QueryParameter[];
  readonly tables: readonly QueryTable[];
  /** What keeps it from running. */
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
}

/** Every query of the file that can run, in order. */
export const queries = (document: Document): RunnableQuery[] =>
  document.file.queries.filter(canRun).map((query) => found(document, query));

/**
 * The query that a position lies in; above the first query, that one. Undefined where there is
 * nothing to run.
 */
export const queryAt = (document: Document, position: Position): RunnableQuery | undefined => {
  const offset = offsetAt(document, position);
  const around = document.file.queries.findLast(({ span: { start } }) => start <= offset);
  const query = around ?? document.file.queries.find(canRun);
  return query === undefined || !canRun(query) ? undefined : found(document, query);
};

/** The queries of a selection, with what the file says above it. */
export const queriesOfText = (document: Document, { start, end }: Range): RunnableQuery[] =>
  runnableQueriesOfText(
    document.file,
    document.text,
    span(offsetAt(document, start), offsetAt(document, end)),
  ).map((query) => withRanges(document, query));

const found = (document: Document, query: Query): RunnableQuery => {
  const read = { file: document.file, text: document.text, problems: document.problems() };
  return withRanges(document, runnableQuery(read, query));
};

const withRanges = (document: Document, query: FoundQuery): RunnableQuery => ({
  title: query.title,
  text: query.text,
  range: rangeOf(document, query.span),
  source: query.source,
  timeRange: query.range,
  dedupe: query.dedupe,
  parameters: query.parameters,
  tables: query.tables,
  errors: query.problems
    .filter(isError)
    .map(({ message, span: where }) => ({ message, range: rangeOf(document, where) })),
});
