import type { Span } from '../text/span.ts';
import { endOf, lex } from './lexer.ts';

/**
 * A piece of the file as typed, on one line: where it goes over several, line breaks and comments
 * become a blank. Columns without an alias are named so.
 */
export const sourceText = (text: string, { start, end }: Span): string => {
  const typed = text.slice(start, end);
  if (!/[\r\n]/.test(typed)) {
    return typed;
  }
  let line = '';
  let last = start;
  for (const token of lex(text, start, end).tokens) {
    const gap = text.slice(last, token.startOffset);
    line += /[\r\n]/.test(gap) && line !== '' ? ' ' : gap;
    line += token.image;
    last = endOf(token);
  }
  return line;
};
