import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { type Chunks, NoText } from './chunks.ts';
import { gzipDamage } from './gunzip.ts';
import { noZstandard } from './read-content.ts';
import { errorCode } from './reason.ts';
import type { TextStream } from './text-stream.ts';
import { zstandardDamage } from './zstandard.ts';

/**
 * The content of compressed data, unpacked by another thread while this one makes use of what came
 * before. It ends at damage, or where it is a bomb, and tells the file so.
 */
export async function* inflated(
  kind: 'gzip' | 'zstandard',
  source: () => Chunks,
  file: Pick<TextStream, 'bytesRead' | 'damage'>,
  largestUnsuspected = usualUnsuspected,
): Chunks {
  const feed = new Feed(source);
  let given = 0;
  try {
    for await (const chunk of unpackedBy(unpacker(kind), feed.chunks())) {
      given += chunk.length;
      yield chunk;
      if (given <= largestUnsuspected || given <= file.bytesRead * mostUnpacked) continue;
      file.damage ??= bomb;
      return;
    }
  } catch (error) {
    if (error instanceof NoText) throw error;
    file.damage ??= kind === 'gzip' ? gzipDamage(error) : zstandardDamage;
    // Of data that ends too early everything has come.
    if (kind === 'zstandard' || errorCode(error) === 'Z_BUF_ERROR') return;
    yield* restBeforeDamage(source, { given, chunkStart: feed.chunkStart });
  }
}

/**
 * No text of logs becomes so many times smaller, and what is smaller than this, in bytes, is soon
 * read anyway.
 */
const mostUnpacked = 500;
const usualUnsuspected = 1024 ** 3;
const bomb = `it unpacks to more than ${mostUnpacked} times its size, as no log does, so the rest was not read`;

/** Hands on compressed data and knows where the piece begins that was handed on last. */
class Feed {
  readonly #source: () => Chunks;
  chunkStart = 0;

  constructor(source: () => Chunks) {
    this.#source = source;
  }

  async *chunks(): Chunks {
    let end = 0;
    for await (const chunk of this.#source()) {
      this.chunkStart = end;
      end += chunk.length;
      yield chunk;
    }
  }
}

interface Damage {
  /** Bytes of the content that were handed on before it was met. */
  readonly given: number;
  /** Where the piece of compressed data begins that holds it. */
  readonly chunkStart: number;
}

/**
 * What comes before the damage and was not handed on: the unpacker gives nothing of a piece that has
 * damage in it. So everything is unpacked again, that piece in smaller and smaller pieces.
 */
async function* restBeforeDamage(source: () => Chunks, damage: Damage): Chunks {
  let { given, chunkStart } = damage;
  for (const step of [512, 1]) {
    const feed = new Feed(() => inSteps(source, chunkStart, step));
    let passed = 0;
    try {
      for await (const chunk of unpackedBy(unpacker('gzip'), feed.chunks())) {
        const known = Math.min(chunk.length, Math.max(0, given - passed));
        passed += chunk.length;
        if (known === chunk.length) continue;
        yield chunk.subarray(known);
        given = passed;
      }
    } catch (error) {
      // The same damage again, a little closer.
      if (error instanceof NoText) throw error;
    }
    chunkStart = feed.chunkStart;
  }
}

async function* inSteps(source: () => Chunks, start: number, step: number): Chunks {
  let position = 0;
  for await (const chunk of source()) {
    const end = position + chunk.length;
    const whole = Math.min(Math.max(start - position, 0), chunk.length);
    if (whole > 0) yield chunk.subarray(0, whole);
    for (let at = whole; at < chunk.length; at += step) yield chunk.subarray(at, at + step);
    position = end;
  }
}

/** What the unpacker makes of the source; ends both when nobody wants more. */
async function* unpackedBy(through: Transform, source: Chunks): Chunks {
  void fill(through, source);
  try {
    for await (const chunk of through) if (Buffer.isBuffer(chunk)) yield chunk;
  } finally {
    through.destroy();
  }
}

/** Hands over one piece at a time, so that it is known which one has damage in it. */
async function fill(through: Transform, source: Chunks): Promise<void> {
  try {
    for await (const chunk of source) if (!(await isTaken(through, chunk))) return;
    through.end();
  } catch (error) {
    through.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** False where the piece could not be unpacked; whoever reads what comes out hears why. */
async function isTaken(through: Transform, chunk: Buffer): Promise<boolean> {
  if (through.destroyed) return false;
  return await new Promise((resolve) => {
    through.write(chunk, (error) => resolve(error === undefined || error === null));
  });
}

/** Node's, which before 22.15 has no Zstandard, whatever its types say. */
type Library = Partial<Pick<typeof zlib, 'createZstdDecompress'>>;

function unpacker(kind: 'gzip' | 'zstandard'): Transform {
  if (kind === 'gzip') return zlib.createGunzip({ chunkSize });
  const { createZstdDecompress }: Library = zlib;
  if (createZstdDecompress === undefined) throw new NoText('unreadable', noZstandard);
  return createZstdDecompress({ chunkSize });
}

/** Of what comes out, in bytes. */
const chunkSize = 1024 ** 2;
