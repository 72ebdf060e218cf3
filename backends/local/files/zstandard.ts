import * as zlib from 'node:zlib';
import { errorCode } from './reason.ts';
import { type Room, type Unpacked, type UnpackFailure, unpackWithin } from './unpacked.ts';

/** Node's, which before 22.15 has no Zstandard, whatever its types say. */
type Library = Partial<Pick<typeof zlib, 'zstdDecompressSync'>>;

/** The content of a Zstandard file; nothing of a damaged one. */
export function unpackZstandard(
  compressed: Buffer,
  room: Room,
  library: Library = zlib,
): Unpacked | UnpackFailure | 'not supported' {
  const decompress = library.zstdDecompressSync;
  if (decompress === undefined) return 'not supported';
  const expected = Math.max(smallest, compressed.length * usualRatio);
  return unpackWithin(room, { expected, held: compressed.length }, (limit) => {
    try {
      return { bytes: decompress(compressed, { maxOutputLength: limit }), damage: undefined };
    } catch (error) {
      if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too large';
      return { bytes: Buffer.alloc(0), damage: 'its Zstandard data is damaged' };
    }
  });
}

const smallest = 64 * 1024;

/** JSON seldom becomes smaller than one part in this many. */
const usualRatio = 40;
