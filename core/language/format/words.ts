import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { functionMeaning } from '../catalogue/functions.ts';
import type { Command } from '../syntax/ast.ts';
import { commandName } from '../syntax/command-start.ts';
import { placeOf } from '../syntax/lexer.ts';
import { sourceText } from '../syntax/source-text.ts';
import * as tokens from '../syntax/tokens.ts';
import { type Span, cover } from '../text/span.ts';
import { constantIn, keywordIn } from './keyword-case.ts';
import type { KeywordCase } from './options.ts';
import { placesIn, type Places } from './places.ts';

/** What stands between two blanks: a token, or a piece that is kept as it was typed. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  readonly type: TokenType;
  /** True where it is written right behind the word before it. */
  readonly tight: boolean;
  /** True where a line may begin with it because a part of the command does. */
  readonly beginsClause: boolean;
  /** True for the parenthesis that a query begins with. */
  readonly beginsQuery: boolean;
}

/**
 * The words of a command, keywords in the wanted case. A column without an alias is named by its text,
 * so that one is kept as typed.
 */
export const wordsOf = (
  file: string,
  command: Command,
  given: readonly IToken[],
  keywordCase: KeywordCase,
): readonly Word[] => {
  const places = placesIn(command, given);
  const words: Word[] = [];
  let index = 0;
  while (index < given.length) {
    const token = given[index];
    if (token === undefined) {
      break;
    }
    const piece = places.kept.get(token.startOffset);
    const end = piece?.end ?? placeOf(token).end;
    words.push({
      text:
        piece === undefined
          ? canonical(places, given, index, keywordCase)
          : sourceText(file, piece),
      span: cover(placeOf(token), piece ?? placeOf(token)),
      type: piece === undefined ? token.tokenType : tokens.Identifier,
      tight: isTight(places, given, index),
      beginsClause: beginsClause(places, token),
      beginsQuery: places.queries.has(token.startOffset),
    });
    while ((given[index]?.startOffset ?? Infinity) < end) {
      index += 1;
    }
  }
  return words;
};

const canonical = (
  places: Places,
  given: readonly IToken[],
  index: number,
  wanted: KeywordCase,
): string => {
  const token = given[index];
  if (token === undefined) {
    return '';
  }
  const { image, tokenType, startOffset } = token;
  if (places.names.has(startOffset)) {
    // The name of a saved query is its author's.
    if (image.startsWith('$')) {
      return image;
    }
    return keywordIn(wanted, canonicalCommand(image), image);
  }
  const placed = places.words.get(startOffset);
  if (placed !== undefined) {
    return (placed.isOption ? constantIn : keywordIn)(wanted, placed.word, image);
  }
  if (KEYWORDS.has(tokenType) || isDirection(places, given, index)) {
    return keywordIn(wanted, image.toLowerCase(), image);
  }
  if (CONSTANTS.has(tokenType)) {
    return constantIn(wanted, image.toLowerCase(), image);
  }
  return given[index + 1]?.tokenType === tokens.OpenParen ? functionSpelling(image) : image;
};

const canonicalCommand = (image: string): string => {
  const name = commandName(image);
  return name?.toLowerCase() === image.toLowerCase() ? name : image.toLowerCase();
};

const KEYWORDS: ReadonlySet<TokenType> = new Set([
  tokens.As,
  tokens.By,
  tokens.And,
  tokens.Or,
  tokens.Not,
  tokens.Like,
  tokens.In,
]);
const CONSTANTS: ReadonlySet<TokenType> = new Set([tokens.True, tokens.False]);

/** `asc` and `desc` are directions behind a key of sort, and names anywhere else. */
const isDirection = (places: Places, given: readonly IToken[], index: number): boolean => {
  const { tokenType, startOffset = 0 } = given[index] ?? {};
  return (
    (tokenType === tokens.Asc || tokenType === tokens.Desc) && places.directions.has(startOffset)
  );
};

const functionSpelling = (written: string): string => {
  const meaning = functionMeaning(written);
  if (meaning === undefined) {
    return written;
  }
  const spellings = [meaning.name, ...(meaning.entry.aliases ?? [])];
  return spellings.find((name) => name.toLowerCase() === written.toLowerCase()) ?? written;
};

const beginsClause = ({ words, queries, grouping }: Places, { startOffset }: IToken): boolean =>
  words.get(startOffset)?.beginsClause === true ||
  queries.get(startOffset)?.beginsClause === true ||
  grouping.has(startOffset);

/** True where no blank stands before the token. */
const isTight = (places: Places, given: readonly IToken[], index: number): boolean => {
  const token = given[index];
  const before = given[index - 1];
  if (token === undefined || before === undefined || isCommandName(places, before)) {
    return token?.tokenType === tokens.OpenParen && before?.tokenType === tokens.SavedQuery;
  }
  if (NO_BLANK_BEFORE.has(token.tokenType) || NO_BLANK_AFTER.has(before.tokenType)) {
    return true;
  }
  if (places.tight.has(token.startOffset)) {
    return true;
  }
  if (token.tokenType === tokens.OpenParen) {
    return tokenMatcher(before, tokens.Identifier) && !places.queries.has(token.startOffset);
  }
  if (token.tokenType === tokens.OpenSquare) {
    return endsOperand(places, before);
  }
  return before.tokenType === tokens.Minus && !endsOperand(places, given[index - 2]);
};

const NO_BLANK_BEFORE: ReadonlySet<TokenType> = new Set([
  tokens.CloseParen,
  tokens.CloseSquare,
  tokens.CloseBrace,
  tokens.Comma,
  tokens.Colon,
  tokens.Dot,
]);
const NO_BLANK_AFTER: ReadonlySet<TokenType> = new Set([
  tokens.OpenParen,
  tokens.OpenSquare,
  tokens.OpenBrace,
  tokens.Dot,
  tokens.Bang,
]);

const isCommandName = ({ names }: Places, { startOffset }: IToken): boolean =>
  names.has(startOffset);

/** A command's name is no operand. */
const endsOperand = (places: Places, token: IToken | undefined): boolean =>
  token !== undefined &&
  !isCommandName(places, token) &&
  (tokenMatcher(token, tokens.Identifier) ||
    tokenMatcher(token, tokens.LiteralToken) ||
    token.tokenType === tokens.CloseParen ||
    token.tokenType === tokens.CloseSquare);
