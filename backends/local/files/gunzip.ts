import { constants, gunzipSync } from 'node:zlib';
import { messageOf } from '#protocol/rpc.ts';
import { Inflater } from './inflate/inflater.ts';
import { errorCode } from './reason.ts';
import { type Unpacked, unpackWithin } from './unpacked.ts';

/**
 * The content of a gzip file, all its members. Of a damaged one, what comes before the damage;
 * `too large` where it is more than the limit, in bytes, or damaged and large. What it gives is good
 * until the next file.
 */
export function gunzip(compressed: Buffer, limit: number): Unpacked | 'too large' {
  const expected = expectedSize(compressed);
  // What is promised to be too large need not be tried.
  if (expected > limit && isWorthBelieving(compressed, expected)) return 'too large';
  const bytes = inflater.gunzip(compressed, limit);
  if (bytes !== undefined) return { bytes, damage: undefined };
  return unpackWithin(limit, expected, (room) => gunzipInto(compressed, room));
}

const inflater = new Inflater();

function gunzipInto(compressed: Buffer, limit: number): Unpacked | 'too large' {
  try {
    return { bytes: gunzipSync(compressed, sizes(limit)), damage: undefined };
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    // That is many attempts: with a lot of data they would keep the thread from everything else.
    if (compressed.length > mostSalvaged) return 'too large';
    return { bytes: salvage(compressed, limit), damage: gzipDamage(error) };
  }
}

/** In bytes, compressed. */
const mostSalvaged = 256 * 1024;

/** One buffer for all, and a byte more, so that no second one is asked for to find the first full. */
function sizes(limit: number): { readonly chunkSize: number; readonly maxOutputLength: number } {
  return { chunkSize: limit + 1, maxOutputLength: limit };
}

/**
 * The size that the last four bytes promise (RFC 1952), with a little more: an output that fits its
 * first buffer is neither copied nor asked for once more. Never beyond what deflate can produce.
 */
function expectedSize(compressed: Buffer): number {
  const promised = compressed.length < 18 ? 0 : compressed.readUInt32LE(compressed.length - 4);
  return Math.max(smallest, Math.min(promised + 64, compressed.length * highestRatio));
}

const smallest = 1024;
const highestRatio = 1032;

/** Of a file that is cut, anything may be the last four bytes. */
function isWorthBelieving(compressed: Buffer, expected: number): boolean {
  return expected < compressed.length * usualRatio;
}

/** JSON seldom becomes smaller than one part in this many. */
const usualRatio = 100;

/**
 * What can be unpacked of damaged data: that of its longest beginning that holds no error, which
 * bisection finds, since an error stays where it is whatever follows.
 */
function salvage(compressed: Buffer, limit: number): Buffer {
  let good: Buffer = Buffer.alloc(0);
  let [sound, broken] = [0, compressed.length + 1];
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    const bytes = unpackStart(compressed.subarray(0, middle), limit);
    if (bytes === undefined) broken = middle;
    else [sound, good] = [middle, bytes];
  }
  return good;
}

function unpackStart(start: Buffer, limit: number): Buffer | undefined {
  try {
    return gunzipSync(start, { ...sizes(limit), finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // The error is in this beginning; which one it is, the whole has said.
    return undefined;
  }
}

/** What an error of unpacking says of the data, as a part of a sentence about the file. */
export function gzipDamage(error: unknown): string {
  switch (errorCode(error)) {
    case 'Z_BUF_ERROR':
      return 'its gzip data ends too early';
    case 'Z_DATA_ERROR':
      return 'its gzip data is damaged';
    default:
      return `its gzip data can't be read (${messageOf(error)})`;
  }
}
