import type { IToken } from 'chevrotain';
import type { Position, SignatureHelp } from 'vscode-languageserver-types';
import { lex } from '../../syntax/lexer.ts';
import type { Query } from '../../syntax/ast.ts';
import { commandsAround } from '../commands-around.ts';
import { queryAround } from '../cursor/cursor-at.ts';
import type { Document } from '../document.ts';
import { offsetAt } from '../ranges.ts';
import { commandSignatures } from './command-signatures.ts';
import { functionSignatures } from './function-signatures.ts';
import { openCalls } from './open-calls.ts';

/**
 * What the call or the command at a position takes, and which part of it is written there; undefined
 * where there is nothing to say.
 */
export const signatureHelp = (
  document: Document,
  position: Position,
): SignatureHelp | undefined => {
  const offset = offsetAt(document, position);
  const { file, text } = document;
  if (file.comments.some(({ span }) => span.start < offset && offset <= span.end)) return undefined;
  const query = queryAround(document, offset);
  if (query === undefined) return undefined;
  const start = commandStart(query, offset);
  if (start === undefined) return undefined;
  const tokens = segment(lex(text, start, endOfCommand(query, offset)).tokens, offset);
  for (const call of openCalls(tokens, offset).toReversed()) {
    const found = functionSignatures(call, isKey(tokens, call.index));
    if (found !== undefined) return found;
  }
  return commandSignatures(tokens, offset);
};

/** Where the innermost command begins that an offset lies in or behind. */
const commandStart = ({ commands }: Query, offset: number): number | undefined =>
  commandsAround(commands, offset).findLast(({ span }) => span.start < offset)?.span.start;

/** Where the outermost command after the offset begins: what is half typed may reach up to there. */
const endOfCommand = ({ commands, span: where }: Query, offset: number): number =>
  commands.find(({ span }) => span.start >= offset)?.span.start ?? where.end;

/** The tokens of the command at the offset: none where a pipe stands between them. */
const segment = (tokens: readonly IToken[], offset: number): readonly IToken[] => {
  const pipe = tokens.findIndex(({ tokenType }) => tokenType.name === 'Pipe');
  const ended = tokens[pipe];
  if (ended === undefined) return tokens;
  return ended.startOffset < offset
    ? segment(tokens.slice(pipe + 1), offset)
    : tokens.slice(0, pipe);
};

/** True behind `by`, where some functions mean something else. */
const isKey = (tokens: readonly IToken[], index: number): boolean =>
  tokens.slice(0, index).some(({ tokenType }) => tokenType.name === 'by');
