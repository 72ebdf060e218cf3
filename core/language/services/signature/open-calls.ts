import { type IToken, tokenMatcher } from 'chevrotain';
import { endOf } from '../../syntax/lexer.ts';
import { Identifier } from '../../syntax/tokens.ts';

/** A call that an offset lies in the parentheses of. */
export interface OpenCall {
  /** The function's name, as written. */
  readonly name: string;
  /** Behind so many commas of its own. */
  readonly argument: number;
  /** How many arguments it has, that of the offset included. */
  readonly count: number;
  /** Where the name stands among the tokens. */
  readonly index: number;
}

/**
 * The calls around an offset, the innermost last. Commas in texts are no tokens, those in lists and
 * in calls within belong to these; nothing has to be closed.
 */
export const openCalls = (tokens: readonly IToken[], offset: number): readonly OpenCall[] => {
  const before = tokens.filter((token) => token.startOffset < offset && endOf(token) <= offset);
  const open: Bracket[] = [];
  for (const [index, token] of before.entries()) {
    const { name } = token.tokenType;
    if (OPENING.has(name)) open.push({ index, commas: 0 });
    else if (CLOSING.has(name)) open.pop();
    else if (name === 'Comma') count(open.at(-1));
  }
  return open.flatMap(({ index, commas }): readonly OpenCall[] => {
    const name = nameBefore(tokens, index);
    if (name === undefined) return [];
    const total = commas + commasAfter(tokens, before.length) + 1;
    return [{ name, argument: commas, count: total, index: index - 1 }];
  });
};

interface Bracket {
  readonly index: number;
  commas: number;
}

const OPENING: ReadonlySet<string> = new Set(['OpenParen', 'OpenSquare']);
const CLOSING: ReadonlySet<string> = new Set(['CloseParen', 'CloseSquare']);

const count = (bracket: Bracket | undefined): void => {
  if (bracket !== undefined) bracket.commas += 1;
};

/** The function whose parenthesis this is; undefined for a group or a list. */
const nameBefore = (tokens: readonly IToken[], index: number): string | undefined => {
  const token = tokens[index - 1];
  const isCall =
    tokens[index]?.tokenType.name === 'OpenParen' &&
    token !== undefined &&
    tokenMatcher(token, Identifier);
  return isCall ? token.image : undefined;
};

/** The commas from a token on to the end of the brackets that it stands in. */
const commasAfter = (tokens: readonly IToken[], from: number): number => {
  let depth = 0;
  let commas = 0;
  for (const token of tokens.slice(from)) {
    const { name } = token.tokenType;
    if (OPENING.has(name)) depth += 1;
    else if (CLOSING.has(name)) depth -= 1;
    else if (name === 'Comma' && depth === 0) commas += 1;
    if (depth < 0 || name === 'Pipe') break;
  }
  return commas;
};
