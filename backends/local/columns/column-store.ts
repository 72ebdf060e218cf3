import { type FileStamp, isSameStamp } from '../files/stamp.ts';
import { DerivedValues } from './derived-values.ts';
import type { FileColumns } from './file-columns.ts';

/**
 * What a thread remembers of the files that it has read, within a budget. Files that were not asked
 * for by the latest runs are forgotten first. Those of the current run stay: it goes through all of
 * them in turn, so whatever it pushed out would be missed first by the next one like it.
 */
export class ColumnStore {
  /** By path, the one that was used last at the end. */
  readonly #files = new Map<string, Entry>();
  readonly #derived = new Map<string, DerivedValues>();
  #budget = 0;
  #run = 0;
  #fileBytes = 0;

  /** Begins another run, for which this may take so many bytes. */
  beginRun(budget: number): void {
    this.#run += 1;
    if (this.#derivedBytes() > budget / 2) this.clear();
    this.#budget = budget;
    this.#shrink(budget - this.#derivedBytes());
  }

  /** What is remembered of this version of the file; other versions are forgotten. */
  find(path: string, stamp: FileStamp): FileColumns | undefined {
    const entry = this.#files.get(path);
    if (entry === undefined) return undefined;
    if (!isSameStamp(entry.file.stamp, stamp)) {
      this.forget(path);
      return undefined;
    }
    this.#files.delete(path);
    this.#files.set(path, entry);
    entry.run = this.#run;
    return entry.file;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /**
   * Remembers the file, or what was added to it, if it fits. `others` is what else counts: what the
   * dictionaries of its fields take.
   */
  keep(path: string, file: FileColumns, others = 0): void {
    this.forget(path);
    const bytes = file.bytes + 2 * path.length;
    // They are shared by all files, so where they take too much there is still room for some.
    const dictionaries = Math.min(others + this.#derivedBytes(), this.#budget / 2);
    const room = this.#budget - bytes - dictionaries;
    if (!this.#shrink(room)) return;
    this.#files.set(path, { file, bytes, run: this.#run });
    this.#fileBytes += bytes;
  }

  forget(path: string): void {
    const entry = this.#files.get(path);
    if (entry === undefined) return;
    this.#files.delete(path);
    this.#fileBytes -= entry.bytes;
  }

  /** Forgets everything, also what the current run is about to learn: its codes are void with this. */
  clear(): void {
    this.#files.clear();
    this.#derived.clear();
    this.#fileBytes = 0;
    this.#budget = 0;
  }

  /** The numbered outcomes of the computation. */
  derivedValues(key: string): DerivedValues {
    const known = this.#derived.get(key);
    if (known !== undefined) return known;
    const values = new DerivedValues();
    this.#derived.set(key, values);
    return values;
  }

  /** About what everything takes that is remembered. */
  get bytes(): number {
    return this.#fileBytes + this.#derivedBytes();
  }

  #derivedBytes(): number {
    let bytes = 0;
    for (const values of this.#derived.values()) bytes += values.bytes;
    return bytes;
  }

  /** Forgets files of earlier runs until the rest takes no more; false where it does take more. */
  #shrink(bytes: number): boolean {
    for (const [path, { run }] of this.#files) {
      if (this.#fileBytes <= bytes) break;
      // Those behind it were used later still.
      if (run === this.#run) break;
      this.forget(path);
    }
    return this.#fileBytes <= bytes;
  }
}

interface Entry {
  readonly file: FileColumns;
  readonly bytes: number;
  /** The number of the run that has used it last. */
  run: number;
}
