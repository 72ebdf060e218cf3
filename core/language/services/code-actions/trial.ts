import { analyseFile } from '../../analysis/analysed-file.ts';
import { type ProblemSettings, shownProblems } from '../../analysis/shown-problems.ts';
import type { Problem } from '../../problems/problem.ts';
import { lazily } from '../../text/lazily.ts';
import { type Span, span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { type Edit, edited, overlap } from './edit.ts';

/** A section of a file in which edits are tried out: only it is read again. */
export interface Trial {
  /** What is wrong with it as it is. */
  readonly before: () => readonly Problem[];
  /** What would be wrong with it after the edits; undefined for edits that it cannot have. */
  readonly after: (edits: readonly Edit[]) => readonly Problem[] | undefined;
}

/** Tries edits of the section that a piece of the file lies in. */
export const trialAt = (document: Document, where: Span, settings: ProblemSettings): Trial => {
  const section = sectionAround(document, where);
  const head = section.start === 0 ? '' : saidAbove(document);
  const text = head + document.text.slice(section.start, section.end);
  const shift = section.start - head.length;
  const problemsIn = (content: string): readonly Problem[] => {
    const { file, problems } = analyseFile(content);
    return shownProblems(file, problems(), settings);
  };
  return {
    before: lazily(() => problemsIn(text)),
    after: (edits) => {
      const isInside = edits.every((edit) => isWithin(edit.span, section));
      return edits.length > 0 && isInside && !overlap(edits) && text.length <= LONGEST_SECTION
        ? problemsIn(
            edited(
              text,
              edits.map((edit) => moved(edit, -shift)),
            ),
          )
        : undefined;
    },
  };
};

/** Nobody waits until more than this has been read again for every fix. */
const LONGEST_SECTION = 100_000;

const isWithin = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

const moved = ({ span: { start, end }, text }: Edit, by: number): Edit => ({
  span: span(start + by, end + by),
  text,
});

/** The section that a piece of the file lies in: a query, or what stands above the first one. */
export const sectionAround = ({ file, text }: Document, where: Span): Span =>
  file.queries.find((query) => isWithin(where, query.span))?.span ??
  span(0, file.queries.find((query) => query.span.start > where.start)?.span.start ?? text.length);

/** What the file says of all its queries, without what else stands above them. */
const saidAbove = ({ file: { directives }, text }: Document): string =>
  directives.map(({ span: { start, end } }) => `${text.slice(start, end)}\n`).join('');
