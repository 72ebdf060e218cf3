import type { IToken } from 'chevrotain';

/*
 * A slash begins a regular expression or divides. The lexer decides by what stands before it: a
 * regular expression comes only after `like` and `=~`, and where `parse` expects its pattern.
 */

/** Inputs of `parse` are short; looking no further back keeps the lexer linear. */
const FARTHEST = 64;

/** True where a slash after these tokens of the text begins a regular expression. */
export const isRegexPlace = (text: string, before: readonly IToken[]): boolean => {
  let last = before.length - 1;
  while (before.length - last < FARTHEST && nameAt(before, last) === 'OpenParen') {
    last -= 1;
  }
  const name = nameAt(before, last);
  return name === 'like' || name === 'RegexMatch' || isPatternOfParse(text, before);
};

const ENDS_PATTERN: ReadonlySet<string> = new Set(['Text', 'Regex', 'as', 'Pipe']);

/** True where the tokens end with `parse`, or `parse` and an input, and no pattern yet. */
const isPatternOfParse = (text: string, before: readonly IToken[]): boolean => {
  const farthest = Math.max(0, before.length - FARTHEST);
  let closed = 0;
  for (let index = before.length - 1; index >= farthest; index -= 1) {
    const name = nameAt(before, index);
    if (name === 'CloseParen') {
      closed += 1;
    } else if (name === 'OpenParen') {
      closed -= 1;
    }
    if (closed < 0 || (closed === 0 && ENDS_PATTERN.has(name))) {
      return false;
    }
    if (closed === 0 && isParseCommand(text, before, index)) {
      return true;
    }
  }
  return false;
};

const COMMAND = 'parse';

/**
 * A command stands at the start, after a pipe, or first on its line; in parentheses too, if a field
 * follows it: else `(parse / 2)` divides.
 */
const isParseCommand = (text: string, before: readonly IToken[], index: number): boolean => {
  const token = before[index];
  const previous = before[index - 1];
  // The length first: a token can be as long as the file, and is asked about again and again.
  if (token?.image.length !== COMMAND.length || token.image.toLowerCase() !== COMMAND) {
    return false;
  }
  return (
    previous === undefined ||
    previous.tokenType.name === 'Pipe' ||
    (previous.tokenType.name === 'OpenParen' && index < before.length - 1) ||
    // While the lexer is at work tokens have no end yet.
    text.slice(previous.startOffset + previous.image.length, token.startOffset).includes('\n')
  );
};

const nameAt = (tokens: readonly IToken[], index: number): string =>
  tokens[index]?.tokenType.name ?? '';

const CLOSED = /\/(?:\\[^\r\n]|[^/\\\r\n]|\r?\n(?![^\S\n]*[|#]))*\/(?:[gimsuy]{1,4}(?!\w))?/y;
const UNCLOSED = /\/[^\r\n]*/y;

/**
 * The regular expression whose first slash is at the offset. It may go on over lines (the guide
 * has one that does), but not over a line that begins with a pipe or a comment: that is the rest
 * of a query whose expression is not closed yet. The flags that other languages put behind the
 * last slash are taken too, for a message.
 */
export const closedRegexAt = (text: string, offset: number): RegExpExecArray | null => {
  CLOSED.lastIndex = offset;
  return CLOSED.exec(text);
};

/** The rest of the line, for an expression without a closing slash. */
export const unclosedRegexAt = (text: string, offset: number): RegExpExecArray | null => {
  UNCLOSED.lastIndex = offset;
  return UNCLOSED.exec(text);
};
