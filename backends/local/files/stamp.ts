import type { Stats } from 'node:fs';

/** Tells one state of a file from another; plain data. Times in milliseconds since 1970. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** Another file may have been put in its place, with its times. */
  readonly ino: number;
}

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, mtimeMs, ctimeMs, ino };
}

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

/** What pointers to events say of their file's state; a copy of the file with its times passes. */
export function stampText({ size, mtimeMs }: FileStamp): string {
  return `${size}-${mtimeMs}`;
}
