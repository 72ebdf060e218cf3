import type {
  FixedName,
  NameSymbol,
  Occurrence,
  SymbolKind,
} from '../../analysis/symbols/symbol.ts';
import type { Query } from '../../syntax/ast.ts';
import { type Span, touches } from '../../text/span.ts';
import type { Document } from '../document.ts';
import {
  calledQuery,
  callsOf,
  type Declared,
  declaredName,
  declaredPlaces,
  isTitled,
  type NamePlace,
  type Owner,
  ownerOf,
  symbolsOf,
} from './named-places.ts';

/** What the name at a place means, with everywhere that it is spoken of. */
export interface FoundSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** Undefined where the author chose the name. */
  readonly fixed: FixedName | undefined;
  /** The place that was asked about. */
  readonly here: Span;
  /** Every place; those of the document that was asked about, or that defines it, first. */
  readonly places: readonly NamePlace[];
  /** The query whose name it is alone; undefined for those of files. */
  readonly query: Query | undefined;
}

/** The symbol whose name touches the offset; `open` are all documents that are open. */
export const symbolAt = (
  document: Document,
  offset: number,
  open: readonly Document[] = [document],
): FoundSymbol | undefined => {
  const query = document.file.queries.find(
    ({ span: { start, end } }) => start <= offset && (offset < end || end === document.text.length),
  );
  return (
    declaredAt(document, offset, open) ??
    titleAt(document, offset, open) ??
    (query && inQuery(document, query, { offset, open }))
  );
};

interface Asked {
  readonly offset: number;
  readonly open: readonly Document[];
}

const KINDS: readonly Declared[] = ['parameter', 'table'];

const declaredAt = (
  document: Document,
  offset: number,
  open: readonly Document[],
): FoundSymbol | undefined => {
  const { file } = document;
  for (const owner of [file, ...file.queries]) {
    for (const kind of KINDS) {
      const found = owner.directives
        .map((directive) => declaredName(kind, directive))
        .find((name) => name !== undefined && touches(name.span, offset));
      if (found !== undefined) {
        const of = owner === file ? 'file' : file.queries.find((query) => query === owner);
        return declared({ document, open, here: found.span }, of ?? 'file', kind, found.name);
      }
    }
  }
  return undefined;
};

const titleAt = (
  document: Document,
  offset: number,
  open: readonly Document[],
): FoundSymbol | undefined => {
  const query = document.file.queries.find(
    (each) => isTitled(each) && touches(each.titleSpan, offset),
  );
  if (query === undefined) return undefined;
  const symbol = titled({ document, open, here: query.titleSpan }, query.title);
  // Of several queries of one title the first is called; another one has the title for itself.
  const isFirst = symbol.places[0]?.occurrence.span.start === query.titleSpan.start;
  const places = [{ document, occurrence: titleOf(query) }];
  return isFirst ? symbol : { ...symbol, places };
};

const titleOf = ({ titleSpan }: Query): Occurrence => ({
  span: titleSpan,
  role: 'definition',
  form: 'title',
});

interface Here {
  readonly document: Document;
  readonly open: readonly Document[];
  readonly here: Span;
}

/** A parameter or a table. */
const declared = (
  { document, open, here }: Here,
  owner: Owner,
  kind: Declared,
  name: string,
): FoundSymbol => {
  const places = declaredPlaces(document, owner, kind, name);
  const given = kind === 'parameter' ? argumentPlaces(document, owner, open, name) : [];
  const isDeclared = places.some(({ occurrence }) => occurrence.role === 'definition');
  return {
    kind,
    name,
    // The placeholders of a query are its parameters, whether they are described or not.
    fixed: isDeclared || kind === 'parameter' ? undefined : { why: 'unknown-name' },
    here,
    places: [...places, ...given],
    query: undefined,
  };
};

/** Where calls give a parameter its value. */
const argumentPlaces = (
  document: Document,
  owner: Owner,
  open: readonly Document[],
  name: string,
): readonly NamePlace[] =>
  document.file.queries
    .filter((query) => isTitled(query) && ownerOf(document, query, 'parameter', name) === owner)
    .flatMap(({ title }) => callsOf(document, open, title))
    .flatMap(({ document: from, call }) =>
      call.arguments
        .filter((argument) => argument.name === name)
        .map(({ span }): NamePlace => {
          return { document: from, occurrence: { span, role: 'read', form: 'word' } };
        }),
    );

/** A query by its title; `document` is where the title or the call stands. */
const titled = ({ document, open, here }: Here, title: string): FoundSymbol => {
  const { document: target, query } = calledQuery(document, open, title) ?? {};
  const own = target ?? document;
  const calls = target === undefined ? ownCalls(document, title) : callsOf(own, open, title);
  return {
    kind: 'query',
    name: title,
    fixed: target === undefined ? { why: 'unknown-name' } : undefined,
    here,
    places: [
      ...(query === undefined ? [] : [{ document: own, occurrence: titleOf(query) }]),
      ...calls.map(({ document: from, call }): NamePlace => {
        return { document: from, occurrence: { span: call.span, role: 'read', form: 'call' } };
      }),
    ],
    query: undefined,
  };
};

const ownCalls = (document: Document, title: string): ReturnType<typeof callsOf> =>
  document.file.queries
    .flatMap((query) => symbolsOf(document, query).calls)
    .filter(({ name }) => name === title)
    .map((call) => ({ document, call }));

const inQuery = (document: Document, query: Query, asked: Asked): FoundSymbol | undefined => {
  const { offset, open } = asked;
  const { names, parameters, tables, calls } = symbolsOf(document, query);
  const here = (span: Span): Here => ({ document, open, here: span });
  const at = ({ span }: { readonly span: Span }): boolean => touches(span, offset);

  const parameter = parameters.find(at);
  if (parameter !== undefined) {
    const owner = ownerOf(document, query, 'parameter', parameter.name);
    return declared(here(parameter.span), owner, 'parameter', parameter.name);
  }
  const call = calls.find(at);
  if (call !== undefined) return titled(here(call.span), call.name);
  for (const { name, arguments: given } of calls) {
    const argument = given.find(at);
    if (argument !== undefined) return argumentOf(here(argument.span), name, argument.name);
  }
  const symbol = columnAt(names, offset);
  if (symbol !== undefined) return column(document, query, symbol);
  const table = tables.find(at);
  return (
    table &&
    declared(here(table.span), ownerOf(document, query, 'table', table.name), 'table', table.name)
  );
};

/** The parameter of the query that is called. */
const argumentOf = (place: Here, called: string, name: string): FoundSymbol | undefined => {
  const target = calledQuery(place.document, place.open, called);
  if (target === undefined) return undefined;
  const owner = ownerOf(target.document, target.query, 'parameter', name);
  return declared({ ...place, document: target.document }, owner, 'parameter', name);
};

const column = (
  document: Document,
  query: Query,
  { symbol, here }: { readonly symbol: NameSymbol; readonly here: Span },
): FoundSymbol => {
  const { kind, name, fixed, occurrences } = symbol;
  const places = occurrences.map((occurrence) => ({ document, occurrence }));
  return { kind, name, fixed, here, places, query };
};

/** The innermost name at the offset; one that goes on there wins over one that ends there. */
const columnAt = (
  names: readonly NameSymbol[],
  offset: number,
): { readonly symbol: NameSymbol; readonly here: Span } | undefined => {
  const candidates = names.flatMap((symbol) =>
    symbol.occurrences
      .filter(({ span }) => touches(span, offset))
      .map(({ span }) => ({ symbol, here: span })),
  );
  const rank = ({ here: { start, end } }: { readonly here: Span }): number =>
    (offset === end ? RANK_OF_THOSE_THAT_END : 0) + end - start;
  return candidates.toSorted((a, b) => rank(a) - rank(b))[0];
};

const RANK_OF_THOSE_THAT_END = 1e7;
