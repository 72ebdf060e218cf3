import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { conflictOf } from './conflict.ts';
import { fixedReason } from './fixed-name.ts';
import type { NamePlace } from './named-places.ts';
import type { PlacedEdit } from './placed-edit.ts';
import { isRefusal, meantName, type Refusal, writtenName } from './new-name.ts';
import { type FoundSymbol, symbolAt } from './symbol-at.ts';

/** What an editor lets the author change. */
export interface RenamePlace {
  readonly range: Range;
  /** The name as it is, without the signs around it. */
  readonly placeholder: string;
}

/** Whether the name at a position can be changed, or why not. */
export const prepareRename = (
  document: Document,
  position: Position,
  open?: readonly Document[],
): RenamePlace | Refusal => {
  const symbol = renameable(document, position, open);
  return isRefusal(symbol)
    ? symbol
    : { range: rangeOf(document, symbol.here), placeholder: symbol.name };
};

/**
 * What calls the thing at a position by another name, everywhere; or why that can't be. The query
 * means the same afterwards: a name that would be taken for another one is refused. Of a name that
 * is made twice only the one at the position is changed, so that the result has a column more.
 */
export const rename = (
  document: Document,
  position: Position,
  newName: string,
  open: readonly Document[] = [document],
): WorkspaceEdit | Refusal => {
  const symbol = renameable(document, position, open);
  if (isRefusal(symbol)) return symbol;
  const name = meantName(symbol.kind, newName);
  if (isRefusal(name)) return name;
  if (name === symbol.name) return { changes: {} };
  const edits = editsOf(symbol, name);
  if (isRefusal(edits)) return edits;
  const conflict = conflictOf({ symbol, name, edits }, open);
  return conflict === undefined ? { changes: changesOf(edits) } : { reason: conflict };
};

const renameable = (
  document: Document,
  position: Position,
  open?: readonly Document[],
): FoundSymbol | Refusal => {
  const symbol = symbolAt(document, offsetAt(document, position), open);
  if (symbol === undefined) {
    return { reason: 'there is no name here that the query makes' };
  }
  return symbol.fixed === undefined ? symbol : { reason: fixedReason(symbol, symbol.fixed) };
};

const editsOf = ({ places }: FoundSymbol, name: string): readonly PlacedEdit[] | Refusal => {
  const edits: PlacedEdit[] = [];
  for (const place of places) {
    const edit = editOf(place, name);
    if (isRefusal(edit)) return edit;
    edits.push(edit);
  }
  return edits;
};

const editOf = ({ document, occurrence }: NamePlace, name: string): PlacedEdit | Refusal => {
  const { span, form } = occurrence;
  const old = document.text.slice(span.start, span.end);
  const text = writtenName(form, name, old);
  if (typeof text !== 'string') return text;
  // A column that has no alias gets one behind it.
  const lead = form === 'column' ? `${old} as `.length : 0;
  return { document, span, text, lead };
};

const changesOf = (edits: readonly PlacedEdit[]): Record<string, TextEdit[]> => {
  const changes = new Map<string, TextEdit[]>();
  for (const { document, span, text } of edits) {
    const known = changes.get(document.uri) ?? [];
    changes.set(document.uri, [...known, { range: rangeOf(document, span), newText: text }]);
  }
  return Object.fromEntries(changes);
};
