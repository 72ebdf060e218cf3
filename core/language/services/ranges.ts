import type { Position, Range } from 'vscode-languageserver-types';
import { type Span, span } from '../text/span.ts';
import type { Document } from './document.ts';

/** Where a span lies, in lines and columns. */
export const rangeOf = ({ lines }: Document, { start, end }: Span): Range => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});

/** The offset of a position; one outside the text gives its nearest end. */
export const offsetAt = ({ lines }: Document, position: Position): number =>
  lines.offsetAt(position);

/** The span without the white space at its end, so that a section ends with its last line. */
export const withoutTrailingSpace = ({ text }: Document, { start, end }: Span): Span =>
  span(start, start + text.slice(start, end).trimEnd().length);
