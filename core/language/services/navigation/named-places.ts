import type { Occurrence } from '../../analysis/symbols/symbol.ts';
import {
  movedSymbols,
  type QuerySymbols,
  symbolsOfQuery,
} from '../../analysis/symbols/query-symbols.ts';
import type { Directive, Query } from '../../syntax/ast.ts';
import { span, type Span } from '../../text/span.ts';
import type { Document } from '../document.ts';

/** A place in one of the documents that are open. */
export interface NamePlace {
  readonly document: Document;
  readonly occurrence: Occurrence;
}

/** What comments declare: `# @param NAME`, `# @table NAME`. */
export type Declared = 'parameter' | 'table';

/** Which query of a file a declared name belongs to; the file where it stands above all queries. */
export type Owner = Query | 'file';

/** By the query, and by the section that it is: that stays the same where the text above grows. */
const known = new WeakMap<Query, QuerySymbols>();
const knownSections = new WeakMap<object, { start: number; symbols: QuerySymbols }>();

/** The names in a query. A query that no edit has touched is not read again. */
export const symbolsOf = (document: Document, query: Query): QuerySymbols => {
  const symbols = known.get(query) ?? symbolsOfSection(document, query);
  known.set(query, symbols);
  return symbols;
};

const symbolsOfSection = ({ text, sections }: Document, query: Query): QuerySymbols => {
  const { start, end } = query.span;
  const section = sections.get(text.slice(start, end));
  const kept = section && knownSections.get(section);
  if (kept !== undefined) return movedSymbols(kept.symbols, start - kept.start);
  const symbols = symbolsOfQuery(text, query);
  if (section !== undefined) knownSections.set(section, { start, symbols });
  return symbols;
};

/** True for a query that somebody has given a title: only such can be called. */
export const isTitled = ({ title, titleSpan, body }: Query): boolean =>
  title !== '' && titleSpan.start < body.start;

/** The title by which a query can be called; undefined for none. */
export const ownTitle = (query: Query): string | undefined =>
  isTitled(query) ? query.title : undefined;

/** What the queries of a document are called, as `ownTitle` tells or as they will be. */
export type TitleOf = (query: Query, document: Document) => string | undefined;

const NAMES: { readonly [Kind in Declared]: RegExp } = {
  parameter: /^[A-Za-z_]\w*/,
  table: /^\w+/,
};

const DIRECTIVES: { readonly [Kind in Declared]: string } = { parameter: 'param', table: 'table' };

/** The name that a directive declares, where it stands. */
export const declaredName = (
  kind: Declared,
  { name, value, valueSpan }: Directive,
): { readonly name: string; readonly span: Span } | undefined => {
  const found = name.toLowerCase() === DIRECTIVES[kind] ? NAMES[kind].exec(value)?.[0] : undefined;
  return found === undefined
    ? undefined
    : { name: found, span: span(valueSpan.start, valueSpan.start + found.length) };
};

const declares = (directives: readonly Directive[], kind: Declared, name: string): boolean =>
  directives.some((directive) => declaredName(kind, directive)?.name === name);

/** Whose a name is that a query uses: its own, the file's, or its own without being declared. */
export const ownerOf = ({ file }: Document, query: Query, kind: Declared, name: string): Owner =>
  !declares(query.directives, kind, name) && declares(file.directives, kind, name) ? 'file' : query;

/** Where a name is declared and used in its document, in order. */
export const declaredPlaces = (
  document: Document,
  owner: Owner,
  kind: Declared,
  name: string,
): readonly NamePlace[] => {
  const { directives } = owner === 'file' ? document.file : owner;
  const declared = directives.flatMap((directive): readonly Occurrence[] => {
    const found = declaredName(kind, directive);
    return found?.name === name ? [{ span: found.span, role: 'definition', form: 'word' }] : [];
  });
  const users = document.file.queries.filter(
    (query) => ownerOf(document, query, kind, name) === owner,
  );
  const uses = users.flatMap((query): readonly Occurrence[] => {
    const { parameters, tables } = symbolsOf(document, query);
    return (kind === 'parameter' ? parameters : tables)
      .filter((used) => used.name === name)
      .map((used) => ({ span: used.span, role: 'read', form: 'word' }));
  });
  return [...declared, ...uses].map((occurrence) => ({ document, occurrence }));
};

/** The query that `$Name()` in a document calls: of that title in it, else in another open one. */
export const calledQuery = (
  document: Document,
  open: readonly Document[],
  name: string,
  title: TitleOf = ownTitle,
): { readonly document: Document; readonly query: Query } | undefined => {
  for (const candidate of [document, ...open.filter(({ uri }) => uri !== document.uri)]) {
    const query = candidate.file.queries.find((each) => title(each, candidate) === name);
    if (query !== undefined) return { document: candidate, query };
  }
  return undefined;
};

/** The calls in open documents that mean the queries of that title in one of them. */
export const callsOf = (
  target: Document,
  open: readonly Document[],
  title: string,
): readonly { readonly document: Document; readonly call: QuerySymbols['calls'][number] }[] =>
  [target, ...open.filter(({ uri }) => uri !== target.uri)]
    .filter(({ text }) => text.includes('$'))
    .flatMap((document) =>
      document.file.queries
        .flatMap((query) => symbolsOf(document, query).calls)
        .filter(
          ({ name }) =>
            name === title && calledQuery(document, open, name)?.document.uri === target.uri,
        )
        .map((call) => ({ document, call })),
    );
