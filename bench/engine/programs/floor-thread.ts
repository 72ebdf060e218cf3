import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';

/* Takes one file after another of those that the threads share. */

interface Work {
  readonly files: readonly string[];
  /** The number of the first file that nobody has taken. */
  readonly next: Int32Array;
}

parentPort?.on('message', ({ files, next }: Work) => {
  for (;;) {
    const file = files[Atomics.add(next, 0, 1)];
    if (file === undefined) break;
    unpack(readFileSync(file));
  }
  parentPort?.postMessage('done');
});
parentPort?.postMessage('ready');

/** A file ends with the size of what it holds. */
function unpack(content: Buffer): void {
  if (content.readUInt16BE(0) !== 0x1f8b) return;
  const size = content.readUInt32LE(content.length - 4);
  gunzipSync(content, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 64 });
}
