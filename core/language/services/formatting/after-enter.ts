import type { IToken } from 'chevrotain';
import type { Position, TextEdit } from 'vscode-languageserver-types';
import { brokenCommands } from '../../format/broken-commands.ts';
import { isError } from '../../problems/problem.ts';
import { endOf } from '../../syntax/lexer.ts';
import { Pipe } from '../../syntax/tokens.ts';
import type { Span } from '../../text/span.ts';
import { commandsAround } from '../commands-around.ts';
import type { Document } from '../document.ts';
import { type Beginning, beginningOf, indentation } from './lines.ts';
import { commandColumn, pipeColumn, STEP } from './pipe-column.ts';
import {
  isInToken,
  lastBefore,
  openBrackets,
  type OpenBracket,
  queryTokens,
  type QueryTokens,
} from './query-tokens.ts';

/** The edits after a line was broken: its two halves begin where the format puts them. */
export const afterEnter = (document: Document, { line }: Position): TextEdit[] => {
  const above = beginningOf(document, line - 1);
  const here = beginningOf(document, line);
  const query = queryTokens(document, here.start);
  // Lines of a text or of an expression are its own.
  if (line === 0 || query === undefined || isInToken(query.tokens, here.start)) {
    return [];
  }
  const last = lastBefore(query.tokens, here.start);
  if (last === undefined || last.startOffset < above.start) {
    return [];
  }
  if (above.content === '|' && here.content === '' && last.tokenType === Pipe) {
    return withoutPipe(document, line);
  }
  return [
    ...lineAbove(document, query, line - 1),
    ...(here.content === ''
      ? emptyLine(document, query, { line, last })
      : brokenLine(document, query, { line, here })),
  ];
};

/** Enter on a pipe without a command ends the query. */
const withoutPipe = (document: Document, line: number): TextEdit[] => {
  const { indent } = beginningOf(document, line);
  const range = { start: { line: line - 1, character: 0 }, end: { line, character: indent } };
  return [{ range, newText: '' }];
};

/** The line that is finished, if a command begins with it. */
const lineAbove = (document: Document, query: QueryTokens, line: number): TextEdit[] => {
  const { end } = beginningOf(document, line);
  const isFirst = query.tokens[0]?.startOffset === end;
  const column = isFirst ? 0 : pipeColumn(document, query, end);
  return column === undefined ? [] : indentation(document, line, column);
};

/**
 * A new line begins with a pipe behind a whole command, and else stands deeper than it. What begins
 * with no command may go on in any way.
 */
const emptyLine = (
  document: Document,
  query: QueryTokens,
  { line, last }: { readonly line: number; readonly last: IToken },
): TextEdit[] => {
  const { commands } = query.query;
  const own = commandsAround(commands, last.startOffset).find(({ span }) => isIn(last, span));
  if (own === undefined || own.kind === 'unknown') {
    return [];
  }
  const brackets = openBrackets(document.text, query.tokens, endOf(last));
  const isWhole = own.span.end === endOf(last) && isSound(document, query, last);
  return isWhole
    ? indentation(document, line, commandColumn(document, queryBracket(brackets)), '| ')
    : indentation(document, line, insideColumn(document, brackets, last));
};

/** What was cut off stands where a pipe, or the rest of a command, belongs. */
const brokenLine = (
  document: Document,
  query: QueryTokens,
  { line, here }: { readonly line: number; readonly here: Beginning },
): TextEdit[] => {
  const token = query.tokens.find(({ startOffset }) => startOffset === here.end);
  if (token === undefined) {
    return [];
  }
  const column = pipeColumn(document, query, here.end);
  return indentation(document, line, column ?? restColumn(document, query, here));
};

/** A closing bracket stands below the line that its opening one stands in. */
const restColumn = (document: Document, { tokens }: QueryTokens, here: Beginning): number => {
  const brackets = openBrackets(document.text, tokens, here.end);
  const innermost = brackets.at(-1);
  return innermost !== undefined && /^[)\]}]/.test(here.content)
    ? commandColumn(document, innermost) - STEP
    : insideColumn(document, brackets, lastBefore(tokens, here.start));
};

/** True where nothing is wrong with the command of the query that a token stands in. */
const isSound = ({ file }: Document, { query }: QueryTokens, token: IToken): boolean => {
  const { start, end } = query.span;
  const errors = file.problems.filter(
    (problem) => isError(problem) && start <= problem.span.start && problem.span.end <= end,
  );
  const broken = brokenCommands(query.commands, errors);
  const around = query.commands.find(({ span }) => isIn(token, span));
  return around !== undefined && !broken.has(around);
};

const isIn = (token: IToken, { start, end }: Span): boolean =>
  start <= token.startOffset && endOf(token) <= end;

/** The column of what continues a command behind a token inside of these brackets. */
const insideColumn = (
  document: Document,
  brackets: readonly OpenBracket[],
  last: IToken | undefined,
): number => {
  const query = queryBracket(brackets);
  const plain = brackets.length - 1 - brackets.findLastIndex(({ holdsQuery }) => holdsQuery);
  const beginsQuery = query !== undefined && query.token === last;
  return commandColumn(document, query) + STEP * (beginsQuery ? 0 : Math.max(1, plain));
};

const queryBracket = (brackets: readonly OpenBracket[]): OpenBracket | undefined =>
  brackets.findLast(({ holdsQuery }) => holdsQuery);
