import type { CompletionList, Position } from 'vscode-languageserver-types';
import { cursorAt } from '../cursor/cursor-at.ts';
import type { Document } from '../document.ts';
import type { EditorFeatures } from '../editor-features.ts';
import { offsetAt } from '../ranges.ts';
import { type KnownData, nothingKnown } from '../known-data.ts';
import { render } from './render.ts';
import { suggestionsFor } from './suggestions.ts';

/**
 * What may be written at a position: the place is classified once, every source adds what it knows,
 * and the result becomes items that replace the word under the cursor. Nothing within comments,
 * texts and names that the author invents.
 */
export const complete = (
  document: Document,
  position: Position,
  features: EditorFeatures,
  data: KnownData = nothingKnown,
): CompletionList => {
  const offset = offsetAt(document, position);
  const cursor = cursorAt(document, offset);
  if (cursor.kind === 'nowhere') return { isIncomplete: false, items: [] };
  const place = { word: cursor.word, offset };
  const suggestions = suggestionsFor(document, cursor, data).filter(
    ({ kind }) => kind !== 'command-snippet' || features.commandSnippets,
  );
  return { isIncomplete: false, items: render(document, place, suggestions, features) };
};
