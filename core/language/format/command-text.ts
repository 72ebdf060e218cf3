import type { TokenType } from 'chevrotain';
import { And, AndSign, Comma, Or, OrSign, Pipe } from '../syntax/tokens.ts';
import { depthStep } from './depth-step.ts';
import { chain, clauses, type Doc, enclosed, fill, pipeline, render, row, text } from './layout.ts';
import type { Word } from './words.ts';

/**
 * A command on one line, or on as few as the width allows: lists wrapped, conditions
 * one a line, the keys of `stats` below its aggregates, the parts of a join below each other, and
 * the commands of a query in parentheses one a line. `column` is where its name begins.
 */
export const commandText = (words: readonly Word[], column: number, width: number): string =>
  render(commandDoc(words), { column, indent: 0, after: 0, width });

const commandDoc = (words: readonly Word[]): Doc => {
  const [name, ...rest] = words;
  if (name === undefined) {
    return text('');
  }
  const [list = [], ...further] = clausesOf(rest);
  const head =
    list.length === 0
      ? text(name.text)
      : row([text(list[0]?.tight === true ? name.text : `${name.text} `), elements(list)]);
  return clauses([head, ...further.map(clause)]);
};

/** What follows the name, cut where a part of the command begins that may stand on its own line. */
const clausesOf = (words: readonly Word[]): readonly (readonly Word[])[] => {
  const found: Word[][] = [[]];
  let depth = 0;
  for (const [index, word] of words.entries()) {
    if (depth === 0 && word.beginsClause && index > 0) {
      found.push([]);
    }
    found.at(-1)?.push(word);
    depth += depthStep(word.type);
  }
  return found;
};

/** A word with what follows it, or a query in parentheses. */
const clause = (words: readonly Word[]): Doc => {
  const [first, ...rest] = words;
  if (first === undefined || first.beginsQuery || rest.length === 0) {
    return elements(words);
  }
  return row([text(`${first.text} `), elements(rest)]);
};

/** What stands between commas. */
const elements = (words: readonly Word[]): Doc =>
  fill(splitAt(words, (type) => type === Comma, 'drop').map(conditions));

/** What stands between `and` and `or`. */
const conditions = (words: readonly Word[]): Doc =>
  chain(splitAt(words, isLogical, 'keep').map(operands));

const isLogical = (type: TokenType): boolean =>
  type === And || type === Or || type === AndSign || type === OrSign;

/** The pieces between words of a kind outside of brackets. */
const splitAt = (
  words: readonly Word[],
  separates: (type: TokenType) => boolean,
  separator: 'keep' | 'drop',
): readonly (readonly Word[])[] => {
  const pieces: Word[][] = [];
  let current: Word[] = [];
  let depth = 0;
  for (const word of words) {
    depth += depthStep(word.type);
    if (depth === 0 && separates(word.type)) {
      pieces.push(current);
      current = separator === 'keep' ? [word] : [];
    } else {
      current.push(word);
    }
  }
  return [...pieces, current];
};

/** Words with blanks between them; those in brackets are pieces of their own. */
const operands = (words: readonly Word[]): Doc => {
  const parts: Doc[] = [];
  let plain = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) {
      break;
    }
    plain += `${index === 0 || word.tight ? '' : ' '}${word.text}`;
    const close = depthStep(word.type) > 0 ? closing(words, index) : -1;
    if (close > index + 1) {
      const open = plain.slice(-1);
      parts.push(text(plain.slice(0, -1)));
      const inside = words.slice(index + 1, close);
      const body = word.beginsQuery ? commands(inside) : elements(inside);
      parts.push(enclosed(open, body, words[close]?.text ?? ''));
      plain = '';
      index = close;
    }
  }
  return row([...parts, text(plain)].filter(({ flat }) => flat !== ''));
};

/** The commands of a query in parentheses. */
const commands = (words: readonly Word[]): Doc =>
  pipeline(
    splitAt(words, (type) => type === Pipe, 'drop')
      .filter((command) => command.length > 0)
      .map(commandDoc),
  );

/** The index of the bracket that closes the one at an index. */
const closing = (words: readonly Word[], open: number): number => {
  let depth = 0;
  for (let index = open; index < words.length; index += 1) {
    depth += depthStep(words[index]?.type ?? Comma);
    if (depth === 0) {
      return index;
    }
  }
  return -1;
};
