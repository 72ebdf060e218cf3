import { type FileHandle, open } from 'node:fs/promises';
import { type Chunks, NoText } from './chunks.ts';
import { type FilePath, openable } from './file-path.ts';
import { inflated } from './inflated.ts';
import { isBinary, kindOf } from './magic.ts';
import { deepest, foreignCompression, tooDeep } from './read-content.ts';
import { reasonOf } from './reason.ts';
import { type FileStamp, isSameStamp, stampOf } from './stamp.ts';
import { utf8Chunks } from './utf8-chunks.ts';

/**
 * A file of any size that is read piece by piece, decompressed as often as it was compressed: only a
 * few pieces are in memory at a time.
 */
export class TextStream {
  readonly #handle: FileHandle;
  /** When it was opened. */
  readonly stamp: FileStamp;
  /** Bytes read of the file as it lies on the disk. */
  bytesRead = 0;
  /** Why the text that came is not all of it; known when there is no more. */
  damage: string | undefined;

  private constructor(handle: FileHandle, stamp: FileStamp) {
    this.#handle = handle;
    this.stamp = stamp;
  }

  /** Throws `NoText` where it can't be opened. */
  static async open(file: FilePath): Promise<TextStream> {
    try {
      const handle = await open(openable(file), 'r');
      return new TextStream(handle, stampOf(await handle.stat()));
    } catch (error) {
      throw new NoText('unreadable', reasonOf(error));
    }
  }

  /** The text in UTF-8, without byte order mark. Throws `NoText` where there is none. */
  chunks(): Chunks {
    return utf8Chunks(this.#unpacked(() => this.#raw(), deepest));
  }

  /** True where the file has not been written to since it was opened. */
  async isSteady(): Promise<boolean> {
    return isSameStamp(this.stamp, stampOf(await this.#handle.stat()));
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  /** While one piece is made use of the next one is read. */
  async *#raw(): Chunks {
    // In turn one that is made use of and one that is read into.
    const buffers = [Buffer.allocUnsafeSlow(bytesPerRead), Buffer.allocUnsafeSlow(bytesPerRead)];
    let position = 0;
    let next = this.#read(position, buffers);
    try {
      for (let chunk = await next; chunk.length > 0; chunk = await next) {
        position += chunk.length;
        this.bytesRead = position;
        next = this.#read(position, buffers);
        yield chunk;
      }
    } catch (error) {
      throw new NoText('unreadable', reasonOf(error));
    } finally {
      await next.catch(() => undefined);
    }
  }

  async #read(position: number, buffers: Buffer[]): Promise<Buffer> {
    const [buffer = Buffer.alloc(0)] = buffers;
    buffers.reverse();
    const { bytesRead } = await this.#handle.read(buffer, 0, bytesPerRead, position);
    return buffer.subarray(0, bytesRead);
  }

  async *#unpacked(source: () => Chunks, depth: number): Chunks {
    const head = await headOf(source());
    const kind = kindOf(head);
    switch (kind) {
      case 'text':
        if (isBinary(head)) throw new NoText('foreign', 'it is no text');
        yield* source();
        return;
      case 'gzip':
      case 'zstandard': {
        if (depth === 0) throw new NoText('unreadable', tooDeep);
        const inner = (): Chunks => inflated(kind, source, this);
        yield* this.#unpacked(inner, depth - 1);
        return;
      }
      default:
        throw new NoText('unreadable', foreignCompression(kind));
    }
  }
}

const bytesPerRead = 64 * 1024;

/** Enough to know what a text is. */
const headLength = 1024;

async function headOf(source: Chunks): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(Buffer.from(piece));
    length += piece.length;
    if (length >= headLength) break;
  }
  return Buffer.concat(pieces);
}
