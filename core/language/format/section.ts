import type { Command, Comment } from '../syntax/ast.ts';
import { lex } from '../syntax/lexer.ts';
import type { Span } from '../text/span.ts';
import { commandText } from './command-text.ts';
import { keptLines } from './kept-lines.ts';
import { wordsOf } from './words.ts';

/** What a section consists of, all without mistakes in syntax. */
export interface SectionParts {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly commands: readonly Command[];
}

/** The canonical text of a section, without blank lines around it. */
export const formatSection = ({ text, comments, commands }: SectionParts): string => {
  const elements = inOrder(comments, commands);
  let written = '';
  let last: Element | undefined;
  for (const element of elements) {
    written += gap(text, last, element);
    written +=
      element.kind === 'command'
        ? writeCommand(text, element, comments)
        : commentText(text, element.comment);
    last = element;
  }
  return written;
};

type Element =
  | { readonly kind: 'comment'; readonly span: Span; readonly comment: Comment }
  | {
      readonly kind: 'command';
      readonly span: Span;
      readonly command: Command;
      readonly isFirst: boolean;
    };

/** Commands, and the comments that stand outside of them. */
const inOrder = (comments: readonly Comment[], commands: readonly Command[]): Element[] => {
  const elements: Element[] = commands.map((command, index) => ({
    kind: 'command',
    span: command.span,
    command,
    isFirst: index === 0,
  }));
  for (const comment of comments) {
    const { span } = comment;
    if (!commands.some((command) => isWithin(span, command.span))) {
      elements.push({ kind: 'comment', span, comment });
    }
  }
  return elements.toSorted((a, b) => a.span.start - b.span.start);
};

const isWithin = (inner: Span, outer: Span): boolean =>
  outer.start < inner.start && inner.end <= outer.end;

/** What stands between two elements: a blank before a comment at a line's end, else line breaks. */
const gap = (text: string, last: Element | undefined, next: Element): string => {
  if (last === undefined) {
    return '';
  }
  const lines = text.slice(last.span.end, next.span.start).split('\n').length - 1;
  if (next.kind === 'comment' && lines === 0) {
    return ' ';
  }
  const keepsBlank = last.kind === 'comment' || next.kind === 'comment';
  return keepsBlank && lines > 1 && !isSeparator(last) ? '\n\n' : '\n';
};

const isSeparator = (element: Element): boolean =>
  element.kind === 'comment' && element.comment.kind === 'separator';

const commentText = (text: string, { kind, span, text: content }: Comment): string => {
  switch (kind) {
    case 'separator':
      return `### ${content}`.trimEnd();
    case 'directive':
      return `# ${content.replace(/^(@[\w-]+)\s+/, '$1 ')}`;
    case 'plain':
      return text.slice(span.start, span.end).trimEnd();
  }
};

const writeCommand = (
  text: string,
  { command, isFirst }: Element & { kind: 'command' },
  comments: readonly Comment[],
): string => {
  const pipe = isFirst ? '' : '| ';
  const { start, end } = command.span;
  const words = wordsOf(text, command, lex(text, start, end).tokens);
  const inside = comments.filter(({ span }) => isWithin(span, command.span));
  if (inside.length === 0) {
    return pipe + commandText(words, pipe.length);
  }
  return pipe + (keptLines(text, words, inside) ?? text.slice(start, end));
};
