import { closeSync, openSync, readSync } from 'node:fs';
import { openable } from './file-path.ts';
import { kindOf } from './magic.ts';
import type { LogFile } from './list-files.ts';

/**
 * The bytes that files hold decompressed, without reading them: the size of a file of text; of a
 * gzip file what its last four bytes say (RFC 1952, 2.3.1: the size modulo 2^32 of its last
 * member, which in what CloudTrail delivers is the only one), and of any other compressed file ten
 * times its size. A file that can't be read has none.
 */
export function estimateBytes(files: readonly LogFile[]): number {
  return files.reduce((sum, file) => sum + bytesOf(file), 0);
}

/** CloudTrail's JSON compresses about so many times. */
const compression = 10;

const trailerLength = 4;

function bytesOf(log: LogFile): number {
  const { size } = log;
  let file: number | undefined;
  try {
    file = openSync(openable(log), 'r');
    const head = Buffer.alloc(8);
    readSync(file, head, 0, head.length, 0);
    const kind = kindOf(head);
    if (kind === 'text') return size;
    if (kind !== 'gzip' || size < trailerLength) return size * compression;
    const trailer = Buffer.alloc(trailerLength);
    readSync(file, trailer, 0, trailerLength, size - trailerLength);
    return trailer.readUInt32LE(0);
  } catch {
    // Nothing can be read of it either; the run that reads the others will name it.
    return 0;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
