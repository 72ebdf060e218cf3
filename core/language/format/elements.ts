import type { Command, Comment } from '../syntax/ast.ts';
import { lex } from '../syntax/lexer.ts';
import type { Span } from '../text/span.ts';
import { commandText } from './command-text.ts';
import { keptLines } from './kept-lines.ts';
import type { FormatOptions } from './options.ts';
import { wordsOf } from './words.ts';

/** What a file consists of between white space, and how it is written. */
export interface Element {
  readonly kind: 'separator' | 'comment' | 'command' | 'kept';
  readonly span: Span;
  readonly text: string;
  /** True where what stands before it in the file stays as it is. */
  readonly joined: boolean;
}

/** A section as it was read. */
export interface SectionParts {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly commands: readonly Command[];
  /** Those of the commands that are not understood: their text stays. */
  readonly broken: ReadonlySet<Command>;
}

/** The elements of a section, in order. */
export const elementsOf = (parts: SectionParts, options: FormatOptions): readonly Element[] => {
  const { text, comments, commands } = parts;
  const elements: Element[] = [];
  let next = 0;
  for (const [index, command] of commands.entries()) {
    const between = commentsUntil(comments, next, command.span.start);
    next += between.length;
    const isJoined = staysJoined(parts, index);
    if (index === 0) {
      elements.push(...between.map((comment) => headComment(text, comment)));
    } else if (!isJoined) {
      // What stands before a command that stays joined to the one before it is covered by that.
      elements.push(...between.map((comment) => commentElement(text, comment)));
    }
    const inside = commentsUntil(comments, next, command.span.end);
    next += inside.length;
    const pipe = index === 0 || isJoined ? '' : '| ';
    const column = index === 0 ? 0 : 2;
    elements.push({
      kind: 'command',
      span: command.span,
      text: pipe + commandIn(parts, command, { inside, column, options }),
      joined: isJoined,
    });
  }
  const after = comments.slice(next);
  return [...elements, ...after.map((comment) => commentElement(text, comment))];
};

/** The comments from an index on that begin before an offset. */
const commentsUntil = (
  comments: readonly Comment[],
  from: number,
  offset: number,
): readonly Comment[] => {
  let end = from;
  while ((comments[end]?.span.start ?? Infinity) < offset) {
    end += 1;
  }
  return comments.slice(from, end);
};

/**
 * Where the pipe stands beside a command that is not understood is only sure if a line begins with
 * it.
 */
const staysJoined = ({ text, commands, broken }: SectionParts, index: number): boolean => {
  const command = commands[index];
  const before = commands[index - 1];
  if (command === undefined) {
    return false;
  }
  if (before === undefined) {
    return broken.has(command) && startsWithPipe(text, command.span.start);
  }
  if (!broken.has(before) && !broken.has(command)) {
    return false;
  }
  const gap = text.slice(before.span.end, command.span.start);
  return command.name === '' || !/^[^\S\n]*\n\s*\|[^\S\n]*$/.test(gap);
};

const startsWithPipe = (text: string, offset: number): boolean =>
  text.slice(0, offset).trimEnd().endsWith('|');

/**
 * A comment above the first command. Behind a pipe, which a query may begin with, it would be
 * something else without it.
 */
const headComment = (text: string, comment: Comment): Element => ({
  ...commentElement(text, comment),
  joined: comment.kind === 'plain' && startsWithPipe(text, comment.span.start),
});

const commentElement = (text: string, comment: Comment): Element => ({
  kind: comment.kind === 'separator' ? 'separator' : 'comment',
  span: comment.span,
  text: commentText(text, comment),
  joined: false,
});

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

interface Setting {
  readonly inside: readonly Comment[];
  /** Where its name begins. */
  readonly column: number;
  readonly options: FormatOptions;
}

const commandIn = (
  { text, broken }: SectionParts,
  command: Command,
  { inside, column, options }: Setting,
): string => {
  const { start, end } = command.span;
  const typed = text.slice(start, end);
  if (broken.has(command)) {
    return typed;
  }
  const words = wordsOf(text, command, lex(text, start, end).tokens, options.keywordCase);
  return inside.length === 0
    ? commandText(words, column, options.lineWidth)
    : (keptLines(text, words, inside) ?? typed);
};
