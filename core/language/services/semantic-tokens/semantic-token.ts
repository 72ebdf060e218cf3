import type { Span } from '../../text/span.ts';
import type { TokenKind, TokenModifier } from './legend.ts';

/** A piece of text and what it is. */
export interface SemanticToken {
  readonly span: Span;
  readonly kind: TokenKind;
  readonly modifiers: readonly TokenModifier[];
  /** True for what a grammar sees too: it is told only to editors that have none. */
  readonly isPlain: boolean;
}

/** What a grammar cannot know. */
export const meaning = (
  span: Span,
  kind: TokenKind,
  ...modifiers: readonly TokenModifier[]
): SemanticToken => ({ span, kind, modifiers, isPlain: false });

/** What anyone can see. */
export const plain = (
  span: Span,
  kind: TokenKind,
  ...modifiers: readonly TokenModifier[]
): SemanticToken => ({ span, kind, modifiers, isPlain: true });
