import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Writable } from 'node:stream';
import { UsageError } from './exit.ts';

/** Where a command reads and writes; the process's own streams unless a caller gives others. */
export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: Writable;
  readonly messages: Writable & { readonly isTTY?: boolean };
}

/** The text of a file, or of standard input for `-`. */
export const readText = async (path: string, streams: Streams): Promise<string> => {
  if (path === '-') return text(streams.input);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`can't read ${path}: ${reason(error)}`, { cause: error });
  }
};

/** The file to write to, or standard output where none is named. */
export const openOutput = async (path: string | undefined, streams: Streams): Promise<Writable> => {
  if (path === undefined) return streams.output;
  const file = createWriteStream(path);
  try {
    await once(file, 'open');
  } catch (error) {
    throw new UsageError(`can't write ${path}: ${reason(error)}`, { cause: error });
  }
  return file;
};

/** Writes one piece and waits while the reader at the other end is slower. */
export const write = async (output: Writable, piece: string): Promise<void> => {
  if (!output.write(piece)) await once(output, 'drain');
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'access is denied'],
  ['EISDIR', 'it is a folder'],
]);

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? error.message;
};
