/** What the first bytes say of a file; `text` where they say nothing. */
export type FileKind = 'text' | 'gzip' | 'zstandard' | 'a zip archive' | `${string} compressed`;

export function kindOf(bytes: Buffer): FileKind {
  for (const { kind, magic } of kinds) {
    if (magic.every((byte, index) => bytes[index] === byte)) return kind;
  }
  return 'text';
}

const kinds: readonly { readonly kind: FileKind; readonly magic: readonly number[] }[] = [
  { kind: 'gzip', magic: [0x1f, 0x8b] },
  { kind: 'zstandard', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'a zip archive', magic: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'bzip2 compressed', magic: [0x42, 0x5a, 0x68] },
  { kind: 'xz compressed', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
];

/**
 * True where the beginning holds what no text holds; UTF-16 with its mark is text, and so is what
 * begins as JSON does: a zero byte in that is damage.
 */
export function isBinary(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const head = bytes.subarray(0, 1024);
  return !isMarked && head.includes(0) && !beginOfJson.test(head.toString('latin1'));
}

/** As Latin-1, with the mark of UTF-8 or without. */
const beginOfJson = /^(?:\u00EF\u00BB\u00BF)?\s*[[{]\s*["[{]/;
