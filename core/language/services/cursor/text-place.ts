import { type IToken, tokenMatcher } from 'chevrotain';
import { endOf } from '../../syntax/lexer.ts';
import { Text, UnterminatedText } from '../../syntax/tokens.ts';
import { type Span, span } from '../../text/span.ts';

/** The text that a cursor is within. */
export interface TextPlace {
  /** What stands between its quotes; of a text that is not closed, the word at the cursor. */
  readonly content: Span;
  readonly quote: string;
  /** False where a quote has to be written behind what is inserted. */
  readonly isClosed: boolean;
}

/** Where the cursor is in a text; undefined where the token is none. */
export const textPlace = (
  token: IToken,
  behind: readonly IToken[],
  at: { readonly text: string; readonly offset: number },
): TextPlace | undefined => {
  if (!tokenMatcher(token, Text)) return undefined;
  const quote = token.image.charAt(0);
  const start = token.startOffset + 1;
  const isClosed = !tokenMatcher(token, UnterminatedText) && !isBorrowed(token, behind, at);
  const end = isClosed ? endOf(token) - 1 : wordEnd(at.text, at.offset);
  return { content: span(start, end), quote, isClosed };
};

/**
 * True where the text ends with the quote that another text began with: `= "| and b = "x"`. Then a
 * text further right on the line is not closed, and nothing is typed behind the cursor.
 */
const isBorrowed = (
  token: IToken,
  behind: readonly IToken[],
  { text, offset }: { readonly text: string; readonly offset: number },
): boolean => {
  const lineEnd = text.indexOf('\n', offset);
  return (
    /^[\s,\])]/.test(text.slice(offset, offset + 1)) &&
    behind.some(
      (next) =>
        tokenMatcher(next, UnterminatedText) &&
        next.image.startsWith(token.image.charAt(0)) &&
        (lineEnd < 0 || next.startOffset < lineEnd),
    )
  );
};

const wordEnd = (text: string, offset: number): number =>
  offset + (/^[\w.:/-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '').length;
