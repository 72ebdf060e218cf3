import { csvMessages } from '../reader/csv-messages.ts';
import type { Chunks } from './chunks.ts';
import type { TextStream } from './text-stream.ts';

/**
 * The messages of a CSV file that has them, each on a line of its own; any other text as it is. It
 * ends at a row that is too long to be one, and tells the file so.
 */
export async function* csvChunks(
  chunks: Chunks,
  file: Pick<TextStream, 'damage'>,
  longestRow = usualLongestRow,
): Chunks {
  let rows: Rows | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    // An empty piece says nothing.
    if (isFirst && chunk.length > 0) {
      isFirst = false;
      const header = headerOf(chunk);
      if (csvMessages(header) !== undefined) rows = new Rows(header);
    }
    yield rows === undefined ? chunk : rows.messages(chunk);
    if (rows === undefined || rows.pendingBytes <= longestRow) continue;
    file.damage ??= endlessRow;
    return;
  }
  if (rows !== undefined) yield rows.rest();
}

/** In bytes; longer events are not read either. */
const usualLongestRow = 64 * 1024 ** 2;
const endlessRow =
  'a row of its CSV is longer than any event (perhaps a quote is missing), so the rest was not read';

/** Longer ones are not looked at in files that are read whole either. */
const longestHeader = 4096;

/** The first line with its end, or as much as could be a header. */
function headerOf(chunk: Buffer): Buffer {
  const end = chunk.indexOf('\n');
  const length = end < 0 ? chunk.length : end + 1;
  return Buffer.from(chunk.subarray(0, Math.min(length, longestHeader)));
}

/** Cuts a CSV text at ends of rows and reads the messages of whole rows. */
class Rows {
  readonly #header: Buffer;
  /** What came of the row that has not ended. */
  #pending: Buffer[] = [];
  /** True where that ends between quotes. */
  #isQuoted = false;
  #isFirst = true;
  pendingBytes = 0;

  constructor(header: Buffer) {
    this.#header = header;
  }

  messages(chunk: Buffer): Buffer {
    const end = this.#lastRowEnd(chunk);
    if (end === 0) {
      this.#keep(chunk);
      return nothing;
    }
    this.#keep(chunk.subarray(0, end));
    const messages = this.rest();
    this.#keep(chunk.subarray(end));
    return messages;
  }

  /** The messages of all that came and was not read. */
  rest(): Buffer {
    if (this.pendingBytes === 0) return nothing;
    const text = Buffer.concat(this.#isFirst ? this.#pending : [this.#header, ...this.#pending]);
    this.#isFirst = false;
    this.#pending = [];
    this.pendingBytes = 0;
    return csvMessages(text) ?? nothing;
  }

  /** A copy, since the piece may be overwritten. */
  #keep(piece: Buffer): void {
    this.#pending.push(Buffer.from(piece));
    this.pendingBytes += piece.length;
  }

  /** The place behind the last line break of the piece that is not between quotes; 0 without one. */
  #lastRowEnd(piece: Buffer): number {
    let end = 0;
    let isQuoted = this.#isQuoted;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at];
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === newline && !isQuoted) end = at + 1;
    }
    this.#isQuoted = isQuoted;
    return end;
  }
}

const nothing = Buffer.alloc(0);

const quote = 0x22;
const newline = 0x0a;
