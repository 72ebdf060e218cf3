import type { IToken } from 'chevrotain';
import { optionsOfCommand } from '../../catalogue/options.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { shapeOf } from './clauses.ts';
import { commandKind } from './command-kind.ts';
import { clausesAt, isDone, progressOf, type Progress } from './command-progress.ts';
import { commandTokens } from './command-tokens.ts';
import type { Cursor, Done } from './cursor.ts';

export interface CommandSurroundings {
  readonly document: Document;
  readonly query: Query;
  readonly word: Span;
  readonly before: readonly IToken[];
  readonly behind: readonly IToken[];
}

/** What is written at a word of a query, from the tokens that stand before it. */
export const commandCursor = (around: CommandSurroundings): Cursor => {
  const { document, query, word, before } = around;
  const { tokens, isFirst, holder } = commandTokens({ text: document.text, query, word, before });
  const [name, ...rest] = tokens;
  if (name === undefined) {
    return { kind: 'command-start', word, query, isFirst, isJoin: holder === 'join' };
  }
  const command = commandKind(name.image);
  const shape = command === undefined ? undefined : shapeOf(command);
  if (command === undefined || shape === undefined) return { kind: 'nowhere' };
  const progress = progressOf(rest, command, shape);
  const commandStart = name.startOffset;
  return progress.expects === 'name'
    ? { kind: 'new-name', word, query, command, commandStart, tokens: rest }
    : argumentCursor(around, commandStart, progress);
};

const argumentCursor = (
  around: CommandSurroundings,
  commandStart: number,
  progress: Progress,
): Cursor => {
  const { word } = around;
  const { command, expects, part, brackets, operands } = progress;
  const isTop = brackets.length === 0;
  switch (expects) {
    case 'option-value':
      return { kind: 'option-value', word, command, option: progress.used.at(-1) ?? '' };
    case 'pattern':
      return { kind: 'parse-pattern', word };
    default:
  }
  if (part === 'source') return isTop ? { kind: 'source-selection', word } : { kind: 'nowhere' };
  if (isTop && WORDS_ONLY.has(part)) return wordsCursor(around, progress);
  if (expects === 'operand' && part === 'count' && operands === 0) {
    return { kind: 'limit-count', word, words: wordsAt(progress) };
  }
  return expressionCursor(around, commandStart, progress);
};

/** Parts in which nothing stands that could be known, but words. */
const WORDS_ONLY: ReadonlySet<Progress['part']> = new Set(['nothing', 'json', 'table', 'outputs']);

const wordsCursor = ({ word }: CommandSurroundings, progress: Progress): Cursor => {
  const { command, part, expects } = progress;
  const words = part === 'json' && expects === 'operand' ? ['field='] : wordsAt(progress);
  const options = part === 'nothing' ? optionsAt(progress) : [];
  const takesQuery = command === 'appendcols' && part === 'nothing';
  return { kind: 'command-words', word, command, words, options, part, takesQuery };
};

const expressionCursor = (
  { document, query, word, behind }: CommandSurroundings,
  commandStart: number,
  progress: Progress,
): Cursor => {
  const { command, expects, brackets, comparedWith, operator, hasComparison, last } = progress;
  const part = progress.inKeys && progress.part === 'aggregates' ? 'group-keys' : progress.part;
  const words = wordsAt(progress);
  const options = optionsAt(progress);
  const place = { word, query, command, commandStart, part, brackets, words, options, behind };
  if (expects === 'operand') return { kind: 'operand', ...place, comparedWith, operator };
  return {
    kind: 'after',
    ...place,
    done: part === 'count' ? 'count-done' : doneOf(expects),
    last,
    hasComparison,
    startsLine: startsLine(document, word),
  };
};

const doneOf = (expects: Progress['expects']): Done =>
  expects === 'operand' || expects === 'name' || expects === 'pattern' || expects === 'option-value'
    ? 'operand-done'
    : expects;

const wordsAt = (progress: Progress): readonly string[] =>
  clausesAt(progress).map(({ word }) => word);

/** The options that are not written yet, where they may stand. */
const optionsAt = (progress: Progress): readonly string[] => {
  const { command, brackets, part, operands, used } = progress;
  if (brackets.length > 0 || part === 'condition') return [];
  const isPlace =
    command === 'autoregress' ? isDone(progress) : operands === 0 || part === 'nothing';
  return isPlace
    ? optionsOfCommand(command)
        .map(({ name }) => name)
        .filter((name) => !used.includes(name))
    : [];
};

const startsLine = ({ text }: Document, { start }: Span): boolean =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
