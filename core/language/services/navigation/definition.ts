import type { Location, Position } from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { type NamePlace, symbolsOf } from './named-places.ts';
import { type FoundSymbol, symbolAt } from './symbol-at.ts';

/**
 * Where the name at a position is made: aliases, groups of `parse`, sides, the lines of parameters
 * and tables, the titles of queries that are called. Nothing for fields of the event.
 */
export const definition = (
  document: Document,
  position: Position,
  open?: readonly Document[],
): Location[] => {
  const offset = offsetAt(document, position);
  const symbol = symbolAt(document, offset, open);
  const defined = placesOf(symbol).filter(({ occurrence }) => occurrence.role === 'definition');
  if (defined.length > 0 || symbol?.kind !== 'query') return defined.map(locationOf);
  return fileNamed(symbol.name, open ?? []);
};

/**
 * Everywhere that the name at a position is spoken of; of fields of the event, in all queries of
 * the file.
 */
export const references = (
  document: Document,
  position: Position,
  includeDeclaration: boolean,
  open?: readonly Document[],
): Location[] => {
  const symbol = symbolAt(document, offsetAt(document, position), open);
  const places = symbol?.kind === 'field' ? fieldPlaces(document, symbol.name) : placesOf(symbol);
  return places
    .filter(({ occurrence }) => includeDeclaration || occurrence.role !== 'definition')
    .map(locationOf);
};

const placesOf = (symbol: FoundSymbol | undefined): readonly NamePlace[] => symbol?.places ?? [];

const fieldPlaces = (document: Document, name: string): readonly NamePlace[] =>
  document.file.queries
    .flatMap((query) => symbolsOf(document, query).names)
    .filter((symbol) => symbol.kind === 'field' && symbol.name === name)
    .flatMap(({ occurrences }) => occurrences.map((occurrence) => ({ document, occurrence })));

const locationOf = ({ document, occurrence }: NamePlace): Location => ({
  uri: document.uri,
  range: rangeOf(document, occurrence.span),
});

/** The only query of a file can be called by the file's name. */
const fileNamed = (name: string, open: readonly Document[]): Location[] =>
  open
    .filter(({ uri, file }) => file.queries.length === 1 && uri.endsWith(`/${encodeURI(name)}.ctq`))
    .map((document) => ({
      uri: document.uri,
      range: rangeOf(document, document.file.queries[0]?.titleSpan ?? { start: 0, end: 0 }),
    }));
