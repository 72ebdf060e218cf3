import { type IToken, tokenMatcher } from 'chevrotain';
import { type ClauseWord, clauseWord } from '../catalogue/clause-words.ts';
import type { Span } from '../text/span.ts';
import type { Command, CommandOption } from './ast.ts';
import { expressionsOf, namesOf } from './children.ts';
import { Identifier } from './tokens.ts';

/** A word of a command's own syntax where it stands. */
export interface OwnWord {
  readonly token: IToken;
  readonly entry: ClauseWord;
}

/**
 * The words that mean something in a command because of their place, such as `offset`, given the
 * tokens of the file: those that are no part of an expression and no name.
 */
export const ownWords = (command: Command, tokens: readonly IToken[]): readonly OwnWord[] => {
  const { span, nameSpan, kind } = command;
  const candidates = tokens.flatMap((token): readonly OwnWord[] => {
    const isInside = nameSpan.end <= token.startOffset && token.startOffset < span.end;
    const entry =
      isInside && tokenMatcher(token, Identifier) ? clauseWord(kind, token.image) : undefined;
    return entry === undefined ? [] : [{ token, entry }];
  });
  const taken = candidates.length === 0 ? [] : takenSpans(command);
  return candidates.filter(
    ({ token: { startOffset } }) =>
      !taken.some(({ start, end }) => start <= startOffset && startOffset < end),
  );
};

/** What expressions and names take up. */
const takenSpans = (command: Command): readonly Span[] => [
  ...[...expressionsOf(command), ...namesOf(command)].map((node) => node.span),
  ...optionsOf(command).map((option) => option.span),
  ...(command.kind === 'source'
    ? command.selections.filter(({ kind }) => kind === 'name').map((selection) => selection.span)
    : []),
];

/** The options of a command, as written; none of a command that has no options. */
export const optionsOf = (command: Command): readonly CommandOption[] =>
  'options' in command ? command.options : [];
