import type { Position, Range, SemanticTokensEdit } from 'vscode-languageserver-types';
import { sectionsOf } from '../../query-file/sections.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { difference } from './difference.ts';
import { type PlacedToken, placedTokens } from './placed-tokens.ts';
import { sectionTokens } from './section-tokens.ts';

/** `all` for editors that colour by nothing else, `beyond-grammar` for those that have a grammar. */
export type TokenDetail = 'all' | 'beyond-grammar';

/** What the words of a document are, as the protocol encodes it: five numbers a token. */
export const semanticTokens = (document: Document, detail: TokenDetail): number[] =>
  encoded(document, detail, { first: 0, last: Infinity });

/** The same for the lines of a range. */
export const semanticTokensIn = (document: Document, range: Range, detail: TokenDetail): number[] =>
  encoded(document, detail, { first: range.start.line, last: range.end.line });

/** What turns the tokens that an editor has into the new ones. */
export const semanticTokensEdits = (
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] => difference(before, after);

/** Lines, both included. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

const encoded = (document: Document, detail: TokenDetail, wanted: Lines): number[] => {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { start, tokens } of placedSections(document, wanted)) {
    for (const token of tokens) {
      const onLine = token.line + start.line;
      const isWanted = wanted.first <= onLine && onLine <= wanted.last;
      if (!isWanted || (token.isPlain && detail === 'beyond-grammar')) continue;
      const at = token.line === 0 ? token.character + start.character : token.character;
      const right = onLine === line ? at - character : at;
      data.push(onLine - line, right, token.length, token.type, token.modifiers);
      line = onLine;
      character = at;
    }
  }
  return data;
};

interface PlacedSection {
  readonly start: Position;
  readonly tokens: readonly PlacedToken[];
}

/** The tokens of a section, by what the section is: one that no edit has touched keeps its own. */
const known = new WeakMap<object, readonly PlacedToken[]>();

/** The sections that have some of the lines, with their tokens. */
const placedSections = (document: Document, { first, last }: Lines): readonly PlacedSection[] => {
  const { file, text, lines, sections } = document;
  if (sections.size === 0) return [];
  const queries = new Map<number, Query>(file.queries.map((query) => [query.span.start, query]));
  const old = file.problems.filter(({ code }) => code === 'spelling').map((found) => found.span);
  return sectionsOf(text).flatMap(({ span: where }): readonly PlacedSection[] => {
    const start = lines.positionAt(where.start);
    if (last < start.line || lines.positionAt(where.end).line < first) return [];
    const section = sections.get(text.slice(where.start, where.end));
    const kept = section && known.get(section);
    if (kept !== undefined) return [{ start, tokens: kept }];
    const oldSpellings = old.filter((found) => isInside(found, where));
    const found = { span: where, query: queries.get(where.start), oldSpellings };
    const tokens = placedTokens(document, where, sectionTokens(document, found));
    if (section !== undefined) known.set(section, tokens);
    return [{ start, tokens }];
  });
};

const isInside = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
