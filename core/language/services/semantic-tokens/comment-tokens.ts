import type { IToken } from 'chevrotain';
import { commentAt, directiveOf } from '../../query-file/comments.ts';
import type { Directive } from '../../syntax/ast.ts';
import { placeOf } from '../../syntax/lexer.ts';
import { type Span, span } from '../../text/span.ts';
import { declaredName } from '../navigation/named-places.ts';
import { plain, type SemanticToken } from './semantic-token.ts';

/** The tokens of a comment: titles and directives stand out of it. */
export const commentTokens = (text: string, token: IToken): readonly SemanticToken[] => {
  const where = placeOf(token);
  const comment = commentAt(text, token.image, token.startOffset);
  if (comment.kind === 'separator' && comment.text !== '') {
    const start = text.indexOf(comment.text, where.start);
    const title = span(start, start + comment.text.length);
    return around(where, [plain(title, 'function', 'declaration')]);
  }
  const directive = directiveOf(text, comment);
  return around(where, directive === undefined ? [] : directiveTokens(directive));
};

const directiveTokens = (directive: Directive): readonly SemanticToken[] => {
  const { nameSpan, valueSpan } = directive;
  const name = plain(span(nameSpan.start - 1, nameSpan.end), 'decorator');
  const parameter = declaredName('parameter', directive);
  if (parameter !== undefined) {
    return [name, plain(parameter.span, 'parameter', 'declaration')];
  }
  const table = declaredName('table', directive);
  if (table !== undefined) return [name, plain(table.span, 'type', 'declaration')];
  return valueSpan.start < valueSpan.end ? [name, plain(valueSpan, 'string')] : [name];
};

/** The tokens, and what of the comment lies between them. */
const around = (where: Span, tokens: readonly SemanticToken[]): readonly SemanticToken[] => {
  let last = where.start;
  const all: SemanticToken[] = [];
  for (const token of tokens) {
    if (last < token.span.start) all.push(plain(span(last, token.span.start), 'comment'));
    all.push(token);
    last = token.span.end;
  }
  if (last < where.end) all.push(plain(span(last, where.end), 'comment'));
  return all;
};
