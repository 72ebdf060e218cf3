import { type FileHandle, open } from 'node:fs/promises';
import { type FilePath, openable } from './file-path.ts';
import { type FileStamp, stampOf } from './stamp.ts';

/** Reads a file from any place on; the next piece is read while one is made use of. */
export class PlaceReader {
  readonly #handle: FileHandle;
  #place = 0;
  #ahead: Promise<Buffer> | undefined;
  /** In turn one that is made use of and one that is read into. */
  readonly #buffers = [Buffer.allocUnsafeSlow(pieceLength), Buffer.allocUnsafeSlow(pieceLength)];

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async open(file: FilePath): Promise<PlaceReader> {
    return new PlaceReader(await open(openable(file), 'r'));
  }

  /** As it is now. */
  async stamp(): Promise<FileStamp> {
    return stampOf(await this.#handle.stat());
  }

  /** So many bytes from there, or what there is of them. */
  async readAt(place: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafeSlow(length);
    const { bytesRead } = await this.#handle.read(buffer, 0, length, place);
    return buffer.subarray(0, bytesRead);
  }

  /** The next piece will be the one that begins there. */
  async seek(place: number): Promise<void> {
    await this.#ahead;
    this.#place = place;
    this.#ahead = undefined;
  }

  /** The piece that follows, until the next one is asked for; empty at the end. */
  async next(): Promise<Buffer> {
    const piece = await (this.#ahead ?? this.#readPiece());
    this.#place += piece.length;
    this.#ahead = this.#readPiece();
    // Whoever asks for it hears of what went wrong with it.
    this.#ahead.catch(() => undefined);
    return piece;
  }

  async #readPiece(): Promise<Buffer> {
    const [buffer = Buffer.alloc(0)] = this.#buffers;
    this.#buffers.reverse();
    const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, this.#place);
    return buffer.subarray(0, bytesRead);
  }

  async close(): Promise<void> {
    await this.#ahead?.catch(() => undefined);
    await this.#handle.close();
  }
}

/** In bytes: fits the caches that a core has for itself. */
const pieceLength = 1024 ** 2;
