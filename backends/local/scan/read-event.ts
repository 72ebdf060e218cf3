import { open } from 'node:fs/promises';
import { NoText } from '../files/chunks.ts';
import { csvChunks } from '../files/csv-chunks.ts';
import { type FilePath, openable } from '../files/file-path.ts';
import { ContentReader } from '../files/read-content.ts';
import { stampOf, stampText } from '../files/stamp.ts';
import { TextStream } from '../files/text-stream.ts';
import { EventReader } from '../reader/event-reader.ts';
import type { EventPlace } from '../reader/pointer.ts';
import type { EventOrder } from './messages.ts';

/**
 * The event at a place as JSON text; undefined where the file has no such event. Throws where the
 * file can't be read or is not the one that the pointer was made of.
 */
export async function readEvent({ file, place }: EventOrder): Promise<string | undefined> {
  try {
    if (place.offset !== undefined) return await eventAt(file, place, place.offset);
    const content = new ContentReader().read(file);
    if (content.kind === 'unreadable') throw new NoText('unreadable', content.reason);
    if (content.kind === 'large') return await eventInStream(file, place);
    checkStamp(place, content.kind === 'text' ? stampText(content.stamp) : '');
    if (content.kind === 'foreign') return undefined;
    const reader = new EventReader('');
    reader.open(content.bytes, place);
    return eventOf(reader, place);
  } catch (error) {
    if (!(error instanceof NoText)) throw error;
    throw new Error(`"${place.file}" can't be read: ${error.message}`, { cause: error });
  }
}

function checkStamp({ file, stamp }: EventPlace, found: string): void {
  if (stamp === found) return;
  throw new Error(`"${file}" has changed since the query was run; run it again`);
}

/** The event of the place's number, if the reader comes to it with what it has. */
function eventOf(reader: EventReader, { ordinal }: EventPlace): string | undefined {
  while (reader.next()) if (reader.ordinal === ordinal) return reader.message();
  return undefined;
}

async function eventInStream(file: FilePath, place: EventPlace): Promise<string | undefined> {
  const stream = await TextStream.open(file);
  try {
    checkStamp(place, stampText(stream.stamp));
    const reader = new EventReader('');
    reader.openWindow(nothing, { final: false }, place);
    reader.next();
    for await (const chunk of csvChunks(stream.chunks(), stream)) {
      reader.more(chunk, false);
      const event = eventOf(reader, place);
      if (event !== undefined) return event;
    }
    reader.more(nothing, true);
    return eventOf(reader, place);
  } finally {
    await stream.close();
  }
}

const nothing = Buffer.alloc(0);

/** The event whose first byte is there, and nothing where there is none, however close one is. */
async function eventAt(
  file: FilePath,
  place: EventPlace,
  offset: number,
): Promise<string | undefined> {
  const handle = await open(openable(file), 'r');
  try {
    checkStamp(place, stampText(stampOf(await handle.stat())));
    const reader = new EventReader('');
    reader.openWindow(nothing, { final: false, inList: true }, place);
    let isFound = reader.next();
    let length = firstRead;
    for (let at = offset; reader.wantsMore;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, null, at);
      at += bytesRead;
      // An event that has not ended is read again from its beginning.
      length = Math.min(2 * length, longestRead);
      reader.more(buffer.subarray(0, bytesRead), bytesRead === 0);
      isFound = reader.next();
    }
    return isFound && reader.offset === 0 ? reader.message() : undefined;
  } finally {
    await handle.close();
  }
}

/** In bytes; most events have less. */
const firstRead = 64 * 1024;
const longestRead = 16 * 1024 ** 2;
