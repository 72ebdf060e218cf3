import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver-types';
import type { Command, Query } from '../syntax/ast.ts';
import { subqueriesOf } from '../syntax/children.ts';
import { cover, span, type Span } from '../text/span.ts';
import type { Document } from './document.ts';
import { declaredName, symbolsOf } from './navigation/named-places.ts';
import { rangeOf, withoutTrailingSpace } from './ranges.ts';

/**
 * The outline: the queries of the file, each with its parameters and its commands, and these with
 * the names that they make.
 */
export const documentSymbols = (document: Document): DocumentSymbol[] =>
  document.file.queries.map((query, index) => {
    const outline = outlineOf(document, query);
    return outline.name === '' ? { ...outline, name: `Query ${index + 1}` } : outline;
  });

/** By the section that a query is, which stays the same where only the text around it changes. */
const known = new WeakMap<object, DocumentSymbol>();

/** The outline of a query, read again only where its text has changed; its name may be empty. */
const outlineOf = (document: Document, query: Query): DocumentSymbol => {
  const { start, end } = query.span;
  const section = document.sections.get(document.text.slice(start, end));
  const kept = section && known.get(section);
  const place = document.lines.positionAt(start);
  const outline =
    kept?.range.start.character === place.character
      ? movedSymbol(kept, place.line - kept.range.start.line)
      : querySymbol(document, query);
  if (section !== undefined) known.set(section, outline);
  return outline;
};

const movedSymbol = (symbol: DocumentSymbol, by: number): DocumentSymbol => {
  if (by === 0) return symbol;
  const { range, selectionRange, children } = symbol;
  return {
    ...symbol,
    range: movedRange(range, by),
    selectionRange: movedRange(selectionRange, by),
    ...(children === undefined
      ? {}
      : { children: children.map((child) => movedSymbol(child, by)) }),
  };
};

const movedRange = ({ start, end }: Range, by: number): Range => ({
  start: { line: start.line + by, character: start.character },
  end: { line: end.line + by, character: end.character },
});

const querySymbol = (document: Document, query: Query): DocumentSymbol => {
  const names = namesMade(document, query);
  return symbol(document, {
    name: query.title.trim() === '' ? '' : query.title,
    kind: SymbolKind.Function,
    where: withoutTrailingSpace(document, query.span),
    selection: query.titleSpan,
    children: [
      ...parameterSymbols(document, query),
      ...query.commands.map((command) => commandSymbol(document, names, command)),
    ],
  });
};

/** The parameters that a query describes itself. */
const parameterSymbols = (document: Document, { directives }: Query): readonly DocumentSymbol[] =>
  directives.flatMap((directive) => {
    const declared = declaredName('parameter', directive);
    if (declared === undefined) return [];
    const { name, span: selection } = declared;
    return [
      symbol(document, { name, kind: SymbolKind.Constant, where: directive.span, selection }),
    ];
  });

const commandSymbol = (
  document: Document,
  names: readonly SymbolParts[],
  command: Command,
): DocumentSymbol =>
  symbol(document, {
    name: command.name === '' ? '|' : command.name,
    detail: oneLine(document.text.slice(command.nameSpan.end, command.span.end)),
    kind: SymbolKind.Operator,
    where: cover(command.span, command.nameSpan),
    selection: command.nameSpan,
    ...belowCommand(document, names, command),
  });

/** The names that a command makes, and the commands of queries in parentheses in it. */
const belowCommand = (
  document: Document,
  names: readonly SymbolParts[],
  command: Command,
): { readonly children?: DocumentSymbol[] } => {
  const nested = subqueriesOf(command);
  const own = namesIn(names, command.span);
  const isNested = ({ start, end }: Span): boolean =>
    nested.some(({ span: inner }) => inner.start <= start && end <= inner.end);
  const children = [
    ...own.filter(({ where }) => !isNested(where)).map((parts) => symbol(document, parts)),
    ...nested
      .flatMap(({ commands }) => commands)
      .map((inner) => commandSymbol(document, own, inner)),
  ];
  return children.length === 0 ? {} : { children };
};

/** Those of the names, which are in order, that stand in a span. */
const namesIn = (names: readonly SymbolParts[], { start, end }: Span): readonly SymbolParts[] =>
  names
    .slice(countBefore(names, start), countBefore(names, end))
    .filter(({ where }) => where.end <= end);

/** How many of the names begin before an offset. */
const countBefore = (names: readonly SymbolParts[], offset: number): number => {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.where.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The names that the author of a query has chosen, where they are made, in order. */
const namesMade = (document: Document, query: Query): readonly SymbolParts[] =>
  symbolsOf(document, query)
    .names.filter(({ kind, fixed }) => kind === 'column' && fixed === undefined)
    .flatMap(({ name, occurrences }) =>
      occurrences
        .filter(({ role }) => role === 'definition')
        .map(({ span: where }) => ({ name, kind: SymbolKind.Variable, where, selection: where })),
    )
    .toSorted((a, b) => a.where.start - b.where.start);

interface SymbolParts {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly where: Span;
  readonly selection: Span;
  readonly children?: DocumentSymbol[];
}

const symbol = (document: Document, parts: SymbolParts): DocumentSymbol => {
  const { name, detail, kind, where, selection, children } = parts;
  return {
    name,
    kind,
    range: rangeOf(document, where),
    selectionRange: rangeOf(document, within(selection, where)),
    ...(detail === undefined ? {} : { detail }),
    ...(children === undefined ? {} : { children }),
  };
};

/** The part of a span that lies in another: editors refuse a selection outside its symbol. */
const within = (inner: Span, outer: Span): Span => {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return span(start, Math.min(Math.max(inner.end, start), outer.end));
};

const LONGEST_DETAIL = 80;

const oneLine = (text: string): string => {
  const joined = text
    .slice(0, 4 * LONGEST_DETAIL)
    .replace(/\s+/g, ' ')
    .trim();
  return joined.length <= LONGEST_DETAIL ? joined : `${joined.slice(0, LONGEST_DETAIL - 1)}…`;
};
