import type { TokenType } from 'chevrotain';
import {
  And,
  AndSign,
  By,
  CloseParen,
  CloseSquare,
  Comma,
  OpenParen,
  OpenSquare,
  Or,
  OrSign,
} from '../syntax/tokens.ts';
import { chain, type Doc, enclosed, fill, render, row, text } from './layout.ts';
import type { Word } from './words.ts';

/**
 * A command on one line, or on as few as a width of 100 columns allows: lists wrapped, conditions
 * one a line, the keys of `stats` below its aggregates. `column` is where its name begins.
 */
export const commandText = (words: readonly Word[], column: number): string => {
  const [name, ...rest] = words;
  if (name === undefined) {
    return '';
  }
  const by = rest.findIndex(({ type }, index) => type === By && depthAt(rest, index) === 0);
  const isGrouped = by > 0;
  const list = isGrouped ? rest.slice(0, by) : rest;
  const head = row([text(`${name.text} `), elements(list)]);
  if (!isGrouped) {
    return list.length === 0 ? name.text : render(head, { column, indent: 0, after: 0 });
  }
  const keys = row([text('by '), elements(rest.slice(by + 1))]);
  const whole = row([head, text(' '), keys]);
  if (column + whole.flat.length <= WIDTH) {
    return whole.flat;
  }
  const first = render(head, { column, indent: 0, after: 0 });
  const second = render(keys, { column: STEP, indent: STEP, after: 0 });
  return `${first}\n${' '.repeat(STEP)}${second}`;
};

const WIDTH = 100;
const STEP = 4;

const depthAt = (words: readonly Word[], index: number): number =>
  words.slice(0, index).reduce((depth, { type }) => depth + depthStep(type), 0);

const depthStep = (type: TokenType): number => {
  if (type === OpenParen || type === OpenSquare) {
    return 1;
  }
  return type === CloseParen || type === CloseSquare ? -1 : 0;
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
      parts.push(enclosed(open, elements(words.slice(index + 1, close)), words[close]?.text ?? ''));
      plain = '';
      index = close;
    }
  }
  return row([...parts, text(plain)].filter(({ flat }) => flat !== ''));
};

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
