import type { QuerySymbols } from '../../analysis/symbols/query-symbols.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Document } from '../document.ts';
import { calledQuery, isTitled, symbolsOf, type TitleOf, ownTitle } from './named-places.ts';
import type { FoundSymbol } from './symbol-at.ts';

/**
 * Why a query can't have that title: the file has one of it already, or a call in one of the open
 * documents would mean another query than before. Undefined where nothing is in the way.
 */
export const titleConflict = (
  symbol: FoundSymbol,
  name: string,
  open: readonly Document[],
): string | undefined => {
  const [first] = symbol.places;
  if (first === undefined) return undefined;
  if (first.document.file.queries.some((query) => ownTitle(query) === name)) {
    return `the file has a query "${name}" already`;
  }
  const documents = new Map(
    [...open, ...symbol.places.map(({ document }) => document)].map((each) => [each.uri, each]),
  );
  const renaming = { symbol, name, open: [...documents.values()] };
  for (const document of documents.values()) {
    const call = callsIn(document)
      .filter((each) => each.name === name || each.name === symbol.name)
      .find((each) => !meansTheSame(document, each, renaming));
    if (call !== undefined) return otherwiseCalled(document, call, first.document);
  }
  return undefined;
};

interface Renaming {
  readonly symbol: FoundSymbol;
  readonly name: string;
  readonly open: readonly Document[];
}

type PlacedCall = QuerySymbols['calls'][number];

const callsIn = (document: Document): readonly PlacedCall[] =>
  document.text.includes('$')
    ? document.file.queries.flatMap((query) => symbolsOf(document, query).calls)
    : [];

const meansTheSame = (
  document: Document,
  call: PlacedCall,
  { symbol, name, open }: Renaming,
): boolean => {
  const isPlace = ({ uri }: Document, start: number): boolean =>
    symbol.places.some(
      (place) => place.document.uri === uri && place.occurrence.span.start === start,
    );
  const newTitle: TitleOf = (query, where) =>
    isTitled(query) && isPlace(where, query.titleSpan.start) ? name : ownTitle(query);
  const before: Query | undefined = calledQuery(document, open, call.name)?.query;
  const newName = isPlace(document, call.span.start) ? name : call.name;
  return calledQuery(document, open, newName, newTitle)?.query === before;
};

const otherwiseCalled = (document: Document, { name, span }: PlacedCall, own: Document): string => {
  const { line } = document.lines.positionAt(span.start);
  const file = document.uri === own.uri ? '' : `${fileName(document.uri)}, `;
  return `the call of "${name}" (${file}line ${line + 1}) would mean another query then`;
};

const fileName = (uri: string): string => {
  const encoded = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};
