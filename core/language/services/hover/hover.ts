import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import { directiveEntry } from '../../catalogue/directives.ts';
import { isError } from '../../problems/problem.ts';
import { isFilterPattern, narrowingOf } from '../../query-file/filter-pattern.ts';
import { lex } from '../../syntax/lexer.ts';
import { span, type Span, touches } from '../../text/span.ts';
import { queryAround } from '../cursor/cursor-at.ts';
import { spanOf } from '../cursor/words.ts';
import type { Document } from '../document.ts';
import { directiveMarkdown, narrowingMarkdown } from '../markdown.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { explainToken, type TokenPlace } from './explain-token.ts';

/** What the word at a position means, as Markdown; undefined where there is nothing to say. */
export const hover = (document: Document, position: Position): Hover | undefined => {
  const offset = offsetAt(document, position);
  const found = inComment(document, offset)
    ? (explainDirective(document, offset) ?? explainPattern(document, offset))
    : explainWord(document, offset);
  if (found === undefined) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
    range: rangeOf(document, found.where),
  };
};

/** A place and what it means. */
interface Explanation {
  readonly where: Span;
  readonly markdown: string;
}

const inComment = ({ file }: Document, offset: number): boolean =>
  file.comments.some(({ span: { start, end } }) => start <= offset && offset < end);

const explainDirective = ({ file }: Document, offset: number): Explanation | undefined => {
  const directive = [file, ...file.queries]
    .flatMap(({ directives }) => directives)
    .find(({ nameSpan }) => touches(withSign(nameSpan), offset));
  const entry = directive === undefined ? undefined : directiveEntry(directive.name);
  if (directive === undefined || entry === undefined) return undefined;
  return { where: withSign(directive.nameSpan), markdown: directiveMarkdown(entry) };
};

/** What a filter pattern is in the language of queries. */
const explainPattern = ({ file }: Document, offset: number): Explanation | undefined => {
  const directive = [file, ...file.queries]
    .flatMap(({ directives }) => directives)
    .find(({ name, valueSpan }) => isFilterPattern(name) && touches(valueSpan, offset));
  if (directive === undefined) return undefined;
  const { commands, problems } = narrowingOf(directive);
  return problems.some(isError)
    ? undefined
    : { where: directive.valueSpan, markdown: narrowingMarkdown(commands) };
};

/** The name of a directive with the `@` before it. */
const withSign = ({ start, end }: Span): Span => span(start - 1, end);

const explainWord = (document: Document, offset: number): Explanation | undefined => {
  const query = queryAround(document, offset + 1);
  if (query === undefined) return undefined;
  const { tokens } = lex(document.text, query.span.start, query.span.end);
  // A token that begins at the offset wins over one that ends there, if it means something.
  const last = tokens.findLastIndex((token) => touches(spanOf(token), offset));
  return explainAt(document, { query, tokens, index: last }, offset);
};

const explainAt = (
  document: Document,
  place: TokenPlace,
  offset: number,
): Explanation | undefined => {
  const token = place.tokens[place.index];
  if (token === undefined || !touches(spanOf(token), offset)) return undefined;
  const markdown = explainToken(document, place);
  if (markdown !== undefined) return { where: spanOf(token), markdown };
  return explainAt(document, { ...place, index: place.index - 1 }, offset);
};
