import type { Comment } from '../syntax/ast.ts';
import { type Span, span } from '../text/span.ts';
import { isIgnore } from './ignores.ts';
import type { Section } from './sections.ts';

export interface Title {
  readonly title: string;
  /** The place of its words. */
  readonly titleSpan: Span;
}

interface Place {
  readonly text: string;
  readonly section: Section;
  readonly comments: readonly Comment[];
  /** The first command; empty at the section's end if there is none. */
  readonly first: Span;
}

/**
 * What a query is called: the rest of its separator's line; without one its first comment that is
 * prose and stands above the commands; else its first command.
 */
export const titleOf = ({ text, section, comments, first }: Place): Title => {
  const named = comments.find(
    (comment) =>
      comment.text !== '' &&
      (comment.kind === 'separator' ||
        (comment.kind === 'plain' &&
          !isIgnore(comment.text) &&
          (comment.span.start < first.start || first.start === first.end))),
  );
  if (named !== undefined) {
    const start = text.indexOf(named.text, named.span.start);
    return { title: named.text, titleSpan: span(start, start + named.text.length) };
  }
  const line = text.slice(first.start, first.end).replace(/\s+/g, ' ');
  if (line === '') {
    const empty = section.separator?.end ?? section.span.start;
    return { title: '', titleSpan: span(empty, empty) };
  }
  return { title: shortened(line), titleSpan: first };
};

const LONGEST = 80;

const shortened = (line: string): string =>
  line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
