import { csvMessages } from '../reader/csv-messages.ts';
import type { Chunks } from './chunks.ts';

/** The messages of a CSV file that has them, each on a line of its own; any other text as it is. */
export async function* csvChunks(chunks: Chunks): Chunks {
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
  }
  if (rows !== undefined) yield rows.rest();
}

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
  #pending: Buffer = Buffer.alloc(0);
  #isFirst = true;

  constructor(header: Buffer) {
    this.#header = header;
  }

  messages(chunk: Buffer): Buffer {
    const text = Buffer.concat([this.#pending, chunk]);
    const end = lastRowEnd(text);
    this.#pending = text.subarray(end);
    return this.#read(text.subarray(0, end));
  }

  rest(): Buffer {
    return this.#read(this.#pending);
  }

  #read(rows: Buffer): Buffer {
    if (rows.length === 0) return rows;
    const text = this.#isFirst ? rows : Buffer.concat([this.#header, rows]);
    this.#isFirst = false;
    return csvMessages(text) ?? Buffer.alloc(0);
  }
}

/** The place behind the last line break that is not between quotes. */
function lastRowEnd(text: Buffer): number {
  let end = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === newline && !isQuoted) end = at + 1;
  }
  return end;
}

const quote = 0x22;
const newline = 0x0a;
