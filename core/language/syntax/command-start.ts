import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { commandEntry } from '../catalogue/commands.ts';
import { endOf } from './lexer.ts';
import {
  As,
  BinaryOperatorToken,
  By,
  CloseParen,
  CloseSquare,
  Comma,
  Dot,
  Identifier,
  Not,
  NumberToken,
  OpenParen,
  Regex,
  Text,
} from './tokens.ts';

/** Other names under which a command is accepted, as production queries have it. */
const synonyms: ReadonlyMap<string, string> = new Map([['order', 'sort']]);

/** The catalogue's name of the command that a word begins, whatever its case. */
export const commandName = (word: string): string | undefined => {
  const lower = word.toLowerCase();
  return synonyms.get(lower) ?? commandEntry(lower)?.name;
};

/**
 * True where the author has probably begun a new command and forgotten the pipe: a command's name
 * that stands first on its line, or that something follows which only a command can have.
 */
export const isCommandStart = (
  text: string,
  previous: IToken | undefined,
  token: IToken | undefined,
  next: IToken | undefined,
): boolean => {
  if (
    token === undefined ||
    !tokenMatcher(token, Identifier) ||
    commandName(token.image) === undefined
  ) {
    return false;
  }
  if (next !== undefined && FOLLOWS_OPERAND.some((type) => tokenMatcher(next, type))) {
    return false;
  }
  const first =
    previous === undefined || text.slice(endOf(previous), token.startOffset).includes('\n');
  return first || (next !== undefined && STARTS_OPERAND.some((type) => tokenMatcher(next, type)));
};

const FOLLOWS_OPERAND: readonly TokenType[] = [
  BinaryOperatorToken,
  Not,
  As,
  By,
  Comma,
  Dot,
  CloseParen,
  CloseSquare,
];
const STARTS_OPERAND: readonly TokenType[] = [Identifier, Text, Regex, NumberToken, OpenParen];
