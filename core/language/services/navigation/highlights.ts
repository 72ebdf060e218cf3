import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Position,
} from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { symbolAt } from './symbol-at.ts';

/** Where else in the document the name at a position stands: what makes it, and what reads it. */
export const documentHighlights = (document: Document, position: Position): DocumentHighlight[] => {
  const symbol = symbolAt(document, offsetAt(document, position));
  return (symbol?.places ?? []).map(({ occurrence: { span, role } }) => ({
    range: rangeOf(document, span),
    kind: role === 'read' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
};
