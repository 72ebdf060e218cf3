import { type IToken, Lexer } from 'chevrotain';
import { type Span, span } from '../text/span.ts';
import { lexedTokens } from './tokens.ts';

export interface Lexed {
  /** What the grammar sees, in order; offsets count from the start of the file. */
  readonly tokens: readonly IToken[];
  /** Comments, those of other languages included. */
  readonly comments: readonly IToken[];
}

let lexer: Lexer | undefined;

/** The tokens of a part of a file. Every character ends up in a token or is white space. */
export const lex = (text: string, start: number, end: number): Lexed => {
  lexer ??= new Lexer([...lexedTokens], { positionTracking: 'onlyOffset', skipValidations: true });
  const { tokens, groups } = lexer.tokenize(text.slice(start, end));
  const comments = groups['comments'] ?? [];
  shift(tokens, start);
  shift(comments, start);
  return { tokens, comments };
};

/** True for a lexer definition that chevrotain finds nothing wrong with; a test asks. */
export const lexerDefinitionProblems = (): readonly string[] =>
  new Lexer([...lexedTokens], {
    positionTracking: 'onlyOffset',
    deferDefinitionErrorsHandling: true,
  }).lexerDefinitionErrors.map(({ message }) => message);

/** Chevrotain counts from the start of what it was given. */
const shift = (tokens: readonly IToken[], offset: number): void => {
  if (offset === 0) {
    return;
  }
  for (const token of tokens) {
    token.startOffset += offset;
    token.endOffset = endOf(token) - 1 + offset;
  }
};

/** The offset after the token's last character. */
export const endOf = (token: IToken): number => token.startOffset + token.image.length;

export const placeOf = (token: IToken): Span => span(token.startOffset, endOf(token));
