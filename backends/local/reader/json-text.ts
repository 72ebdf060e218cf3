/** The bytes that JSON is made of. */
export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const newline = 0x0a;
const space = 0x20;

/** JSON in UTF-8 as it lies in memory, with what is needed to run over it quickly. */
export interface JsonText {
  readonly bytes: Buffer;
  readonly view: DataView;
  /** The number of bytes; a plain property is read faster than a buffer's length. */
  readonly end: number;
  /** Counts the backslashes that `textEnd` has met, so that a caller can tell whether there were any. */
  escapes: number;
}

export function jsonText(bytes: Buffer): JsonText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, view, end: bytes.length, escapes: 0 };
}

/** The first place at or behind `position` that holds no white space. */
export function spaceEnd({ bytes, end }: JsonText, position: number): number {
  let at = position;
  while (at < end && (bytes[at] ?? 0) <= space) at += 1;
  return at;
}

/**
 * The place behind the quote that ends the text whose content begins at `position`; -1 where the
 * bytes end first. Four bytes at a time: a byte of `x` is zero exactly where the lowest set bit of
 * `(x - 0x01010101) & ~x & 0x80808080` says so (Mycroft's test), and clz32 finds it.
 */
export function textEnd(json: JsonText, position: number): number {
  const { bytes, view, end } = json;
  const lastWord = end - 4;
  let at = position;
  while (at <= lastWord) {
    const word = view.getInt32(at, true);
    const quotes = word ^ 0x22222222;
    const backslashes = word ^ 0x5c5c5c5c;
    const hit =
      (((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes)) &
      0x80808080;
    if (hit === 0) {
      at += 4;
      continue;
    }
    at += (31 - Math.clz32(hit & -hit)) >> 3;
    if (bytes[at] === quote) return at + 1;
    json.escapes += 1;
    at += 2;
  }
  return textEndByByte(json, at);
}

function textEndByByte(json: JsonText, position: number): number {
  const { bytes, end } = json;
  for (let at = position; at < end; at += 1) {
    if (bytes[at] === quote) return at + 1;
    if (bytes[at] === backslash) {
      json.escapes += 1;
      at += 1;
    }
  }
  return -1;
}

/**
 * The place behind the bracket that closes the object or list whose content begins at `position`;
 * -1 where the bytes end first. Brackets are counted, whatever their kind: `{]` passes.
 */
export function nestedEnd(json: JsonText, position: number): number {
  const { bytes, end } = json;
  let depth = 1;
  let at = position;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === quote) {
      at = textEnd(json, at);
      if (at < 0) return -1;
      // Nearly every text is followed by one of these.
      if (bytes[at] === colon || bytes[at] === comma) at += 1;
      continue;
    }
    // `[` and `{`, as `]` and `}`, differ in this bit alone.
    const bracket = byte | 0x20;
    if (bracket === openBrace) depth += 1;
    else if (bracket === closeBrace) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** The place behind the value that begins at `position`; -1 where it is no value or has no end. */
export function valueEnd(json: JsonText, position: number): number {
  const byte = json.bytes[position];
  if (byte === quote) return textEnd(json, position + 1);
  if (byte === openBrace || byte === openBracket) return nestedEnd(json, position + 1);
  return scalarEnd(json, position);
}

/**
 * The place behind the number, `true`, `false` or `null` at `position`; -1 where none begins or
 * nothing follows it, since a number at the end of the bytes may have been cut.
 */
function scalarEnd({ bytes, end }: JsonText, position: number): number {
  if (!beginsScalar(bytes[position])) return -1;
  for (let at = position + 1; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === comma || byte === closeBrace || byte === closeBracket || byte <= space) return at;
  }
  return -1;
}

/** True where the byte at `position` can be the first of a value. */
export function beginsValue({ bytes }: JsonText, position: number): boolean {
  const byte = bytes[position];
  return byte === quote || byte === openBrace || byte === openBracket || beginsScalar(byte);
}

function beginsScalar(byte: number | undefined): boolean {
  switch (byte) {
    case 0x2d: // -
    case 0x66: // false
    case 0x6e: // null
    case 0x74: // true
      return true;
    default:
      return byte !== undefined && byte >= 0x30 && byte <= 0x39;
  }
}
