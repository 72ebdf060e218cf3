import type { Chunks } from './chunks.ts';

/**
 * The same text in pieces of at least as many bytes as `wanted` says each time, but for the last one.
 * Whoever has to look at all of a long value again with each piece so takes the less of them.
 */
export async function* largerChunks(chunks: Chunks, wanted: () => number): Chunks {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length === 0 && chunk.length >= wanted()) {
      yield chunk;
      continue;
    }
    held.push(Buffer.from(chunk));
    length += chunk.length;
    if (length < wanted()) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}
