import type { Comment } from '../syntax/ast.ts';
import type { Span } from '../text/span.ts';
import type { Word } from './words.ts';

/**
 * A command with comments inside: its lines stay, so that every comment stays beside what it
 * speaks of. Undefined where a comment stands inside a piece that has to stay as typed.
 */
export const keptLines = (
  text: string,
  words: readonly Word[],
  comments: readonly Comment[],
): string | undefined => {
  const isKept = comments.some((comment) =>
    words.some((word) => contains(word.span, comment.span)),
  );
  if (isKept) {
    return undefined;
  }
  const pieces: readonly Piece[] = [...words, ...comments.map((comment) => piece(text, comment))];
  let written = '';
  let last: Piece | undefined;
  for (const next of pieces.toSorted((a, b) => a.span.start - b.span.start)) {
    const breaks = last !== undefined && text.slice(last.span.end, next.span.start).includes('\n');
    const blank = last === undefined || next.tight ? '' : ' ';
    written += (breaks ? INDENT : blank) + next.text;
    last = next;
  }
  return written;
};

type Piece = Pick<Word, 'text' | 'span' | 'tight'>;

const INDENT = '\n    ';

const piece = (text: string, { span }: Comment): Piece => ({
  text: text.slice(span.start, span.end).trimEnd(),
  span,
  tight: false,
});

const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
