import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
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
  document.file.queries.map((query, index) => querySymbol(document, query, index));

const querySymbol = (document: Document, query: Query, index: number): DocumentSymbol => {
  const where = withoutTrailingSpace(document, query.span);
  const names = namesMade(document, query);
  return symbol(document, {
    name: query.title.trim() === '' ? `Query ${index + 1}` : query.title,
    kind: SymbolKind.Function,
    where,
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
  const isOwn = ({ start, end }: Span): boolean =>
    command.span.start <= start &&
    end <= command.span.end &&
    !nested.some(({ span: inner }) => inner.start <= start && end <= inner.end);
  const children = [
    ...names.filter(({ where }) => isOwn(where)).map((parts) => symbol(document, parts)),
    ...nested
      .flatMap(({ commands }) => commands)
      .map((inner) => commandSymbol(document, names, inner)),
  ];
  return children.length === 0 ? {} : { children };
};

/** The names that the author of a query has chosen, where they are made. */
const namesMade = (document: Document, query: Query): readonly SymbolParts[] =>
  symbolsOf(document, query)
    .names.filter(({ kind, fixed }) => kind === 'column' && fixed === undefined)
    .flatMap(({ name, occurrences }) =>
      occurrences
        .filter(({ role }) => role === 'definition')
        .map(({ span: where }) => ({ name, kind: SymbolKind.Variable, where, selection: where })),
    );

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
