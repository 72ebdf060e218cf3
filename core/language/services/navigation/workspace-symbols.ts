import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { rangeOf } from '../ranges.ts';
import { isTitled } from './named-places.ts';

/** The queries of these files whose titles hold the letters that were typed, in their order. */
export const workspaceSymbols = (open: readonly Document[], typed: string): WorkspaceSymbol[] =>
  open.flatMap((document) =>
    document.file.queries
      .filter((query) => isTitled(query) && holdsInOrder(query.title, typed))
      .map((query) => ({
        name: query.title,
        kind: SymbolKind.Function,
        location: { uri: document.uri, range: rangeOf(document, query.titleSpan) },
        containerName: fileName(document.uri),
      })),
  );

/** Editors sort what they are given; here it is only said what can be meant. */
const holdsInOrder = (title: string, typed: string): boolean => {
  const letters = title.toLowerCase();
  let from = 0;
  for (const letter of typed.toLowerCase().replace(/\s+/g, '')) {
    const found = letters.indexOf(letter, from);
    if (found < 0) return false;
    from = found + letter.length;
  }
  return true;
};

const fileName = (uri: string): string => {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
