import type { Output } from '../streams.ts';

/** Enough that what a write costs by itself does not matter. */
const chunkLength = 64 * 1024;

/** An output that writes many small pieces as few large ones; `flush` writes what is left. */
export const chunkedOutput = (output: Output) => {
  let pieces: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    const chunk = pieces.join('');
    pieces = [];
    length = 0;
    await output.write(chunk);
  };
  return {
    async writeAll(more: Iterable<string>): Promise<void> {
      for (const piece of more) {
        pieces.push(piece);
        length += piece.length;
        if (length >= chunkLength) await flush();
      }
    },
    flush,
  };
};
