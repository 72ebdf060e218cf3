import { isError, type Problem } from '../problems/problem.ts';
import { type Section, sectionsOf } from '../query-file/sections.ts';
import type { Comment, QueryFile } from '../syntax/ast.ts';
import { parseQueryFile } from '../syntax/parse.ts';
import type { Span } from '../text/span.ts';
import { formatSection } from './section.ts';

/**
 * The file in its canonical form: a command a line with its pipe in front, a blank line between
 * queries, keywords and names of functions as documented. Comments and meaning stay. A query with
 * a mistake in its syntax stays as it is, and so does a file that is no text.
 */
export const formatQueryFile = (text: string): string => {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const content = text.slice(mark.length).replaceAll('\r\n', '\n');
  const file = parseQueryFile(content);
  if (file.problems.some(({ code }) => UNREADABLE.has(code))) {
    return text;
  }
  const formatted = sectionsOf(content)
    .map((section) => formatOrKeep(content, file, section))
    .filter((section) => section !== '')
    .join('\n\n');
  return formatted === '' ? '' : mark + `${formatted}\n`.replaceAll('\n', lineEnd);
};

const BYTE_ORDER_MARK = '\uFEFF';
const UNREADABLE: ReadonlySet<Problem['code']> = new Set(['file-not-text', 'file-too-large']);

const formatOrKeep = (text: string, file: QueryFile, { span }: Section): string => {
  const broken = file.problems.some((problem) => isError(problem) && isInside(problem.span, span));
  if (broken) {
    return text
      .slice(span.start, span.end)
      .replace(/^\s*\n/, '')
      .trimEnd();
  }
  return formatSection({
    text,
    comments: file.comments.filter((comment: Comment) => isInside(comment.span, span)),
    commands: file.queries
      .filter((query) => query.span.start === span.start && query.span.end === span.end)
      .flatMap((query) => query.commands),
  });
};

const isInside = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
