import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { modifierBits, typeNumber } from './legend.ts';
import type { SemanticToken } from './semantic-token.ts';

/** A token as the protocol counts it, its line from the first of its section. */
export interface PlacedToken {
  readonly line: number;
  /** On the section's first line from the section's start, else from the line's. */
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
  readonly isPlain: boolean;
}

/** Tokens of a section by lines; one that goes over several is one on each. */
export const placedTokens = (
  document: Document,
  section: Span,
  tokens: readonly SemanticToken[],
): readonly PlacedToken[] => {
  const origin = document.lines.positionAt(section.start);
  return tokens.flatMap((token) =>
    linesOf(document.text, token.span).map((span) => {
      const { line, character } = document.lines.positionAt(span.start);
      return {
        line: line - origin.line,
        character: line === origin.line ? character - origin.character : character,
        length: span.end - span.start,
        type: typeNumber(token.kind),
        modifiers: modifierBits(token.modifiers),
        isPlain: token.isPlain,
      };
    }),
  );
};

const linesOf = (text: string, where: Span): readonly Span[] => {
  const written = text.slice(where.start, where.end);
  if (!/[\r\n]/.test(written)) return [where];
  return [...written.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    start: where.start + index,
    end: where.start + index + line.length,
  }));
};
