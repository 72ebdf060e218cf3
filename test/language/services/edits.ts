import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Document } from '../../../core/language/services/document.ts';

/** The text of a document with edits made, which must not overlap. */
export const edited = ({ text, lines }: Document, edits: readonly TextEdit[]): string => {
  const placed = edits
    .map(({ range, newText }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      newText,
    }))
    .toSorted((a, b) => b.start - a.start);
  let result = text;
  let limit = text.length;
  for (const { start, end, newText } of placed) {
    assert.ok(start <= end && end <= limit, 'edits overlap');
    result = result.slice(0, start) + newText + result.slice(end);
    limit = start;
  }
  return result;
};
