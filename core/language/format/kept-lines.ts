import type { Comment } from '../syntax/ast.ts';
import type { Span } from '../text/span.ts';
import { depthStep } from './depth-step.ts';
import type { Word } from './words.ts';

/**
 * A command with comments inside: its lines stay, indented once and as deep as their brackets, so that every comment stays beside what it
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
  let depth = 0;
  for (const next of pieces.toSorted((a, b) => a.span.start - b.span.start)) {
    const breaks = last !== undefined && text.slice(last.span.end, next.span.start).includes('\n');
    const blank = last === undefined || next.tight ? '' : ' ';
    const step = next.type === undefined ? 0 : depthStep(next.type);
    depth += Math.min(step, 0);
    written += (breaks ? newLine(step < 0 ? depth : Math.max(1, depth)) : blank) + next.text;
    depth += Math.max(step, 0);
    last = next;
  }
  return written;
};

interface Piece extends Pick<Word, 'text' | 'span' | 'tight'> {
  /** Undefined for a comment. */
  readonly type: Word['type'] | undefined;
}

const newLine = (depth: number): string => `\n${'    '.repeat(Math.max(0, depth))}`;

const piece = (text: string, { span }: Comment): Piece => ({
  text: text.slice(span.start, span.end).trimEnd(),
  span,
  tight: false,
  type: undefined,
});

const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
