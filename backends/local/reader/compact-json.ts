import { quote } from './json-text.ts';
import type { TextMemory } from './kernel/text-memory.ts';

/** The JSON at `start` to `end` without white space outside its texts, all else as written. */
export function compactJson({ bytes, kernel }: TextMemory, start: number, end: number): Buffer {
  const target = Buffer.allocUnsafe(end - start);
  let written = 0;
  for (let at = start; at < end;) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      const next = kernel.textEnd(at + 1, end);
      const close = next < 0 ? end : next;
      written += bytes.copy(target, written, at, close);
      at = close;
      continue;
    }
    if (byte > 0x20) {
      target[written] = byte;
      written += 1;
    }
    at += 1;
  }
  return target.subarray(0, written);
}
