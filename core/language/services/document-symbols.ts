import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { Command, Query } from '../syntax/ast.ts';
import { subqueriesOf } from '../syntax/children.ts';
import { cover, span, type Span } from '../text/span.ts';
import type { Document } from './document.ts';
import { rangeOf, withoutTrailingSpace } from './ranges.ts';

/** The outline: the queries of the file, each with its commands. */
export const documentSymbols = (document: Document): DocumentSymbol[] =>
  document.file.queries.map((query, index) => querySymbol(document, query, index));

const querySymbol = (document: Document, query: Query, index: number): DocumentSymbol => {
  const where = withoutTrailingSpace(document, query.span);
  return symbol(document, {
    name: query.title.trim() === '' ? `Query ${index + 1}` : query.title,
    kind: SymbolKind.Function,
    where,
    selection: query.titleSpan,
    children: query.commands.map((command) => commandSymbol(document, command)),
  });
};

const commandSymbol = (document: Document, command: Command): DocumentSymbol =>
  symbol(document, {
    name: command.name === '' ? '|' : command.name,
    detail: oneLine(document.text.slice(command.nameSpan.end, command.span.end)),
    kind: SymbolKind.Operator,
    where: cover(command.span, command.nameSpan),
    selection: command.nameSpan,
    ...nestedSymbols(document, command),
  });

/** The commands of queries in parentheses, below the one that they stand in. */
const nestedSymbols = (
  document: Document,
  command: Command,
): { readonly children?: DocumentSymbol[] } => {
  const nested = subqueriesOf(command).flatMap(({ commands }) => commands);
  return nested.length === 0
    ? {}
    : { children: nested.map((inner) => commandSymbol(document, inner)) };
};

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
