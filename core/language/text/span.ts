/** A piece of the text of a query file, in UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The smallest span that covers both. */
export const cover = (a: Span, b: Span): Span =>
  span(Math.min(a.start, b.start), Math.max(a.end, b.end));

/** True where the offset lies in the span or at either edge, as a text cursor does. */
export const touches = (where: Span, offset: number): boolean =>
  where.start <= offset && offset <= where.end;
