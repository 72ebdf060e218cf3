import { type Span, span } from '../../text/span.ts';

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

/**
 * The same edits, those that touch made one: an editor need not put an insertion where a removal
 * starts in the order that is meant.
 */
export const joined = (edits: readonly Edit[]): readonly Edit[] =>
  inOrderOfPlace(edits).reduce<readonly Edit[]>((before, next) => {
    const last = before.at(-1);
    return last !== undefined && last.span.end === next.span.start
      ? [
          ...before.slice(0, -1),
          { span: span(last.span.start, next.span.end), text: last.text + next.text },
        ]
      : [...before, next];
  }, []);

/** The text with all edits done at once; they must not overlap. */
export const edited = (text: string, edits: readonly Edit[]): string => {
  let done = '';
  let last = 0;
  for (const { span: where, text: instead } of inOrderOfPlace(edits)) {
    done += text.slice(last, where.start) + instead;
    last = where.end;
  }
  return done + text.slice(last);
};
