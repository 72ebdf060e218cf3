import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type FilePath, openable } from './file-path.ts';
import { gunzip } from './gunzip.ts';
import { isBinary, kindOf } from './magic.ts';
import { reasonOf } from './reason.ts';
import { type FileStamp, isSameStamp, stampOf } from './stamp.ts';
import type { Unpacked } from './unpacked.ts';
import { unpackZstandard } from './zstandard.ts';

/** What a file holds, decompressed as often as it was compressed. */
export type Content =
  | TextContent
  /** It is more than is read at once: to be streamed (`text-stream.ts`). */
  | { readonly kind: 'large' }
  | { readonly kind: 'foreign' }
  /** It can't be read, and why, as the end of a sentence about the file. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface TextContent {
  readonly kind: 'text';
  readonly bytes: Buffer;
  /** Why these are not all bytes; undefined if they are. */
  readonly damage: string | undefined;
  readonly stamp: FileStamp;
  /** False where the file was written to while it was read. */
  readonly isSteady: boolean;
}

/** In bytes, compressed or not; a file of more is streamed. */
const largestWhole = 32 * 1024 ** 2;

/**
 * Reads files whole, one after another, into memory of its own: what it gives is good until the
 * next file is read.
 */
export class ContentReader {
  readonly #largest: number;
  #buffer = Buffer.alloc(0);

  constructor(largest: number = largestWhole) {
    this.#largest = largest;
  }

  /** The text of a log file; its kind is told by its first bytes, not by its name. Never throws. */
  read(file: FilePath): Content {
    try {
      const descriptor = openSync(openable(file), 'r');
      try {
        return this.#readOpen(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    }
  }

  #readOpen(descriptor: number): Content {
    const stamp = stampOf(fstatSync(descriptor));
    if (stamp.size > this.#largest) return { kind: 'large' };
    const bytes = this.#fill(descriptor, stamp.size);
    const isSteady = isSameStamp(stamp, stampOf(fstatSync(descriptor)));
    const content = unpack(bytes, this.#largest, deepest);
    return content.kind === 'text' ? { ...content, stamp, isSteady } : content;
  }

  #fill(descriptor: number, size: number): Buffer {
    if (this.#buffer.length < size) this.#buffer = Buffer.allocUnsafeSlow(roundedUp(size));
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, this.#buffer, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return this.#buffer.subarray(0, length);
  }
}

/** To a power of two, so that slowly growing files don't ask for a buffer each. */
function roundedUp(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(size, smallestBuffer)));
}

const smallestBuffer = 64 * 1024;

/** Files that were compressed more often than this are left alone. */
export const deepest = 3;

type Inner = Content | Omit<TextContent, 'stamp' | 'isSteady'>;

function unpack(bytes: Buffer, limit: number, depth: number): Inner {
  const kind = kindOf(bytes);
  switch (kind) {
    case 'text':
      return isBinary(bytes) ? { kind: 'foreign' } : { kind: 'text', bytes, damage: undefined };
    case 'gzip':
    case 'zstandard': {
      if (depth === 0) return unreadable(tooDeep);
      const inner = (kind === 'gzip' ? gunzip : unpackZstandard)(bytes, limit);
      return unpackAgain(inner, limit, depth - 1);
    }
    default:
      return unreadable(foreignCompression(kind));
  }
}

/** What was unpacked may be compressed as well. */
function unpackAgain(
  inner: Unpacked | 'too large' | 'not supported',
  limit: number,
  depth: number,
): Inner {
  if (inner === 'too large') return { kind: 'large' };
  if (inner === 'not supported') return unreadable(noZstandard);
  const content = unpack(inner.bytes, limit, depth);
  if (!('damage' in content)) return content;
  return { ...content, damage: inner.damage ?? content.damage };
}

export const tooDeep = 'it is compressed too many times';
export const noZstandard = 'it is compressed with Zstandard, which needs Node 22.15 or newer';

export function foreignCompression(kind: string): string {
  return `it is ${kind}, which CTQ does not open; unpack it first`;
}

function unreadable(reason: string): Content {
  return { kind: 'unreadable', reason };
}
