import { jsonText, quote, textEnd } from './json-text.ts';

/** The JSON without white space outside its texts, all else as written. */
export function compactJson(json: Buffer): Buffer {
  const source = jsonText(json);
  const target = Buffer.allocUnsafe(json.length);
  let written = 0;
  for (let at = 0; at < json.length;) {
    const byte = json[at] ?? 0;
    if (byte === quote) {
      const end = textEnd(source, at + 1);
      written += json.copy(target, written, at, end);
      at = end;
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
