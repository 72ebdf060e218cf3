import type { IToken } from 'chevrotain';
import { commandName } from '../../syntax/command-start.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { progressOf, type Progress } from './command-progress.ts';
import type { Cursor, Part } from './cursor.ts';

export interface CommandSurroundings {
  readonly document: Document;
  readonly query: Query;
  readonly word: Span;
  readonly before: readonly IToken[];
}

/** What is written at a word of a query, from the tokens that stand before it. */
export const commandCursor = (around: CommandSurroundings): Cursor => {
  const { word } = around;
  const [name, ...rest] = commandTokens(around);
  if (name === undefined) return { kind: 'command-start', word };
  const first = firstPart.get(commandName(name.image) ?? '');
  if (first === undefined) return { kind: 'nowhere' };
  if (first === 'count' && rest.length === 0) return { kind: 'limit-count', word };
  return argumentCursor(around, name.startOffset, progressOf(rest, first));
};

/** What follows the name of a command that is fully supported; of others nothing is known. */
const firstPart: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['fields', 'columns'],
  ['display', 'columns'],
  ['filter', 'condition'],
  ['where', 'condition'],
  ['parse', 'input'],
  ['stats', 'aggregates'],
  ['sort', 'sort-keys'],
  ['dedup', 'dedup-fields'],
  ['limit', 'count'],
]);

/** The tokens of the command that the word stands in, its name first; none at its start. */
const commandTokens = ({ query, word, before }: CommandSurroundings): readonly IToken[] => {
  const pipe = before.findLastIndex(({ tokenType }) => tokenType.name === 'Pipe');
  // Where a pipe is missing the parser may still have seen that a command begins.
  const command = query.commands.findLast(({ nameSpan }) => nameSpan.start < word.start);
  const start = before.findIndex(({ startOffset }) => startOffset === command?.nameSpan.start);
  return before.slice(Math.max(pipe + 1, start));
};

const argumentCursor = (
  { document, query, word }: CommandSurroundings,
  commandStart: number,
  progress: Progress,
): Cursor => {
  const { expects, brackets, comparedWith, hasComparison } = progress;
  const part = progress.inKeys ? 'group-keys' : progress.part;
  const place = { word, query, commandStart, part, brackets };
  switch (expects) {
    case 'operand':
      return { kind: 'operand', ...place, comparedWith };
    case 'pattern':
      return { kind: 'parse-pattern', word };
    case 'name':
      return { kind: 'nowhere' };
    case 'operand-done':
    case 'not-done':
    case 'name-done':
    case 'direction-done':
    case 'pattern-done':
      return {
        kind: 'after',
        ...place,
        done: part === 'count' ? 'count-done' : expects,
        hasComparison,
        startsLine: startsLine(document, word),
      };
  }
};

const startsLine = ({ text }: Document, { start }: Span): boolean =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
