/** A file, or a segment of one. */
export interface PieceOfFile {
  readonly path: string;
  readonly segment?: { readonly number: number } | undefined;
}

/** Tells files and segments of files apart; no path goes on behind a line break and a number. */
export function pieceKey({ path, segment }: PieceOfFile): string {
  return segment === undefined ? path : `${path}\n${segment.number}`;
}
