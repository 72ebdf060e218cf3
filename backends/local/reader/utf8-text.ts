/**
 * A file's bytes as UTF-8 without byte order mark. UTF-16, which a redirection of PowerShell
 * writes, is known by its mark and converted.
 */
export function utf8Text(bytes: Buffer): Buffer {
  if (beginsWith(bytes, [0xef, 0xbb, 0xbf])) return bytes.subarray(3);
  if (beginsWith(bytes, [0xff, 0xfe])) return Buffer.from(bytes.subarray(2).toString('utf16le'));
  if (beginsWith(bytes, [0xfe, 0xff])) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16();
    return Buffer.from(swapped.toString('utf16le'));
  }
  return bytes;
}

function beginsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
