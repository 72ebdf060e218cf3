import { type Chunks, NoText } from '../files/chunks.ts';
import { csvChunks } from '../files/csv-chunks.ts';
import { largerChunks } from '../files/larger-chunks.ts';
import { stampText } from '../files/stamp.ts';
import { TextStream } from '../files/text-stream.ts';
import type { ScanFile } from './messages.ts';
import { type Taking, takeEvents } from './window-events.ts';

/** How a large file was. */
export type StreamEnd =
  | {
      readonly kind: 'read';
      /** Of text. */
      readonly bytes: number;
      /** Of the file as it lies on the disk; they have been counted as done. */
      readonly bytesDone: number;
      readonly damage: string | undefined;
      /** True where it was written to meanwhile. */
      readonly isChanged: boolean;
    }
  | {
      readonly kind: 'foreign' | 'unreadable';
      readonly reason: string;
      readonly bytesDone: number;
    };

/** Scans a file of any size piece by piece. Whoever calls this has begun with the file's events. */
export async function scanStream(
  file: ScanFile,
  sourceName: string,
  taking: Taking,
): Promise<StreamEnd> {
  const state = { bytes: 0, bytesDone: 0 };
  let stream: TextStream | undefined;
  try {
    stream = await TextStream.open(file);
    await takeChunks({ file, sourceName, taking, stream, state });
    const isChanged = !(await stream.isSteady());
    return { kind: 'read', ...state, damage: stream.damage, isChanged };
  } catch (error) {
    if (!(error instanceof NoText)) throw error;
    return { kind: error.kind, reason: error.message, bytesDone: state.bytesDone };
  } finally {
    await stream?.close();
  }
}

interface Streaming {
  readonly file: ScanFile;
  readonly sourceName: string;
  readonly taking: Taking;
  readonly stream: TextStream;
  readonly state: { bytes: number; bytesDone: number };
}

async function takeChunks({ file, sourceName, taking, stream, state }: Streaming): Promise<void> {
  const { reader, events, tally, checkpoint } = taking;
  const place = { file: file.name, stamp: stampText(stream.stamp) };
  events.attempt(() => reader.openWindow(nothing, { final: false }, place, sourceName));
  const add = (chunk: Buffer, final: boolean): boolean => {
    events.attempt(() => reader.more(chunk, final));
    return events.failure === undefined && takeEvents(taking);
  };
  // It asks for more before it takes any.
  if (!takeEvents(taking)) return;
  let wanted = 0;
  for await (const chunk of largerChunks(textOf(stream), () => wanted)) {
    const { ordinal } = reader;
    state.bytes += chunk.length;
    tally.count({ bytesScanned: chunk.length, bytesDone: stream.bytesRead - state.bytesDone });
    state.bytesDone = stream.bytesRead;
    if (!add(chunk, false) || !checkpoint()) return;
    // An event that has not ended is read again from its beginning.
    wanted = reader.ordinal > ordinal ? 0 : Math.min(2 * chunk.length, longestChunk);
  }
  add(nothing, true);
}

function textOf(stream: TextStream): Chunks {
  return csvChunks(stream.chunks(), stream);
}

const nothing = Buffer.alloc(0);

/** In bytes. */
const longestChunk = 16 * 1024 ** 2;
