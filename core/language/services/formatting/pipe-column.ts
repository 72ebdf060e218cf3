import { Pipe } from '../../syntax/tokens.ts';
import type { Document } from '../document.ts';
import { beginningOf } from './lines.ts';
import { openBrackets, type OpenBracket, type QueryTokens } from './query-tokens.ts';

/** How much deeper what is inside stands. */
export const STEP = 4;

/** The column of the pipe at an offset; undefined for what is no pipe between commands. */
export const pipeColumn = (
  document: Document,
  { tokens }: QueryTokens,
  offset: number,
): number | undefined => {
  const isPipe = tokens.some(
    ({ startOffset, tokenType }) => startOffset === offset && tokenType === Pipe,
  );
  if (!isPipe) {
    return undefined;
  }
  const innermost = openBrackets(document.text, tokens, offset).at(-1);
  return innermost === undefined || innermost.holdsQuery
    ? commandColumn(document, innermost)
    : undefined;
};

/** The column of pipes in the query that a bracket holds, or of the whole query's. */
export const commandColumn = (document: Document, bracket: OpenBracket | undefined): number => {
  if (bracket === undefined) {
    return 0;
  }
  const { line } = document.lines.positionAt(bracket.token.startOffset);
  return beginningOf(document, line).indent + STEP;
};
