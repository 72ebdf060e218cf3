import type { Range, TextEdit } from 'vscode-languageserver-types';
import { changesOf } from '../format/changes.ts';
import { formattedUnits } from '../format/format.ts';
import { defaultFormat, type FormatOptions } from '../format/options.ts';
import type { Unit } from '../format/units.ts';
import type { Span } from '../text/span.ts';
import type { Document } from './document.ts';
import { type PlainDocument, plainDocument, spanIn } from './formatting/plain-document.ts';

/** The edits that format the whole file, each as small as can be; none where it is formatted. */
export const formatting = (
  document: Document,
  options: FormatOptions = defaultFormat,
): TextEdit[] => {
  const plain = plainDocument(document);
  return unitsOf(plain, options).flatMap((unit) => editsOf(plain, unit));
};

/** Those of the edits that change commands and comments which the range touches. */
export const rangeFormatting = (
  document: Document,
  range: Range,
  options: FormatOptions = defaultFormat,
): TextEdit[] => {
  const plain = plainDocument(document);
  const wanted = spanIn(plain, range);
  return unitsOf(plain, options)
    .filter((unit) => meet(unit.span, wanted))
    .flatMap((unit) => editsOf(plain, unit));
};

const unitsOf = ({ text, file }: PlainDocument, options: FormatOptions): readonly Unit[] =>
  formattedUnits(text, file, options) ?? [];

/** True where the places share a character, or where a cursor stands in the unit or at its edge. */
const meet = (unit: Span, wanted: Span): boolean =>
  wanted.start === wanted.end
    ? unit.start <= wanted.start && wanted.start <= unit.end
    : unit.start < wanted.end && wanted.start < unit.end;

const editsOf = (plain: PlainDocument, { replacements }: Unit): readonly TextEdit[] =>
  changesOf(plain.text, replacements).map(({ span, text }) => ({
    range: { start: plain.positionAt(span.start), end: plain.positionAt(span.end) },
    newText: text.replaceAll('\n', plain.lineEnd),
  }));
