import type { Position, TextEdit } from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { afterEnter } from './after-enter.ts';
import { queryTokens } from './query-tokens.ts';
import { beginningOf, indentation } from './lines.ts';
import { pipeColumn } from './pipe-column.ts';

/** What `onTypeFormatting` acts on. */
export const formatTriggers = { first: '\n', more: ['|'] } as const;

/**
 * The edits after a character was typed in front of the position: only the beginnings of its line
 * and of the one above change. After Enter behind a whole command the next one's pipe is there.
 */
export const onTypeFormatting = (
  document: Document,
  position: Position,
  typed: string,
): TextEdit[] => {
  switch (typed) {
    case '\n':
      return afterEnter(document, position);
    case '|':
      return afterPipe(document, position);
    default:
      return [];
  }
};

/** A pipe that begins a line stands where the format puts it. */
const afterPipe = (document: Document, { line, character }: Position): TextEdit[] => {
  const beginning = beginningOf(document, line);
  const query = queryTokens(document, beginning.end);
  if (query === undefined || character !== beginning.indent + 1) {
    return [];
  }
  const column = pipeColumn(document, query, beginning.end);
  return column === undefined ? [] : indentation(document, line, column);
};
