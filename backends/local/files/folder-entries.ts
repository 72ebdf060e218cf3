import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { type FilePath, losslessText, openable } from './file-path.ts';

/** What an entry of a folder is. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** An entry that can't be reached by its name as text. */
export interface RawEntry {
  readonly path: Buffer;
  /** Its name without loss: different for each entry, also where names look the same. */
  readonly key: string;
}

/** Takes an entry by its name. */
export type EntryVisitor = (name: string, kind: EntryKind, raw: RawEntry | undefined) => void;

/** Visits the entries of a folder, in no order. Throws where it can't be listed. */
export function visitEntries(folder: FilePath, visit: EntryVisitor): void {
  if (folder.rawPath === undefined) {
    const entries = readdirSync(folder.path, { withFileTypes: true });
    // What is not UTF-8 has become this character, which hardly any name has.
    if (!entries.some(({ name }) => name.includes('\uFFFD'))) {
      for (const entry of entries) visit(entry.name, kindOf(entry), undefined);
      return;
    }
  }
  const entries = readdirSync(openable(folder), { withFileTypes: true, encoding: 'buffer' });
  for (const entry of entries) {
    const bytes = Buffer.from(entry.name);
    const name = bytes.toString();
    const key = losslessText(bytes);
    const isText = key === name && folder.rawPath === undefined;
    visit(name, kindOf(entry), isText ? undefined : { path: rawPath(folder, bytes), key });
  }
}

/** The path of a folder's entry as text. */
export function pathIn({ path: folder }: FilePath, name: string): string {
  // What `path.join` does besides, for each of a hundred thousand files, is done by then.
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name;
}

function rawPath(folder: FilePath, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(openable(folder)), Buffer.from(path.sep), name]);
}

function kindOf(entry: Dirent | Dirent<Buffer>): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
