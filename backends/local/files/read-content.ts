import { readFileSync, statSync } from 'node:fs';
import { gunzip } from './gunzip.ts';
import { isBinary, kindOf } from './magic.ts';
import { reasonOf } from './reason.ts';
import { type Room, roomFor } from './unpacked.ts';
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
  /** Differs once the file has changed. */
  readonly stamp: string;
}

/** Longer ones are no logs that CloudTrail delivers, and a small file may decompress to any size. */
const largestContent = 1024 ** 3;

/**
 * The text of a log file; its kind is told by its first bytes, not by its name. Never throws. The
 * room holds what was read until the caller makes other use of it.
 */
export function readContent(file: string, room: Room = roomFor(largestContent)): Content {
  try {
    const { size, mtimeMs } = statSync(file);
    if (size > room.limit) return tooLarge;
    if (!room.reserve(size)) return notWanted;
    const content = unpack(readFileSync(file), room, deepest);
    return content.kind === 'text' ? { ...content, stamp: `${size}-${mtimeMs}` } : content;
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Room as every file has it, given who waits for it where others need it. */
export function usualRoom(reserve: Room['reserve']): Room {
  return { limit: largestContent, reserve };
}

const tooLarge = unreadable('it holds more than 1 GiB of text; split it into smaller files');
const notWanted = unreadable('the query was stopped');

/** Files that were compressed more often than this are left alone. */
const deepest = 3;

function unpack(bytes: Buffer, room: Room, depth: number): Content {
  const kind = kindOf(bytes);
  switch (kind) {
    case 'text':
      return isBinary(bytes)
        ? { kind: 'foreign' }
        : { kind: 'text', bytes, damage: undefined, stamp: '' };
    case 'gzip':
    case 'zstandard': {
      if (depth === 0) return unreadable('it is compressed too many times');
      const inner = (kind === 'gzip' ? gunzip : unpackZstandard)(bytes, room);
      return unpackAgain(inner, room, depth - 1);
    }
    default:
      return unreadable(`it is ${kind}, which CTQ does not open; unpack it first`);
  }
}

/** What was unpacked may be compressed as well. */
function unpackAgain(
  inner: ReturnType<typeof unpackZstandard>,
  room: Room,
  depth: number,
): Content {
  switch (inner) {
    case 'too large':
      return tooLarge;
    case 'not wanted':
      return notWanted;
    case 'not supported':
      return unreadable('it is compressed with Zstandard, which needs Node 22.15 or newer');
    default: {
      const content = unpack(inner.bytes, room, depth);
      if (content.kind !== 'text') return content;
      return { ...content, damage: inner.damage ?? content.damage };
    }
  }
}

function unreadable(reason: string): Content {
  return { kind: 'unreadable', reason };
}
