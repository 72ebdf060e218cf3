import { type IToken, tokenMatcher, type TokenType } from 'chevrotain';
import { endOf } from '../../syntax/lexer.ts';
import {
  And,
  As,
  By,
  Duration,
  False,
  Identifier,
  In,
  Like,
  Not,
  NumberToken,
  Or,
  Regex,
  Text,
  True,
  UnterminatedRegex,
  UnterminatedText,
} from '../../syntax/tokens.ts';
import { type Span, span } from '../../text/span.ts';

/** The tokens of a query around a cursor. */
export interface Surroundings {
  /** The word that the cursor touches, whole; empty at the cursor where it touches none. */
  readonly word: Span;
  /** Every token that ends before the word. */
  readonly before: readonly IToken[];
  /** Every token that begins behind the word. */
  readonly behind: readonly IToken[];
  /** The text or regular expression that the cursor is within. */
  readonly literal: IToken | undefined;
}

/** What stands around the offset; a word that ends there wins over one that begins there. */
export const surroundings = (tokens: readonly IToken[], offset: number): Surroundings => {
  const touched = tokens.find(({ startOffset }, index) => {
    const next = tokens[index + 1];
    return startOffset < offset && (next === undefined || next.startOffset >= offset);
  });
  const typed = touched !== undefined && offset <= endOf(touched) ? touched : undefined;
  const ahead = tokens.find(({ startOffset }) => startOffset === offset);
  const token = [typed, ahead].find(
    (candidate) =>
      candidate !== undefined &&
      isWord(candidate) &&
      // A keyword that only begins at the cursor goes on from what is written there.
      (candidate === typed || !isKeyword(candidate)),
  );
  const literal = typed !== undefined && isInLiteral(typed, offset) ? typed : undefined;
  const whole = literal ?? token;
  const word = whole === undefined ? span(offset, offset) : spanOf(whole);
  return {
    word,
    before: tokens.filter((candidate) => endOf(candidate) <= word.start),
    behind: tokens.filter(({ startOffset }) => startOffset >= word.end && startOffset >= offset),
    literal,
  };
};

/** Where a token stands. */
export const spanOf = (token: IToken): Span => span(token.startOffset, endOf(token));

const KEYWORDS: readonly TokenType[] = [As, By, Not, And, Or, Like, In];

const WORDS: readonly TokenType[] = [Identifier, Duration, NumberToken, ...KEYWORDS, True, False];

/** True for what completion replaces: a name, a keyword, a number, a period. */
const isWord = (token: IToken): boolean =>
  WORDS.some((candidate) => tokenMatcher(token, candidate));

const isKeyword = (token: IToken): boolean =>
  KEYWORDS.some((candidate) => tokenMatcher(token, candidate));

const isInLiteral = (token: IToken, offset: number): boolean => {
  if (tokenMatcher(token, UnterminatedText) || tokenMatcher(token, UnterminatedRegex)) {
    return true;
  }
  return (tokenMatcher(token, Text) || tokenMatcher(token, Regex)) && offset < endOf(token);
};
