import type { Span } from '../../text/span.ts';

/** A piece of a text and what is to stand there instead. An empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export const replace = (where: Span, text: string): Edit => ({ span: where, text });

export const insert = (offset: number, text: string): Edit => ({
  span: { start: offset, end: offset },
  text,
});

export const remove = (where: Span): Edit => ({ span: where, text: '' });

/** The edits in order of place; of two at one place the first one given comes first. */
const inOrderOfPlace = (edits: readonly Edit[]): readonly Edit[] =>
  edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** True where two of the edits change the same characters. */
export const overlap = (edits: readonly Edit[]): boolean =>
  inOrderOfPlace(edits).some(
    ({ span: { start } }, index, all) => start < (all[index - 1]?.span.end ?? 0),
  );

/** The text with all edits done at once; they must not overlap. */
export const edited = (text: string, edits: readonly Edit[]): string => {
  let done = '';
  let last = 0;
  for (const { span, text: instead } of inOrderOfPlace(edits)) {
    done += text.slice(last, span.start) + instead;
    last = span.end;
  }
  return done + text.slice(last);
};
