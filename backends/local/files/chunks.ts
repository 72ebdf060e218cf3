/** Pieces of a text in order; what has been taken may be overwritten when the next is asked for. */
export type Chunks = AsyncIterable<Buffer>;

/** Thrown where a file turns out to hold no text that could be read. */
export class NoText extends Error {
  readonly kind: 'foreign' | 'unreadable';

  /** `reason` is the end of a sentence about the file. */
  constructor(kind: 'foreign' | 'unreadable', reason: string) {
    super(reason);
    this.kind = kind;
  }
}
