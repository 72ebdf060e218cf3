import type { IToken } from 'chevrotain';
import type { Query } from '../../syntax/ast.ts';
import { isQueryStart } from '../../syntax/command-start.ts';
import { endOf, lex } from '../../syntax/lexer.ts';
import { CloseBrace, CloseParen, CloseSquare, OpenParen } from '../../syntax/tokens.ts';
import { depthStep } from '../../format/depth-step.ts';
import type { Document } from '../document.ts';

/** A query with its tokens, in order. */
export interface QueryTokens {
  readonly query: Query;
  readonly tokens: readonly IToken[];
}

/** The query at an offset; undefined where there is none. */
export const queryTokens = ({ text, file }: Document, offset: number): QueryTokens | undefined => {
  const query = file.queries.find(({ span }) => span.start <= offset && offset <= span.end);
  return query && { query, tokens: lex(text, query.span.start, query.span.end).tokens };
};

/** A bracket that is open at an offset. */
export interface OpenBracket {
  readonly token: IToken;
  /** Whether a query stands in it. */
  readonly holdsQuery: boolean;
}

/** The brackets around an offset, the innermost last. */
export const openBrackets = (
  text: string,
  tokens: readonly IToken[],
  offset: number,
): readonly OpenBracket[] => {
  const open: OpenBracket[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.startOffset >= offset) break;
    if (depthStep(token.tokenType) > 0) {
      const holdsQuery =
        token.tokenType === OpenParen && isQueryStart(text, (ahead) => tokens[index + 1 + ahead]);
      open.push({ token, holdsQuery });
    } else if (CLOSING.has(token.tokenType)) {
      open.pop();
    }
  }
  return open;
};

const CLOSING = new Set([CloseParen, CloseSquare, CloseBrace]);

/** The last token that ends at or before an offset. */
export const lastBefore = (tokens: readonly IToken[], offset: number): IToken | undefined =>
  tokens.findLast((token) => endOf(token) <= offset);

/** True where an offset lies inside a token, such as a text or an expression of several lines. */
export const isInToken = (tokens: readonly IToken[], offset: number): boolean =>
  tokens.some((token) => token.startOffset < offset && offset < endOf(token));
