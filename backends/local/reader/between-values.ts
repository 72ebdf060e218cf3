import { closeBrace, closeBracket, comma, newline, openBrace } from './json-text.ts';
import type { Text, TextMemory } from './kernel/text-memory.ts';

/** The first place at or behind `position` that is no white space and nothing that stands between values. */
export function separatorsEnd({ bytes }: TextMemory, { end }: Text, position: number): number {
  for (let at = position; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x20 && byte !== comma && byte !== closeBracket && byte !== closeBrace) return at;
  }
  return end;
}

/** The next brace of the line, else the line's end. */
export function braceOrLineEnd({ bytes }: TextMemory, { end }: Text, position: number): number {
  for (let at = position; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === openBrace || byte === newline) return at;
  }
  return end;
}
