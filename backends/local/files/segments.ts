import { closeSync, openSync, readSync } from 'node:fs';
import { openable } from './file-path.ts';
import type { LogFile } from './list-files.ts';

/** What a large file of text is made of, as far as its beginning says. */
export type Layout =
  /** `{"Records":[…`; the key is that with which its records begin, as written, with quotes. */
  | { readonly kind: 'list'; readonly firstKey: string }
  /** A record a line. */
  | { readonly kind: 'lines' };

/** How files are cut, in bytes. The answer follows from it, so it is the same for every machine. */
export interface SegmentSizes {
  readonly segment: number;
  /** Smaller files are read in one piece. */
  readonly smallestFile: number;
}

export const usualSegments: SegmentSizes = {
  segment: 16 * 1024 ** 2,
  smallestFile: 64 * 1024 ** 2,
};

/** How the file can be cut into segments; undefined where it is to be read in one piece. */
export function layoutOf(file: LogFile, { smallestFile }: SegmentSizes): Layout | undefined {
  if (file.size < smallestFile) return undefined;
  const head = headOf(file);
  const list = /^\s*\{\s*"Records"\s*:\s*\[\s*\{\s*("[^"\\]+")\s*:/.exec(head);
  const [, firstKey] = list ?? [];
  if (firstKey !== undefined) return { kind: 'list', firstKey };
  return firstRecord.test(head) && /\n\{"/.test(head) ? { kind: 'lines' } : undefined;
}

/** Keys with which records begin in practice; a line that begins otherwise may be an envelope. */
const firstRecord =
  /^\{"(?:eventVersion|eventTime|eventName|eventSource|eventID|eventType|userIdentity)"\s*:/;

/** In bytes; more than a record and the beginning of the next one have in nearly all files. */
const headLength = 256 * 1024;

/** The beginning of the file; empty where it can't be read, which is told by those that scan it. */
function headOf(file: LogFile): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(openable(file), 'r');
    const head = Buffer.alloc(headLength);
    return head.toString('latin1', 0, readSync(descriptor, head, 0, headLength, 0));
  } catch {
    return '';
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * A place in the bytes where a record of the layout seems to begin, not before `from`; -1 where there
 * is none. A guess: a text in a record may look the same.
 */
export function seemingRecord(bytes: Buffer, layout: Layout, from: number): number {
  return layout.kind === 'list'
    ? seemingEntry(bytes, layout.firstKey, from)
    : lineStart(bytes, from);
}

/** So many bytes before `from` say whether something begins there; fewer at a file's beginning. */
export const contextLength = 64;

function seemingEntry(bytes: Buffer, firstKey: string, from: number): number {
  for (let at = bytes.indexOf(firstKey, from); at >= 0; at = bytes.indexOf(firstKey, at + 1)) {
    const brace = lastBefore(bytes, at);
    if (brace < from || bytes[brace] !== openBrace) continue;
    const before = bytes[lastBefore(bytes, brace)];
    if (before === comma || before === openBracket) return brace;
  }
  return -1;
}

/** The place of the last byte before `place` that is no white space; -1 if there is none. */
function lastBefore(bytes: Buffer, place: number): number {
  let at = place - 1;
  while (at >= 0 && (bytes[at] ?? 0) <= 0x20) at -= 1;
  return at;
}

function lineStart(bytes: Buffer, from: number): number {
  const end = bytes.indexOf('\n{', Math.max(0, from - 1));
  return end < 0 ? -1 : end + 1;
}

const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;
