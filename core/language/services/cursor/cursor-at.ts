import { lex } from '../../syntax/lexer.ts';
import type { Query } from '../../syntax/ast.ts';
import { span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { commandCursor } from './command-cursor.ts';
import { commentCursor } from './comment-cursor.ts';
import type { Cursor } from './cursor.ts';
import { type IsKnownPath, withJoinedPath } from './joined-path.ts';
import { textPlace } from './text-place.ts';
import { surroundings } from './words.ts';

/** What is written at the offset of a document. A path that is known may go on over hyphens. */
export const cursorAt = (
  document: Document,
  offset: number,
  isKnownPath: IsKnownPath = () => false,
): Cursor =>
  commentCursor(document, offset) ??
  placeholderCursor(document, offset) ??
  queryCursor(document, offset, isKnownPath);

/**
 * The query that an offset lies in. Where a separator begins, what is typed still belongs to the
 * query above it. Undefined above the first query.
 */
export const queryAround = ({ file }: Document, offset: number): Query | undefined =>
  file.queries.findLast(({ span: { start } }) => start < offset || start === 0);

const OPEN_PLACEHOLDER = /\{\{\s*(\w*)$/;

const placeholderCursor = (document: Document, offset: number): Cursor | undefined => {
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const [, typed] = OPEN_PLACEHOLDER.exec(text.slice(lineStart, offset)) ?? [];
  if (typed === undefined) return undefined;
  const rest = /^\w*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return {
    kind: 'placeholder-name',
    query: queryAround(document, offset),
    word: span(offset - typed.length, offset + rest.length),
  };
};

const queryCursor = (document: Document, offset: number, isKnownPath: IsKnownPath): Cursor => {
  const query = queryAround(document, offset);
  if (query === undefined) {
    const word = span(offset, offset);
    return { kind: 'command-start', word, query, isFirst: true, isJoin: false };
  }
  const { tokens } = lex(document.text, query.span.start, query.span.end);
  const joined = withJoinedPath(tokens, offset, isKnownPath);
  const { word, before, behind, literal } = surroundings(joined, offset);
  if (literal === undefined) return commandCursor({ document, query, word, before, behind });
  const text = textPlace(literal, behind, { text: document.text, offset });
  if (text === undefined) return { kind: 'nowhere' };
  const around = { document, query, word: text.content, before, behind };
  const cursor = commandCursor(around);
  return cursor.kind === 'operand' ? { ...cursor, kind: 'text', text } : { kind: 'nowhere' };
};
