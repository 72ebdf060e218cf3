import type { FilePath } from '../files/file-path.ts';
import type { TextContent } from '../files/read-content.ts';
import { type FileStamp, isSameStamp } from '../files/stamp.ts';
import { ColumnStore } from './column-store.ts';
import { FileColumns } from './file-columns.ts';
import { OutdatedColumns } from './outdated-columns.ts';
import { pieceKey, type PieceOfFile } from './piece-key.ts';

/** What a run uses and keeps of that which its thread remembers. */
export class RunMemory {
  /** That of the thread; where nothing is to be kept, one that ends with the run. */
  readonly store: ColumnStore;
  readonly #bytes: number;

  /** The thread may remember so many bytes; 0: nothing is kept, and nothing of before is used. */
  constructor(store: ColumnStore, bytes: number) {
    this.store = bytes > 0 ? store : new ColumnStore();
    this.#bytes = bytes;
    if (bytes > 0) store.beginRun(bytes);
  }

  /** What is remembered of the file as it was listed. */
  find(file: ListedFile): FileColumns | undefined {
    return this.#isKept(file) ? this.store.find(pieceKey(file), file.stamp) : undefined;
  }

  /** Remembers a file that was read to its end and is whole. */
  keep(file: ListedFile, { bytes, damage, stamp, isSteady }: TextContent, noted: Notes): void {
    const { damaged, foreign, cut, records } = noted.findings;
    const isWhole = damage === undefined && !cut && damaged + foreign === 0;
    if (!this.#isKept(file) || !isWhole || !isSteady || isFresh(stamp)) return;
    const { generation } = noted;
    const columns = new FileColumns({
      stamp,
      events: records,
      textBytes: bytes.length,
      generation,
    });
    noted.noteInto(columns);
    this.store.keep(pieceKey(file), columns, noted.dictionaryBytes);
  }

  /** Adds to what is remembered of the file what was read of it since. */
  keepMore(file: ListedFile, columns: FileColumns, noted: Notes): void {
    const current = columns.inGeneration(noted.generation);
    if (!noted.noteInto(current) && current === columns) return;
    this.store.keep(pieceKey(file), current, noted.dictionaryBytes);
  }

  /** Remembers a segment that is whole, with what was known of it before. */
  keepSegment(file: ListedFile, columns: FileColumns, noted: Notes): void {
    if (!this.#isKept(file) || isFresh(columns.stamp)) return;
    noted.noteInto(columns);
    columns.addFrom(this.find(file));
    this.store.keep(pieceKey(file), columns, noted.dictionaryBytes);
  }

  forget(file: ListedFile): void {
    this.store.forget(pieceKey(file));
  }

  forgetAll(): void {
    this.store.clear();
  }

  /** Two files whose paths are no UTF-8 may have the same text for a path. */
  #isKept({ rawPath }: ListedFile): boolean {
    return this.#bytes > 0 && rawPath === undefined;
  }
}

/** The text of a remembered file; where it is not that of the version any more, `OutdatedColumns`. */
export function sameContent(content: TextContent | Unread, stamp: FileStamp): Buffer {
  if (content.kind === 'unreadable') {
    throw new OutdatedColumns(`a file can't be read any more: ${content.reason}`);
  }
  const isSame = content.kind === 'text' && content.isSteady && isSameStamp(content.stamp, stamp);
  if (isSame) return content.bytes;
  throw new OutdatedColumns('a file has changed while the query ran');
}

interface ListedFile extends FilePath, PieceOfFile {
  readonly stamp: FileStamp;
}

type Unread =
  { readonly kind: 'unreadable'; readonly reason: string } | { readonly kind: 'foreign' | 'large' };

/** What a reader has noted of the file that it has read. */
interface Notes {
  readonly findings: {
    readonly records: number;
    readonly damaged: number;
    readonly foreign: number;
    readonly cut: boolean;
  };
  readonly generation: number;
  /** What the dictionaries take to which the noted codes belong. */
  readonly dictionaryBytes: number;
  noteInto(columns: FileColumns): boolean;
}

/**
 * True where the file was written to just now: another change in the same tick of the file system's
 * clock would not show in its stamp.
 */
function isFresh({ mtimeMs }: FileStamp): boolean {
  const tick = mtimeMs % 1000 === 0 ? coarseTick : fineTick;
  return Date.now() - mtimeMs < tick;
}

/** In milliseconds: of file systems that count seconds, every other one on FAT, and of all others. */
const coarseTick = 2000;
const fineTick = 20;
