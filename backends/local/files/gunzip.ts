import { constants, gunzipSync } from 'node:zlib';
import { errorCode } from './reason.ts';

export interface Unpacked {
  readonly bytes: Buffer;
  /** Why there is no more; undefined where everything was unpacked. */
  readonly damage: string | undefined;
}

/**
 * The content of a gzip file, all its members. Of a damaged one, what comes before the damage;
 * `too large` where it is more than `limit` bytes.
 */
export function gunzip(compressed: Buffer, limit: number): Unpacked | 'too large' {
  const options = { chunkSize: expectedSize(compressed, limit), maxOutputLength: limit };
  try {
    return { bytes: gunzipSync(compressed, options), damage: undefined };
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    return { bytes: salvage(compressed, options), damage: damageOf(error) };
  }
}

/**
 * The size that the last four bytes promise (RFC 1952), with a little more: an output that fits its
 * first buffer is neither copied nor asked for once more. Never beyond what deflate can produce.
 */
function expectedSize(compressed: Buffer, limit: number): number {
  const promised = compressed.length < 18 ? 0 : compressed.readUInt32LE(compressed.length - 4);
  return Math.max(smallest, Math.min(promised + 64, compressed.length * highestRatio, limit));
}

const smallest = 1024;
const highestRatio = 1032;

/**
 * What can be unpacked of damaged data: that of its longest beginning that holds no error, which
 * bisection finds, since an error stays where it is whatever follows.
 */
function salvage(compressed: Buffer, options: { chunkSize: number }): Buffer {
  let good: Buffer = Buffer.alloc(0);
  let [sound, broken] = [0, compressed.length + 1];
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    const bytes = unpackStart(compressed.subarray(0, middle), options);
    if (bytes === undefined) broken = middle;
    else [sound, good] = [middle, bytes];
  }
  return good;
}

function unpackStart(start: Buffer, options: { chunkSize: number }): Buffer | undefined {
  try {
    return gunzipSync(start, { ...options, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // The error is in this beginning; which one it is, the whole has said.
    return undefined;
  }
}

function damageOf(error: unknown): string {
  switch (errorCode(error)) {
    case 'Z_BUF_ERROR':
      return 'its gzip data ends too early';
    case 'Z_DATA_ERROR':
      return 'its gzip data is damaged';
    default:
      return `its gzip data can't be read (${error instanceof Error ? error.message : String(error)})`;
  }
}
