import { readFileSync } from 'node:fs';
import { gunzip } from './gunzip.ts';
import { errorCode, reasonOf } from './reason.ts';
import { isBinary, kindOf } from './magic.ts';
import { unpackZstandard } from './zstandard.ts';

/** What a file holds, decompressed as often as it was compressed. */
export type Content =
  | TextContent
  | { readonly kind: 'foreign' }
  /** It can't be read, and why, as the end of a sentence about the file. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface TextContent {
  readonly kind: 'text';
  readonly bytes: Buffer;
  /** Why these are not all bytes; undefined if they are. */
  readonly damage: string | undefined;
}

/** Offsets in a file's text fit 31 bits, and a small file may decompress to any size. */
const largestContent = 2 ** 31 - 1;

const tooLarge: Content = {
  kind: 'unreadable',
  reason: 'it holds more than 2 GiB of text; split it into smaller files',
};

/** The text of a log file; its kind is told by its first bytes, not by its name. Never throws. */
export function readContent(file: string, limit: number = largestContent): Content {
  try {
    return unpack(readFileSync(file), limit, deepest);
  } catch (error) {
    if (errorCode(error) === 'ERR_FS_FILE_TOO_LARGE') return tooLarge;
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Files that were compressed more often than this are left alone. */
const deepest = 3;

function unpack(bytes: Buffer, limit: number, depth: number): Content {
  if (bytes.length > limit) return tooLarge;
  const kind = kindOf(bytes);
  switch (kind) {
    case 'text':
      return isBinary(bytes) ? { kind: 'foreign' } : { kind: 'text', bytes, damage: undefined };
    case 'gzip':
    case 'zstandard': {
      if (depth === 0) return { kind: 'unreadable', reason: 'it is compressed too many times' };
      const inner = (kind === 'gzip' ? gunzip : unpackZstandard)(bytes, limit);
      if (inner === 'too large') return tooLarge;
      const content = unpack(inner.bytes, limit, depth - 1);
      return content.kind === 'text'
        ? { ...content, damage: inner.damage ?? content.damage }
        : content;
    }
    default:
      return {
        kind: 'unreadable',
        reason: `it is ${kind}, which CTQ does not open; unpack it first`,
      };
  }
}
