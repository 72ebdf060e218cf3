import type { Span } from '#language/text/span.ts';

/**
 * A text made of another one, its origin, that still knows where each of its parts comes from.
 * Places are in UTF-16 code units, their end exclusive.
 */
export interface TracedText {
  readonly text: string;
  /** In order; together they are the text. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** How many characters of the text it is. */
  readonly length: number;
  /** The place in the origin that it stands for; undefined for what was added. */
  readonly from: Span | undefined;
  /** True where it is the same text as there. */
  readonly isKept: boolean;
}

/** Puts a text in the place of another. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The origin itself. */
export function tracedText(text: string): TracedText {
  const from = { start: 0, end: text.length };
  return { text, pieces: [{ length: text.length, from, isKept: true }] };
}

/** A text that stands for a place of the origin, or for none. */
export function addedText(text: string, from?: Span): TracedText {
  return { text, pieces: [{ length: text.length, from, isKept: false }] };
}

export function joinTraced(parts: readonly TracedText[]): TracedText {
  return {
    text: parts.map(({ text }) => text).join(''),
    pieces: parts.flatMap(({ pieces }) => pieces),
  };
}

/** A part of a text. */
export function tracedSlice({ text, pieces }: TracedText, { start, end }: Span): TracedText {
  const cut: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const first = Math.max(start, at);
    const last = Math.min(end, at + piece.length);
    if (first < last) cut.push(cutPiece(piece, first - at, last - at));
    at += piece.length;
  }
  return { text: text.slice(start, end), pieces: cut };
}

function cutPiece({ from, isKept }: Piece, start: number, end: number): Piece {
  const inside = from && isKept ? { start: from.start + start, end: from.start + end } : from;
  return { length: end - start, from: inside, isKept };
}

/** The text after edits, which are in order and do not overlap. */
export function editTraced(text: TracedText, edits: readonly TextEdit[]): TracedText {
  const parts: TracedText[] = [];
  let last = 0;
  for (const { span, text: written } of edits) {
    parts.push(tracedSlice(text, { start: last, end: span.start }));
    const isAdded = span.start === span.end;
    parts.push(addedText(written, isAdded ? undefined : originOf(text, span)));
    last = span.end;
  }
  parts.push(tracedSlice(text, { start: last, end: text.text.length }));
  return joinTraced(parts);
}

/**
 * Where a place of the text comes from: the smallest place of the origin that all of it stands for.
 * Undefined for what was added.
 */
export function originOf({ pieces }: TracedText, { start, end }: Span): Span | undefined {
  let origin: Span | undefined;
  let at = 0;
  for (const piece of pieces) {
    const found = originIn(piece, start - at, end - at);
    origin = found && origin ? hull(origin, found) : (origin ?? found);
    at += piece.length;
  }
  return origin;
}

/** Of an empty place the one where it lies; that at an edge belongs to the piece before it. */
function originIn({ length, from, isKept }: Piece, start: number, end: number): Span | undefined {
  const first = Math.max(0, start);
  const last = Math.min(length, end);
  const isOutside = start === end ? start <= 0 || start > length : first >= last;
  const isAtStart = start === end && start === 0 && from?.start === 0;
  if (from === undefined || (isOutside && !isAtStart)) return undefined;
  return isKept ? { start: from.start + first, end: from.start + last } : from;
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
