import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { Cursor } from '../cursor/cursor.ts';
import { cursorAt } from '../cursor/cursor-at.ts';
import type { Document } from '../document.ts';
import type { EditorFeatures } from '../editor-features.ts';
import { type KnownData, nothingKnown } from '../known-data.ts';
import { offsetAt } from '../ranges.ts';
import { isKnownPath } from './known-paths.ts';
import { render } from './render.ts';
import { suggestionsFor } from './suggestions.ts';

/**
 * What may be written at a position: the place is classified once, every source adds what it knows,
 * and the result becomes items that replace the word under the cursor, or the content of the text
 * around it. Nothing within prose and regular expressions.
 */
export const complete = (
  document: Document,
  position: Position,
  features: EditorFeatures,
  data: KnownData = nothingKnown,
): CompletionList => {
  const offset = offsetAt(document, position);
  const cursor = cursorAt(document, offset, isKnownPath(data));
  if (cursor.kind === 'nowhere') return { isIncomplete: false, items: [] };
  const place = { word: cursor.word, offset, isWhole: WHOLE.has(cursor.kind) };
  const { suggestions, isIncomplete } = suggestionsFor(cursor, { document, offset, data });
  const shown = suggestions.filter(
    ({ kind }) => kind !== 'command-snippet' || features.commandSnippets,
  );
  return { isIncomplete, items: render(document, place, shown, features) };
};

/** Where the word is replaced whole, wherever in it the cursor is. */
const WHOLE: ReadonlySet<Cursor['kind']> = new Set<Cursor['kind']>(['text', 'pattern-value']);
