import { constants, gunzipSync, gzipSync } from 'node:zlib';

/**
 * `text` as a gzip file of RFC 1952. The header says nothing of the machine: no time (bytes 4 to
 * 7), and operating system unknown (byte 9), where zlib would write the one it was built for.
 */
export function gzip(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY });
  bytes.fill(0, 4, 8);
  bytes[9] = 255;
  return bytes;
}

/** The text of a gzip file. */
export function gunzip(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString('utf8');
}
