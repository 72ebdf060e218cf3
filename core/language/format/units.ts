import { type Span, span } from '../text/span.ts';
import type { Element } from './elements.ts';
import { gapBefore, gapBetween } from './gaps.ts';

/** What is written in place of a part of the file. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/**
 * What is formatted as a whole or not at all: a command with its pipe, or a comment. Each may be
 * formatted without the others, and all of them together cover the file.
 */
export interface Unit {
  /** Without white space around it. */
  readonly span: Span;
  /** In order. */
  readonly replacements: readonly Replacement[];
}

/** The units of a file that consists of these elements. */
export const unitsOf = (text: string, elements: readonly Element[]): readonly Unit[] => {
  const drafts: Draft[] = [];
  let last: Element | undefined;
  let isPipeAhead = false;
  for (const next of elements) {
    const { head, body, pipe } = replacementsFor(text, last, next);
    drafts.at(-1)?.replacements.push(...head);
    if (!isPipeAhead) {
      const start = body.span.start + leadingSpace(text.slice(body.span.start, body.span.end));
      drafts.push({ start, end: next.span.end, replacements: [] });
    }
    const draft = drafts.at(-1);
    if (draft !== undefined) {
      draft.end = next.span.end;
      draft.replacements.push(body);
    }
    // The pipe moves behind the comments: these and the command belong together.
    isPipeAhead = next.kind === 'comment' && (isPipeAhead || pipe);
    last = next;
  }
  const rest = span(last?.span.end ?? 0, text.length);
  if (last === undefined) {
    return [{ span: rest, replacements: [{ span: rest, text: '' }] }];
  }
  drafts.at(-1)?.replacements.push({ span: rest, text: '\n' });
  return drafts.map(({ start, end, replacements }) => ({ span: span(start, end), replacements }));
};

interface Draft {
  readonly start: number;
  end: number;
  readonly replacements: Replacement[];
}

interface Replacements {
  /** Blanks at the end of the line before. */
  readonly head: readonly Replacement[];
  readonly body: Replacement;
  /** Whether a pipe stands before the element. */
  readonly pipe: boolean;
}

const replacementsFor = (text: string, last: Element | undefined, next: Element): Replacements => {
  const start = last?.span.end ?? 0;
  const typed = text.slice(start, next.span.start);
  const gap = last === undefined ? gapBefore(text, start, next) : gapBetween(text, last, next);
  const blanks = gap.startsWith('\n') ? (/^[^\S\n]*(?=\n)/.exec(typed)?.[0].length ?? 0) : 0;
  return {
    head: blanks === 0 ? [] : [{ span: span(start, start + blanks), text: '' }],
    body: { span: span(start + blanks, next.span.end), text: gap + next.text },
    pipe: typed.includes('|'),
  };
};

const leadingSpace = (typed: string): number => typed.length - typed.trimStart().length;
