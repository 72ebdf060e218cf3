import path from 'node:path';
import { messageOf } from '#protocol/rpc.ts';
import { type FileStamp, isSameStamp } from '../files/stamp.ts';
import { FactFiles, type ReadFacts } from './fact-files.ts';
import { type FactTable, nameKey } from './facts-codec.ts';
import { type FileFacts, united } from './file-facts.ts';

/** A file of a source, as it was listed. */
export interface ListedFile {
  /** Relative to the source, with slashes. */
  readonly name: string;
  readonly stamp: FileStamp;
}

/** What is known of a source's files. */
export interface SourceFacts {
  /** Of the file in the state in which it was listed; undefined where nothing is known of it. */
  of(file: ListedFile): FileFacts | undefined;
}

export interface FactStoreOptions {
  /** Where facts outlive the program; undefined keeps them in memory alone. */
  readonly folder: string | undefined;
  /** Told once what is wrong with the folder; queries go on without it. */
  readonly onFault: (message: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What may lie in the folder, in bytes; 256 MiB. */
  readonly limit?: number;
}

/** Where facts of a source may be kept. */
export type Keeping = 'disk' | 'memory';

/**
 * Facts of the files of sources, for all runs of this program and, on disk, for other programs and
 * later ones. What is known is never needed: nothing here throws or rejects, but for `clear`.
 */
export class FactStore {
  readonly #files: FactFiles | undefined;
  readonly #onFault: (message: string) => void;
  readonly #sources = new Map<string, Known>();
  #isTold = false;
  #writing: Promise<void> = Promise.resolve();

  constructor({ folder, onFault, now, limit = usualLimit }: FactStoreOptions) {
    this.#files = folder === undefined ? undefined : new FactFiles({ folder, limit, now });
    this.#onFault = onFault;
  }

  /** `source` is its absolute path. */
  load(source: string, keeping: Keeping): SourceFacts {
    const known = this.#refreshed(source, keeping);
    return {
      of({ name, stamp }) {
        const facts = known.table.get(nameKey(name));
        return facts !== undefined && isSameStamp(facts.stamp, stamp) ? facts : undefined;
      },
    };
  }

  /**
   * Adds what was learned of files, by their names, to what is known. Facts of files that are not
   * listed any more, or in another state, are dropped.
   */
  async save(
    source: string,
    learned: ReadonlyMap<string, FileFacts>,
    { listed, keeping }: { readonly listed: readonly ListedFile[]; readonly keeping: Keeping },
  ): Promise<void> {
    if (learned.size === 0) return;
    await this.#inTurn(async () => {
      const known = this.#refreshed(source, keeping);
      known.table = merged(known.table, learned, listed);
      if (keeping === 'disk') await this.#write(source, known);
    });
  }

  /**
   * Forgets everything, on disk too, and what is about to be written there. Where it can't be deleted
   * from disk, it rejects with what to tell the user.
   */
  async clear(): Promise<void> {
    await this.#inTurn(async () => {
      this.#sources.clear();
      this.#files?.clear();
    });
  }

  /** Begins with some work when all that came before it has ended. */
  async #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => {});
    await done;
  }

  /** What is in memory, with what other programs have written since. */
  #refreshed(source: string, keeping: Keeping): Known {
    // What must not be written stays apart from what is, though it is of one source.
    const key = `${keeping} ${source}`;
    const known = this.#sources.get(key) ?? { table: new Map(), read: undefined };
    this.#sources.delete(key);
    this.#sources.set(key, known);
    const [oldest] = this.#sources.keys();
    if (this.#sources.size > mostSources && oldest !== undefined) this.#sources.delete(oldest);
    if (keeping === 'disk') this.#attempt(() => this.#readAgain(source, known));
    return known;
  }

  #readAgain(source: string, known: Known): void {
    const read = this.#files?.read(source, known.read);
    if (read === known.read) return;
    // What another program has deleted, it may have been told to forget.
    if (read === undefined) known.table = new Map();
    else known.table = known.table.size === 0 ? read.table : together(known.table, read.table);
    known.read = read;
  }

  async #write(source: string, known: Known): Promise<void> {
    try {
      known.read = await this.#files?.write(source, known.table);
    } catch (error) {
      this.#tell(error);
    }
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#onFault(
      `what is known of log files can't be kept on disk, so later queries may read more than they need to: ${messageOf(error)}`,
    );
  }
}

/** The folder of facts in a program's storage; it need not exist. */
export function factFolder(storage: string): string {
  return path.join(storage, 'local', 'facts');
}

/** Deletes the facts of a program's storage; gives why that is not possible where it is not. */
export function clearFacts(storage: string): string | undefined {
  const folder = factFolder(storage);
  try {
    new FactFiles({ folder, limit: 0, now: () => 0 }).clear();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** What is known of one source. */
interface Known {
  table: FactTable;
  /** What was last read from disk or written there. */
  read: ReadFacts | undefined;
}

const usualLimit = 256 * 1024 ** 2;

/** Sources whose facts are in memory. */
const mostSources = 16;

function merged(
  table: FactTable,
  learned: ReadonlyMap<string, FileFacts>,
  listed: readonly ListedFile[],
): FactTable {
  const kept = new Map<number, FileFacts>();
  for (const { name, stamp } of listed) {
    const key = nameKey(name);
    const before = table.get(key);
    const isSame = before !== undefined && isSameStamp(before.stamp, stamp);
    const facts = joined(isSame ? before : undefined, learned.get(name));
    if (facts !== undefined) kept.set(key, facts);
  }
  return kept;
}

function joined(a: FileFacts | undefined, b: FileFacts | undefined): FileFacts | undefined {
  if (a === undefined || b === undefined) return b ?? a;
  return isSameStamp(a.stamp, b.stamp) ? united(a, b) : b;
}

/** What two programs know; which of two states of a file is the later one, the listing will say. */
function together(ours: FactTable, theirs: FactTable): FactTable {
  const all = new Map(ours);
  for (const [key, facts] of theirs) {
    const known = joined(ours.get(key), facts);
    if (known !== undefined) all.set(key, known);
  }
  return all;
}
