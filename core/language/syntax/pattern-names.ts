import type { IToken } from 'chevrotain';
import { nameContent } from '../text/unquote.ts';
import { span } from '../text/span.ts';
import type { Name } from './ast.ts';
import { endOf } from './lexer.ts';

/** Names with `*` in them: tokens that touch one another are one name. */
export const patternNames = (tokens: readonly IToken[]): readonly Name[] => {
  const names: Name[] = [];
  for (const token of tokens) {
    const last = names.at(-1);
    const piece = nameContent(token.image);
    if (last?.span.end === token.startOffset) {
      names.splice(-1, 1, { span: span(last.span.start, endOf(token)), name: last.name + piece });
    } else {
      names.push({ span: span(token.startOffset, endOf(token)), name: piece });
    }
  }
  return names;
};
