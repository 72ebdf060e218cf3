import type { IToken } from 'chevrotain';
import type { Command, Query } from '../../syntax/ast.ts';
import { lex } from '../../syntax/lexer.ts';
import { type Span, touches } from '../../text/span.ts';
import { commandsAround } from '../commands-around.ts';
import { queryAround } from '../cursor/cursor-at.ts';
import { spanOf } from '../cursor/words.ts';
import type { Document } from '../document.ts';
import type { Knowledge } from './knowledge.ts';

/** A place and what it means, as Markdown. */
export interface Explanation {
  readonly where: Span;
  readonly markdown: string;
}

/** The token that is asked about, and what stands around it. */
export interface Place {
  readonly document: Document;
  readonly query: Query;
  /** The innermost command; undefined where none is understood. */
  readonly command: Command | undefined;
  /** Those of the outermost command that the token stands in. */
  readonly tokens: readonly IToken[];
  readonly index: number;
  readonly token: IToken;
  readonly offset: number;
  readonly knowledge: Knowledge;
}

/** The places that an offset touches, the one that begins there before the one that ends there. */
export const placesAt = (
  document: Document,
  offset: number,
  knowledge: Knowledge,
): readonly Place[] => {
  const query = queryAround(document, offset + 1);
  if (query === undefined) return [];
  const outer = query.commands.findLast(({ span }) => span.start <= offset);
  const where = outer === undefined || offset > outer.span.end ? query.span : outer.span;
  // Nothing but one command is read where the place lies in one: queries may be long.
  const { tokens } = lex(document.text, where.start, where.end);
  return tokens
    .flatMap((token, index): readonly Place[] => {
      if (!touches(spanOf(token), offset)) return [];
      const command = commandAt(query, token.startOffset);
      return [{ document, query, command, tokens, index, token, offset, knowledge }];
    })
    .toReversed();
};

const commandAt = ({ commands }: Query, start: number): Command | undefined =>
  commandsAround(commands, start).findLast(({ span }) => span.start <= start);
