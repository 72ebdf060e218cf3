import type { IToken } from 'chevrotain';
import type { Query } from '../../syntax/ast.ts';
import { isQueryStart } from '../../syntax/command-start.ts';
import type { Span } from '../../text/span.ts';
import { commandsAround } from '../commands-around.ts';
import { commandKind } from './command-kind.ts';

/** The tokens of the command that a word stands in, and the query that this belongs to. */
export interface CommandTokens {
  /** Its name first; none where a command begins. */
  readonly tokens: readonly IToken[];
  /** True for the first command of its query. */
  readonly isFirst: boolean;
  /** The command whose parentheses hold the query; undefined outside of parentheses. */
  readonly holder: string | undefined;
}

export interface WordPlace {
  readonly text: string;
  readonly query: Query;
  readonly word: Span;
  /** The tokens of the query before the word. */
  readonly before: readonly IToken[];
}

/** What stands before a word in its command: pipes and the parentheses of queries part commands. */
export const commandTokens = (place: WordPlace): CommandTokens => {
  const { query, word, before } = place;
  let current: Open = { start: 0, queryStart: 0, holder: undefined, isQuery: true };
  const outer: Open[] = [];
  for (const [index, token] of before.entries()) {
    const { name } = token.tokenType;
    if (name === 'OpenParen') {
      outer.push(current);
      current = opened(place, index, current);
    } else if (name === 'CloseParen') {
      current = outer.pop() ?? current;
    } else if (name === 'Pipe') {
      current = { ...current, start: index + 1 };
    }
  }
  // Where a pipe is missing the parser may still have seen that a command begins.
  const command = commandsAround(query.commands, word.start).findLast(
    ({ nameSpan }) => nameSpan.start < word.start,
  );
  const seen = before.findIndex(({ startOffset }) => startOffset === command?.nameSpan.start);
  const { queryStart, holder } = current;
  return {
    tokens: before.slice(Math.max(current.start, seen)),
    isFirst: current.start === queryStart,
    holder,
  };
};

interface Open {
  /** The index of the first token of the command. */
  readonly start: number;
  /** The index of the first token of the query. */
  readonly queryStart: number;
  readonly holder: string | undefined;
  readonly isQuery: boolean;
}

/** What a parenthesis opens: a query, or something within the command. */
const opened = ({ text, before }: WordPlace, index: number, current: Open): Open => {
  const command = commandKind(before[current.start]?.image ?? '');
  const holdsQuery =
    before[index - 1]?.tokenType.name === 'in' ||
    isHolder(command, before.slice(current.start, index)) ||
    isQueryStart(text, (ahead) => before[index + 1 + ahead]);
  return holdsQuery
    ? { start: index + 1, queryStart: index + 1, holder: command, isQuery: true }
    : { ...current, isQuery: false };
};

/** True where the next parenthesis of a command is that of its query. */
const isHolder = (command: string | undefined, tokens: readonly IToken[]): boolean =>
  command === 'appendcols' ||
  (command === 'join' && tokens.some(({ image }) => image.toLowerCase() === 'where'));
