import { type IToken, tokenMatcher, type TokenType } from 'chevrotain';
import type { Query } from '../../syntax/ast.ts';
import { lex, placeOf } from '../../syntax/lexer.ts';
import {
  And,
  As,
  Asc,
  Bang,
  BinaryOperatorToken,
  By,
  Desc,
  Duration,
  False,
  Identifier,
  In,
  Like,
  Minus,
  Not,
  NumberToken,
  Or,
  Pipe,
  PlaceholderToken,
  Regex,
  SavedQuery,
  Text,
  True,
} from '../../syntax/tokens.ts';
import { type Span, span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { symbolsOf } from '../navigation/named-places.ts';
import { commandMeanings, type Meanings } from './command-meanings.ts';
import { commentTokens } from './comment-tokens.ts';
import type { TokenKind } from './legend.ts';
import { nameMeanings } from './name-meanings.ts';
import { meaning, plain, type SemanticToken } from './semantic-token.ts';

/** A section of a file with what is known of it. */
export interface TokenSection {
  readonly span: Span;
  /** Undefined for what stands above the first query. */
  readonly query: Query | undefined;
  /** Where something is written in a way that works and that no documentation has. */
  readonly oldSpellings: readonly Span[];
}

/** What every piece of a section is, in order of place; none lies in another. */
export const sectionTokens = (document: Document, section: TokenSection): SemanticToken[] => {
  const { query } = section;
  const { tokens, comments } = lex(document.text, section.span.start, section.span.end);
  const names = query === undefined ? [] : nameMeanings(symbolsOf(document, query));
  const meanings = commandMeanings(query?.commands ?? [], tokens);
  const inCommands = readTokens(tokens, names, meanings);
  const found = [
    ...inCommands.map((token) => withSpelling(token, section.oldSpellings)),
    ...comments.flatMap((comment) => commentTokens(document.text, comment)),
  ];
  return found.toSorted((a, b) => a.span.start - b.span.start);
};

/** Walks tokens and names side by side. */
const readTokens = (
  tokens: readonly IToken[],
  names: readonly SemanticToken[],
  meanings: Meanings,
): readonly SemanticToken[] => {
  const found: SemanticToken[] = [];
  let next = 0;
  for (const token of tokens) {
    const { start, end } = placeOf(token);
    const inside: SemanticToken[] = [];
    for (let name = names[next]; name !== undefined && name.span.start < end; name = names[next]) {
      // A name that goes beyond the token is the text of an output.
      const isFree = name.span.start >= (inside.at(-1)?.span.end ?? start);
      if (isFree && name.span.end <= end) inside.push(name);
      next += 1;
    }
    found.push(...tokensOf(token, inside, meanings));
  }
  return found;
};

const tokensOf = (
  token: IToken,
  names: readonly SemanticToken[],
  meanings: Meanings,
): readonly SemanticToken[] => {
  const where = placeOf(token);
  if (tokenMatcher(token, Text)) return filled(where, 'string', placeholdersIn(token));
  if (tokenMatcher(token, Regex)) {
    const pieces = [...placeholdersIn(token), ...names];
    return filled(
      where,
      'regexp',
      pieces.toSorted((a, b) => a.span.start - b.span.start),
    );
  }
  const known = meanings.get(where.start);
  if (known !== undefined) return [known];
  if (tokenMatcher(token, SavedQuery)) return [meaning(where, 'function')];
  if (names.length > 0) return named(token, names);
  const kind = plainKind(token);
  return kind === undefined ? [] : [plain(where, kind)];
};

/** A dotted path: its beginning may be a side or a column, the rest is a part of that. */
const named = (token: IToken, names: readonly SemanticToken[]): readonly SemanticToken[] => {
  const where = placeOf(token);
  const last = names.at(-1);
  if (last === undefined || last.span.end >= where.end) return names;
  const isPath = token.image.charAt(last.span.end - where.start) === '.';
  const rest = span(last.span.end + Number(isPath), where.end);
  if (rest.start === rest.end) return names;
  return [...names, meaning(rest, isPath ? 'property' : 'variable')];
};

const PLACEHOLDER = /\{\{\s*[A-Za-z_]\w*\s*\}\}/g;

const placeholdersIn = ({ image, startOffset }: IToken): readonly SemanticToken[] =>
  image.includes('{{')
    ? [...image.matchAll(PLACEHOLDER)].map(({ 0: found, index }) =>
        meaning(span(startOffset + index, startOffset + index + found.length), 'parameter'),
      )
    : [];

/** Pieces of a literal, and what lies between them. */
const filled = (
  where: Span,
  kind: TokenKind,
  pieces: readonly SemanticToken[],
): readonly SemanticToken[] => {
  const all: SemanticToken[] = [];
  let last = where.start;
  for (const piece of pieces) {
    if (piece.span.start < last) continue;
    if (last < piece.span.start) all.push(plain(span(last, piece.span.start), kind));
    all.push(piece);
    last = piece.span.end;
  }
  if (last < where.end) all.push(plain(span(last, where.end), kind));
  return all;
};

/** What a token is wherever it stands; undefined for brackets, commas and names. */
const plainKind = (token: IToken): TokenKind | undefined =>
  plainKinds.get(token.tokenType) ??
  (tokenMatcher(token, BinaryOperatorToken) ? 'operator' : undefined);

const plainKinds: ReadonlyMap<TokenType, TokenKind> = new Map<TokenType, TokenKind>([
  [As, 'keyword'],
  [By, 'keyword'],
  [Asc, 'keyword'],
  [Desc, 'keyword'],
  [True, 'keyword'],
  [False, 'keyword'],
  [Not, 'operator'],
  [And, 'operator'],
  [Or, 'operator'],
  [Like, 'operator'],
  [In, 'operator'],
  [Pipe, 'operator'],
  [Bang, 'operator'],
  [Minus, 'operator'],
  [Duration, 'number'],
  [NumberToken, 'number'],
  [PlaceholderToken, 'parameter'],
  // A name that nothing is known of.
  [Identifier, 'property'],
]);

const withSpelling = (token: SemanticToken, oldSpellings: readonly Span[]): SemanticToken => {
  const isOld = oldSpellings.some(
    ({ start, end }) => start <= token.span.start && token.span.end <= end,
  );
  return isOld
    ? { ...token, modifiers: [...token.modifiers, 'deprecated'], isPlain: false }
    : token;
};
