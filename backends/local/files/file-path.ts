/** Where a file lies. */
export interface FilePath {
  /** As text; where the path is not UTF-8, with U+FFFD for what is not. */
  readonly path: string;
  /** The bytes of a path that is not UTF-8, by which alone the file can be opened. */
  readonly rawPath?: Uint8Array | undefined;
}

/** What the functions of the file system open. */
export function openable({ path, rawPath }: FilePath): string | Buffer {
  return rawPath === undefined ? path : Buffer.from(rawPath);
}

/** The bytes as text, different for different bytes: UTF-8 where they are that. */
export function losslessText(bytes: Buffer): string {
  const text = bytes.toString();
  return !text.includes('\uFFFD') || Buffer.from(text).equals(bytes)
    ? text
    : bytes.toString('latin1');
}
