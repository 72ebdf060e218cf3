import type { IToken } from 'chevrotain';
import { isCommandStart, isQueryStart } from './command-start.ts';
import { CloseParen, OpenParen, OrSign, Pipe } from './tokens.ts';

/** What stands between two pipes. */
export interface PipeSegment {
  readonly tokens: readonly IToken[];
  /** The pipe before it; undefined for the first. */
  readonly pipe: IToken | undefined;
}

/**
 * The pieces between the pipes of a query. A pipe inside parentheses belongs to a subquery if
 * these begin with a command and are closed; else it separates, so that a forgotten parenthesis
 * costs one command. Two pipes without a blank mean `or`, which belongs into the piece, unless a
 * command follows.
 */
export const splitAtPipes = (text: string, tokens: readonly IToken[]): PipeSegment[] => {
  const closing = closingParentheses(tokens);
  const segments: PipeSegment[] = [];
  let start = 0;
  let pipe: IToken | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const { tokenType } = token ?? {};
    if (tokenType === OpenParen && isQueryStart(text, (ahead) => tokens[index + 1 + ahead])) {
      index = closing.get(index) ?? index;
    } else if (tokenType === Pipe || (tokenType === OrSign && isTwoPipes(text, tokens, index))) {
      segments.push({ tokens: tokens.slice(start, index), pipe });
      if (tokenType === OrSign) {
        segments.push({ tokens: [], pipe: token });
      }
      start = index + 1;
      pipe = token;
    }
  }
  segments.push({ tokens: tokens.slice(start), pipe });
  return segments;
};

const isTwoPipes = (text: string, tokens: readonly IToken[], index: number): boolean =>
  isCommandStart(text, undefined, tokens[index + 1], tokens[index + 2]);

/** The index of each opening parenthesis with that of its closing one. */
const closingParentheses = (tokens: readonly IToken[]): ReadonlyMap<number, number> => {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { tokenType }] of tokens.entries()) {
    if (tokenType === OpenParen) {
      open.push(index);
    } else if (tokenType === CloseParen) {
      const opened = open.pop();
      if (opened !== undefined) {
        closing.set(opened, index);
      }
    }
  }
  return closing;
};
