import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Command, Expression, Query } from '../../syntax/ast.ts';
import { children, expressionsOf } from '../../syntax/children.ts';
import { lex, placeOf } from '../../syntax/lexer.ts';
import { optionsOf } from '../../syntax/own-words.ts';
import { cover, type Span, span, touches } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf, withoutTrailingSpace } from '../ranges.ts';

/**
 * What grows around each position: a word, a token, expressions from the inside out, an item with
 * its alias, the command, the commands of a query in parentheses, the query, the section, the file.
 */
export const selectionRanges = (
  document: Document,
  positions: readonly Position[],
): SelectionRange[] =>
  positions.map((position) => rangesAt(document, offsetAt(document, position)));

const rangesAt = (document: Document, offset: number): SelectionRange => {
  const around = spansAround(document, offset).filter((place) => touches(place, offset));
  const byLength = around.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  let selection: SelectionRange = { range: rangeOf(document, span(0, document.text.length)) };
  let outer = span(0, document.text.length);
  for (const place of byLength) {
    if (lengthOf(place) > 0 && lengthOf(place) < lengthOf(outer) && isInside(place, outer)) {
      selection = { range: rangeOf(document, place), parent: selection };
      outer = place;
    }
  }
  return selection;
};

const lengthOf = ({ start, end }: Span): number => end - start;

const isInside = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Everything that may be selected at an offset, in no order. */
const spansAround = (document: Document, offset: number): readonly Span[] => {
  const { file, text } = document;
  const query = file.queries.find(({ span: where }) => touches(where, offset));
  const comment = file.comments.find(({ span: where }) => touches(where, offset));
  return [
    ...(comment === undefined ? [] : [comment.span, ...commentWords(text, comment.span, offset)]),
    ...[...file.directives, ...(query?.directives ?? [])]
      .filter(({ span: where }) => touches(where, offset))
      .flatMap(({ nameSpan, valueSpan }) => [nameSpan, valueSpan, cover(nameSpan, valueSpan)]),
    ...(query === undefined ? [] : inQuery(document, query, offset)),
    ...(comment === undefined && query !== undefined ? inTokens(text, query, offset) : []),
  ];
};

const commentWords = (text: string, where: Span, offset: number): readonly Span[] =>
  wordsAround(text, where, offset, /[^\s#]+/g);

const inQuery = (document: Document, query: Query, offset: number): readonly Span[] => [
  query.span,
  withoutTrailingSpace(document, query.span),
  query.body,
  ...(query.titleSpan.start < query.body.start ? [query.titleSpan] : []),
  ...query.commands.flatMap((command) => inCommand(document.text, command, offset)),
];

const inCommand = (text: string, command: Command, offset: number): readonly Span[] => {
  const whole = cover(command.span, command.nameSpan);
  if (!touches(whole, offset)) return [];
  return [
    whole,
    command.nameSpan,
    withoutName(text, whole, command.nameSpan),
    ...partsOf(command),
    ...optionsOf(command).flatMap(({ span: where, value }) => [where, value.span]),
    ...expressionsOf(command).flatMap((expression) => inExpression(text, expression, offset)),
  ];
};

/** What a command says, without the blank behind its name. */
const withoutName = (text: string, { end }: Span, name: Span): Span => {
  const rest = text.slice(Math.min(name.end, end), end);
  return span(end - rest.trimStart().length, end);
};

/** What stands between the commas of a command, and the lists that it makes. */
const partsOf = (command: Command): readonly Span[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return listOf(command.items);
    case 'stats':
      return [...listOf(command.aggregates), ...listOf(command.keys)];
    case 'sort':
      return listOf(command.keys);
    case 'lookup':
      return [...listOf(command.keys), ...listOf(command.outputs)];
    case 'cidrlookup':
      return listOf(command.outputs);
    case 'fillmissing':
      return listOf(command.fills);
    case 'savedQuery':
      return listOf(command.arguments);
    case 'source':
      return command.selections.map((selection) => selection.span);
    case 'parse':
      return listOf(command.aliases);
    default:
      return [];
  }
};

const listOf = (parts: readonly { readonly span: Span }[]): readonly Span[] => {
  const spans = parts.map((part) => part.span);
  const [first] = spans;
  const last = spans.at(-1);
  return first === undefined || last === undefined ? [] : [...spans, cover(first, last)];
};

const inExpression = (text: string, expression: Expression, offset: number): readonly Span[] => {
  if (!touches(expression.span, offset)) return [];
  const inner =
    expression.kind === 'subquery'
      ? inSubquery(text, expression.commands, offset)
      : children(expression).flatMap((child) => inExpression(text, child, offset));
  return [expression.span, ...inner];
};

const inSubquery = (
  text: string,
  commands: readonly Command[],
  offset: number,
): readonly Span[] => [
  ...listOf(commands).slice(-1),
  ...commands.flatMap((command) => inCommand(text, command, offset)),
];

/** The token at the offset, what its quotes hold, and the word of it. */
const inTokens = (text: string, query: Query, offset: number): readonly Span[] =>
  lex(text, query.span.start, query.span.end)
    .tokens.map(placeOf)
    .filter((place) => touches(place, offset))
    .flatMap((place) => {
      const written = text.slice(place.start, place.end);
      const isQuoted = written.length > 1 && /^(["'`/])[^]*\1$/.test(written);
      const inside = isQuoted ? [span(place.start + 1, place.end - 1)] : [];
      return [place, ...inside, ...wordsAround(text, place, offset, /[\w@]+/g)];
    });

const wordsAround = (text: string, where: Span, offset: number, word: RegExp): readonly Span[] =>
  [...text.slice(where.start, where.end).matchAll(word)]
    .map(({ 0: found, index }) => span(where.start + index, where.start + index + found.length))
    .filter((place) => touches(place, offset))
    // Where two words touch the offset, the one that goes on is meant.
    .slice(-1);
