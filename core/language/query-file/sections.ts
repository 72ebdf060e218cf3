import { type Span, span } from '../text/span.ts';

/** A part of a query file: from a separator, or from the start, to the next separator. */
export interface Section {
  readonly span: Span;
  /** The line that begins it; undefined for the part before the first separator. */
  readonly separator: Span | undefined;
}

/**
 * The sections of a file, in order; they cover it. A line that starts with exactly three `#`
 * begins a section: lines of more are the ornaments that people draw with comments.
 */
export const sectionsOf = (text: string): Section[] => {
  const separators = [...text.matchAll(SEPARATOR)].map(({ 0: line, index }) => {
    const start = line.startsWith(BYTE_ORDER_MARK) ? index + 1 : index;
    return span(start, index + line.length);
  });
  const first = span(0, separators[0]?.start ?? text.length);
  const sections: Section[] = [{ span: first, separator: undefined }];
  for (const [index, separator] of separators.entries()) {
    const end = separators[index + 1]?.start ?? text.length;
    sections.push({ span: span(separator.start, end), separator });
  }
  return sections;
};

const BYTE_ORDER_MARK = '\uFEFF';
const SEPARATOR = /^\uFEFF?###(?!#)[^\r\n]*/gm;
