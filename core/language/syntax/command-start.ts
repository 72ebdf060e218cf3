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
  Minus,
  Not,
  NumberToken,
  OpenParen,
  Pipe,
  Regex,
  SavedQuery,
  Text,
} from './tokens.ts';

/** Other names under which a command is accepted, as production queries have it. */
const synonyms: ReadonlyMap<string, string> = new Map([['order', 'sort']]);

/** Listed among the commands of the guide, and written as functions. */
const functionsOnly: ReadonlySet<string> = new Set(['unmask']);

/** The catalogue's name of the command that a word begins, whatever its case. */
export const commandName = (word: string): string | undefined => {
  const lower = word.toLowerCase();
  return functionsOnly.has(lower) ? undefined : (synonyms.get(lower) ?? commandEntry(lower)?.name);
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

/**
 * True where a query begins in parentheses: with a saved query, or with a command. `at` gives the
 * tokens behind the parenthesis. `filter not x` and `fields -1` begin like a computation with a
 * field of that name; a pipe before the parenthesis is closed tells them apart.
 */
export const isQueryStart = (text: string, at: (index: number) => IToken | undefined): boolean => {
  const first = at(0);
  const next = at(1);
  if (first === undefined || first.tokenType === SavedQuery) {
    return first !== undefined;
  }
  const isName = tokenMatcher(first, Identifier) && commandName(first.image) !== undefined;
  const isSign = next !== undefined && (next.tokenType === Not || next.tokenType === Minus);
  return isCommandStart(text, undefined, first, next) || (isName && isSign && holdsPipe(at));
};

/** Commands are short; looking no further keeps the reading of a file linear. */
const FARTHEST = 1000;

const holdsPipe = (at: (index: number) => IToken | undefined): boolean => {
  let open = 1;
  for (let index = 0; open > 0 && index < FARTHEST; index += 1) {
    const token = at(index);
    if (token === undefined || (open === 1 && token.tokenType === Pipe)) {
      return token !== undefined;
    }
    open += Number(token.tokenType === OpenParen) - Number(token.tokenType === CloseParen);
  }
  return false;
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
