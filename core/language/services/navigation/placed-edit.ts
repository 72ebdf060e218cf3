import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';

/** A change of a document, by offsets. */
export interface PlacedEdit {
  readonly document: Document;
  readonly span: Span;
  readonly text: string;
  /** Where in the new text the name begins. */
  readonly lead: number;
}
