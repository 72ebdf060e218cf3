import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { functionMeaning } from '../catalogue/functions.ts';
import type { Command, Item } from '../syntax/ast.ts';
import { commandName } from '../syntax/command-start.ts';
import { placeOf } from '../syntax/lexer.ts';
import { sourceText } from '../syntax/source-text.ts';
import * as tokens from '../syntax/tokens.ts';
import { type Span, cover } from '../text/span.ts';

/** What stands between two blanks: a token, or a piece that is kept as it was typed. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  readonly type: TokenType;
  /** True where it is written right behind the word before it. */
  readonly tight: boolean;
}

/**
 * The words of a command in their canonical case. A column without an alias is named by its text,
 * so that one is kept as typed.
 */
export const wordsOf = (
  file: string,
  command: Command,
  given: readonly IToken[],
): readonly Word[] => {
  const kept = keptSpans(command);
  const words: Word[] = [];
  let index = 0;
  while (index < given.length) {
    const token = given[index];
    if (token === undefined) {
      break;
    }
    const piece = kept.find(({ start }) => start === token.startOffset);
    const end = piece?.end ?? placeOf(token).end;
    words.push({
      text: piece === undefined ? canonical(command, given, index) : sourceText(file, piece),
      span: cover(placeOf(token), piece ?? placeOf(token)),
      type: piece === undefined ? token.tokenType : tokens.Identifier,
      tight: isTight(given, index),
    });
    while ((given[index]?.startOffset ?? Infinity) < end) {
      index += 1;
    }
  }
  return words;
};

const keptSpans = (command: Command): readonly Span[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return unnamed(command.items);
    case 'stats':
      return unnamed([...command.aggregates, ...command.keys]);
    default:
      return [];
  }
};

const unnamed = (items: readonly Item[]): readonly Span[] =>
  items
    .filter(({ alias, expression }) => alias === undefined && expression.kind !== 'field')
    .map(({ span }) => span);

const canonical = (command: Command, given: readonly IToken[], index: number): string => {
  const token = given[index];
  if (token === undefined) {
    return '';
  }
  const { image, tokenType } = token;
  if (index === 0) {
    return commandName(image)?.toLowerCase() === image.toLowerCase()
      ? (commandName(image) ?? image)
      : image.toLowerCase();
  }
  if (KEYWORDS.has(tokenType) || isDirection(command, given, index)) {
    return image.toLowerCase();
  }
  return given[index + 1]?.tokenType === tokens.OpenParen ? functionSpelling(image) : image;
};

const KEYWORDS: ReadonlySet<TokenType> = new Set([
  tokens.As,
  tokens.By,
  tokens.And,
  tokens.Or,
  tokens.Not,
  tokens.Like,
  tokens.In,
  tokens.True,
  tokens.False,
]);

/** `asc` and `desc` are directions behind a key of sort, and names anywhere else. */
const isDirection = (command: Command, given: readonly IToken[], index: number): boolean => {
  const { tokenType } = given[index] ?? {};
  return (
    command.kind === 'sort' &&
    (tokenType === tokens.Asc || tokenType === tokens.Desc) &&
    index > 1 &&
    endsOperand(given[index - 1])
  );
};

const functionSpelling = (written: string): string => {
  const meaning = functionMeaning(written);
  if (meaning === undefined) {
    return written;
  }
  const spellings =
    meaning.kind === 'later' ? [meaning.name] : [meaning.name, ...(meaning.entry.aliases ?? [])];
  return spellings.find((name) => name.toLowerCase() === written.toLowerCase()) ?? written;
};

/** True where no blank stands before the token. */
const isTight = (given: readonly IToken[], index: number): boolean => {
  const token = given[index];
  const before = given[index - 1];
  if (token === undefined || before === undefined || index === 1) {
    return false;
  }
  if (NO_BLANK_BEFORE.has(token.tokenType) || NO_BLANK_AFTER.has(before.tokenType)) {
    return true;
  }
  if (token.tokenType === tokens.OpenParen) {
    return tokenMatcher(before, tokens.Identifier);
  }
  if (token.tokenType === tokens.OpenSquare) {
    return endsOperand(before);
  }
  return before.tokenType === tokens.Minus && !endsOperand(given[index - 2], index - 2);
};

const NO_BLANK_BEFORE: ReadonlySet<TokenType> = new Set([
  tokens.CloseParen,
  tokens.CloseSquare,
  tokens.Comma,
  tokens.Dot,
]);
const NO_BLANK_AFTER: ReadonlySet<TokenType> = new Set([
  tokens.OpenParen,
  tokens.OpenSquare,
  tokens.Dot,
  tokens.Bang,
]);

/** A command's name, at index 0, is no operand. */
const endsOperand = (token: IToken | undefined, index = 1): boolean =>
  token !== undefined &&
  index > 0 &&
  (tokenMatcher(token, tokens.Identifier) ||
    tokenMatcher(token, tokens.LiteralToken) ||
    token.tokenType === tokens.CloseParen ||
    token.tokenType === tokens.CloseSquare);
