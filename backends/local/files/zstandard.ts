import * as zlib from 'node:zlib';
import type { Unpacked } from './gunzip.ts';
import { errorCode } from './reason.ts';

/** The content of a Zstandard file; nothing of a damaged one. */
export function unpackZstandard(compressed: Buffer, limit: number): Unpacked | 'too large' {
  try {
    const bytes = zlib.zstdDecompressSync(compressed, { maxOutputLength: limit });
    return { bytes, damage: undefined };
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    return { bytes: Buffer.alloc(0), damage: 'its Zstandard data is damaged' };
  }
}
