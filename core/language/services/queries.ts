import type { Position, Range } from 'vscode-languageserver-types';
import { isError } from '../problems/problem.ts';
import type { QueryParameter } from '../query-file/parameters.ts';
import {
  runnableQueries,
  runnableQueriesOfText,
  type RunnableQuery as FoundQuery,
} from '../query-file/runnable.ts';
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
  readonly parameters: readonly QueryParameter[];
  /** What keeps it from running. */
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
}

/** Every query of the file that has a command, in order. */
export const queries = (document: Document): RunnableQuery[] =>
  runnableQueries(document.file, document.text).map((query) => withRanges(document, query));

/**
 * The query that a position lies in; above the first query, that one. Undefined where there is no
 * command to run.
 */
export const queryAt = (document: Document, position: Position): RunnableQuery | undefined => {
  const offset = offsetAt(document, position);
  const around = document.file.queries.findLast(({ span: { start } }) => start <= offset);
  const runnable = runnableQueries(document.file, document.text);
  const query =
    around === undefined
      ? runnable[0]
      : runnable.find(({ span: { start } }) => start === around.span.start);
  return query === undefined ? undefined : withRanges(document, query);
};

/** The queries of a selection, with what the file says above it. */
export const queriesOfText = (document: Document, { start, end }: Range): RunnableQuery[] =>
  runnableQueriesOfText(
    document.file,
    document.text,
    span(offsetAt(document, start), offsetAt(document, end)),
  ).map((query) => withRanges(document, query));

const withRanges = (document: Document, query: FoundQuery): RunnableQuery => ({
  title: query.title,
  text: query.text,
  range: rangeOf(document, query.span),
  source: query.source,
  timeRange: query.range,
  parameters: query.parameters,
  errors: query.problems
    .filter(isError)
    .map(({ message, span: where }) => ({ message, range: rangeOf(document, where) })),
});
