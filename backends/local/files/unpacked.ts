/** What was unpacked of compressed data. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** Why there is no more; undefined where everything was unpacked. */
  readonly damage: string | undefined;
}

/** How much a file may take. */
export interface Room {
  /** The bytes that it may hold. */
  readonly limit: number;
  /**
   * Waits until so many bytes may be held, instead of those before; false where they are no longer
   * wanted.
   */
  readonly reserve: (bytes: number) => boolean;
}

/** Room for any file, at once. */
export function roomFor(limit: number): Room {
  return { limit, reserve: () => true };
}

export type UnpackFailure = 'too large' | 'not wanted';

/**
 * Unpacks in as little room as is expected to do, and where it does not, in as much as there may be.
 * `held` is what the compressed data takes itself.
 */
export function unpackWithin(
  { limit, reserve }: Room,
  { expected, held }: { readonly expected: number; readonly held: number },
  unpack: (limit: number) => Unpacked | 'too large',
): Unpacked | UnpackFailure {
  const first = Math.min(expected, limit);
  if (!reserve(held + first)) return 'not wanted';
  const unpacked = unpack(first);
  if (unpacked !== 'too large' || first === limit) return unpacked;
  if (!reserve(held + limit)) return 'not wanted';
  return unpack(limit);
}
