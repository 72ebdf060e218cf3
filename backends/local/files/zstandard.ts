import * as zlib from 'node:zlib';
import { errorCode } from './reason.ts';
import { type Unpacked, unpackWithin } from './unpacked.ts';

/** Node's, which before 22.15 has no Zstandard, whatever its types say. */
type Library = Partial<Pick<typeof zlib, 'zstdDecompressSync'>>;

/** The content of a Zstandard file; nothing of a damaged one. The limit is in bytes. */
export function unpackZstandard(
  compressed: Buffer,
  limit: number,
  library: Library = zlib,
): Unpacked | 'too large' | 'not supported' {
  const decompress = library.zstdDecompressSync;
  if (decompress === undefined) return 'not supported';
  const expected = Math.max(smallest, compressed.length * usualRatio);
  return unpackWithin(limit, expected, (room) => {
    try {
      return { bytes: decompress(compressed, { maxOutputLength: room }), damage: undefined };
    } catch (error) {
      if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too large';
      return { bytes: Buffer.alloc(0), damage: zstandardDamage };
    }
  });
}

const smallest = 64 * 1024;

/** JSON seldom becomes smaller than one part in this many. */
const usualRatio = 40;

export const zstandardDamage = 'its Zstandard data is damaged';
