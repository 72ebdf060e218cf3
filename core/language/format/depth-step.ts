import type { TokenType } from 'chevrotain';
import {
  CloseBrace,
  CloseParen,
  CloseSquare,
  OpenBrace,
  OpenParen,
  OpenSquare,
} from '../syntax/tokens.ts';

/** How a token changes the number of brackets that are open. */
export const depthStep = (type: TokenType): number => {
  if (type === OpenParen || type === OpenSquare || type === OpenBrace) {
    return 1;
  }
  return type === CloseParen || type === CloseSquare || type === CloseBrace ? -1 : 0;
};
