/** What was unpacked of compressed data. */
export interface Unpacked {
  readonly bytes: Buffer;
  /** Why there is no more; undefined where everything was unpacked. */
  readonly damage: string | undefined;
}

/**
 * Unpacks into as little memory as is expected to do, and where that does not, into as much as there
 * may be; `too large` where it takes more.
 */
export function unpackWithin(
  limit: number,
  expected: number,
  unpack: (limit: number) => Unpacked | 'too large',
): Unpacked | 'too large' {
  const first = Math.min(expected, limit);
  const unpacked = unpack(first);
  return unpacked === 'too large' && first < limit ? unpack(limit) : unpacked;
}
