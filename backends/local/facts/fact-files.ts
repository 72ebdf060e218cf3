import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '#protocol/rpc.ts';
import { renameFile } from '../../rename-file.ts';
import { errorCode } from '../files/reason.ts';
import { isSameStamp, type FileStamp, stampOf } from '../files/stamp.ts';
import { decodeFacts, encodeFacts, type FactTable } from './facts-codec.ts';
import { makeFolder } from '../../make-folder.ts';

export interface FactFilesOptions {
  readonly folder: string;
  /** What all files together may hold, in bytes. */
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Facts as they were read, and the state of the file that they were read from. */
export interface ReadFacts {
  readonly table: FactTable;
  readonly stamp: FileStamp;
}

/**
 * Facts on disk: a file for each source, in a folder that all programs of this machine share. Its
 * name is a hash of the source's path. It is written as a whole under another name and then put in
 * place, so that nobody reads half of it, and a crash leaves what was there.
 */
export class FactFiles {
  readonly #options: FactFilesOptions;

  constructor(options: FactFilesOptions) {
    this.#options = options;
  }

  /**
   * The facts of a source; those that were read before if their file has not changed. Undefined
   * where there are none, or none that this version understands. Throws where they can't be read.
   */
  read(source: string, before: ReadFacts | undefined): ReadFacts | undefined {
    const file = this.#fileOf(source);
    try {
      const stamp = stampOf(statSync(file));
      if (before !== undefined && isSameStamp(before.stamp, stamp)) return before;
      const table = decodeFacts(readFileSync(file));
      return table && { table, stamp };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Rejects where the folder can't be written. */
  async write(source: string, table: FactTable): Promise<ReadFacts | undefined> {
    const bytes = encodeFacts(table);
    if (bytes.length > this.#options.limit) return undefined;
    makeFolder(this.#options.folder);
    const file = this.#fileOf(source);
    const draft = path.join(this.#options.folder, `${randomUUID()}${draftEnd}`);
    try {
      writeFileSync(draft, bytes, { mode: 0o600 });
      const stamp = stampOf(statSync(draft));
      await renameFile(draft, file);
      this.#prune(file);
      // Renaming changes when the file was changed, so that it has to be asked once more.
      return { table, stamp: { ...stamp, ctimeMs: statSync(file).ctimeMs } };
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  /** Deletes everything. Where that is not possible it throws what to tell the user. */
  clear(): void {
    try {
      for (const { file } of this.#list()) rmSync(file, { force: true });
    } catch (error) {
      const { folder } = this.#options;
      throw new Error(
        `what is known of log files could not be deleted: ${messageOf(error)}; delete the folder "${folder}"`,
        { cause: error },
      );
    }
  }

  #fileOf(source: string): string {
    const name = createHash('sha256').update(source).digest('hex').slice(0, 32);
    return path.join(this.#options.folder, `${name}${end}`);
  }

  /** Drops what is beyond the limit, the oldest first, and drafts that a crash has left. */
  #prune(kept: string): void {
    let total = 0;
    const newestFirst = this.#list().toSorted((a, b) => b.stamp.mtimeMs - a.stamp.mtimeMs);
    for (const { file, stamp } of newestFirst) {
      const isDraft = file.endsWith(draftEnd);
      const isLeft = isDraft && this.#options.now() - stamp.mtimeMs > longestWrite;
      if (!isDraft) total += stamp.size;
      const isBeyond = total > this.#options.limit && file !== kept;
      if (isLeft || (isBeyond && !isDraft)) rmSync(file, { force: true });
    }
  }

  #list(): readonly { readonly file: string; readonly stamp: FileStamp }[] {
    const { folder } = this.#options;
    let names: readonly string[];
    try {
      names = readdirSync(folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
    return names
      .filter((name) => name.endsWith(end) || name.endsWith(draftEnd))
      .flatMap((name) => {
        const file = path.join(folder, name);
        // Another program may be pruning as well.
        const stats = statSync(file, { throwIfNoEntry: false });
        return stats === undefined ? [] : [{ file, stamp: stampOf(stats) }];
      });
  }
}

const end = '.facts';
const draftEnd = '.draft';

/** Milliseconds; nobody writes for so long. */
const longestWrite = 3_600_000;
