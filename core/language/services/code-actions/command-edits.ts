import { type IToken } from 'chevrotain';
import type { Command } from '../../syntax/ast.ts';
import { lex } from '../../syntax/lexer.ts';
import { Pipe } from '../../syntax/tokens.ts';
import { span } from '../../text/span.ts';
import { type Edit, insert, remove } from './edit.ts';
import { type Place, written } from './place.ts';

/* Edits of whole commands: where pipes stand, and where comments do, stays as its author likes it. */

/** The pipe between two places, comments left out. */
const pipeBetween = ({ text }: Place, start: number, end: number): IToken | undefined =>
  lex(text, start, end).tokens.find(({ tokenType }) => tokenType === Pipe);

/** What parts commands here: a new line and its indentation, or a blank, then the pipe. */
export const separator = (place: Place): string => {
  const { text, commands } = place;
  for (const [index, command] of commands.entries()) {
    const next = commands[index + 1];
    const pipe = next && pipeBetween(place, command.span.end, next.span.start);
    if (pipe !== undefined) {
      const before = /(?:\r?\n)[ \t]*$/.exec(text.slice(command.span.end, pipe.startOffset));
      return before === null ? ' | ' : `${before[0]}| `;
    }
  }
  return '\n| ';
};

/** Takes a command out, with one of the pipes beside it. */
export const removeCommand = (place: Place, index: number): readonly Edit[] => {
  const { text, commands } = place;
  const command = commands[index];
  if (command === undefined) {
    return [];
  }
  const before = commands[index - 1];
  const next = commands[index + 1];
  if (before === undefined) {
    return removeFirst(place, command, next);
  }
  const pipe = pipeBetween(place, before.span.end, command.span.start);
  const start = pipe?.startOffset ?? command.span.start;
  const gap = text.slice(before.span.end, start);
  return [remove(span(start - (gap.length - gap.trimEnd().length), command.span.end))];
};

/** Takes the first command out with the pipe behind it; comments between them stay. */
const removeFirst = (
  place: Place,
  command: Command,
  next: Command | undefined,
): readonly Edit[] => {
  const { start, end } = command.span;
  const pipe = next && pipeBetween(place, end, next.span.start);
  if (next === undefined || pipe === undefined) {
    return [remove(command.span)];
  }
  const between = place.text.slice(end, pipe.startOffset);
  const blanks = between.length - between.trimStart().length;
  return blanks < between.length
    ? [remove(span(start, end + blanks)), remove(span(pipe.startOffset, next.span.start))]
    : [remove(span(start, next.span.start))];
};

/** Writes a command before another. */
export const insertBefore = (place: Place, command: Command, text: string): Edit =>
  insert(command.span.start, `${text}${separator(place)}`);

/** Writes a command behind another. */
export const insertBehind = (place: Place, command: Command, text: string): Edit =>
  insert(command.span.end, `${separator(place)}${text}`);

/** Takes a command from where it is to the place before, or behind, another one. */
export const moveCommand = (
  place: Place,
  index: number,
  to: { readonly before: number } | { readonly behind: number },
): readonly Edit[] => {
  const command = place.commands[index];
  const target = place.commands['before' in to ? to.before : to.behind];
  if (command === undefined || target === undefined || command === target) {
    return [];
  }
  const text = written(place, command.span);
  const put =
    'before' in to ? insertBefore(place, target, text) : insertBehind(place, target, text);
  return [...removeCommand(place, index), put];
};
