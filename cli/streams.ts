import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { addAbortSignal, type Readable, type Writable } from 'node:stream';
import { CancelledError, UsageError } from './exit.ts';

/** Where a command reads and writes; the process's own streams unless a caller gives others. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly messages: Writable & { readonly isTTY?: boolean };
}

/** The text of a file, or of standard input for `-`, which the signal ends. */
export const readText = async (
  path: string,
  { streams, signal }: { readonly streams: Streams; readonly signal: AbortSignal },
): Promise<string> => {
  const isInput = path === '-';
  try {
    if (isInput) return await text(addAbortSignal(signal, streams.input));
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isInput && signal.aborted) throw new CancelledError('cancelled', { cause: error });
    const place = isInput ? 'standard input' : path;
    throw new UsageError(`can't read ${place}: ${reason(error)}`, { cause: error });
  }
};

/** Where a command writes its answer, piece by piece. */
export interface Output {
  /** True where someone looks at it. */
  readonly isTerminal: boolean;
  write(piece: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Standard output, or a file, which is opened by the first piece that is written: a run that fails
 * leaves what was there before.
 */
export const outputTo = (path: string | undefined, streams: Streams): Output => {
  const place = path ?? 'standard output';
  let stream = path === undefined ? streams.output : undefined;
  return {
    isTerminal: path === undefined && 'isTTY' in streams.output && streams.output.isTTY === true,
    async write(piece) {
      stream ??= newFile(place);
      await written(stream, place, piece);
    },
    async close() {
      if (path === undefined || stream === undefined || stream.destroyed) return;
      await written(stream, place, '');
      stream.end();
    },
  };
};

/** Resolves when the piece is taken, so that a slow reader slows the writer. */
const written = (stream: Writable, place: string, piece: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(piece, (error) => {
      if (error === null || error === undefined) resolve();
      else
        reject(new UsageError(`can't write to ${place}: ${writeReason(error)}`, { cause: error }));
    });
  });

/** A file whose faults are told by its writes; the event that tells them again is let pass. */
const newFile = (path: string): Writable => createWriteStream(path).on('error', () => {});

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'access is denied'],
  ['EISDIR', 'it is a folder'],
  ['ENOSPC', 'there is no space left'],
]);

const writeReason = (error: Error): string =>
  'code' in error && error.code === 'ENOENT' ? 'there is no such folder' : reason(error);

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? error.message;
};
