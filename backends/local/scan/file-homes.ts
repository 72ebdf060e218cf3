import { pieceKey, type PieceOfFile } from '../columns/piece-key.ts';

/**
 * Which thread was last given which file, and so is likely to remember it. A guess is enough: a
 * thread that does not remember a file, or another version of it, reads it.
 */
export class FileHomes<Thread extends object> {
  readonly #homes = new Map<string, Thread>();

  /** Notes that the thread has scanned the files. */
  learn(thread: Thread, files: readonly PieceOfFile[]): void {
    for (const file of files) this.#homes.set(pieceKey(file), thread);
  }

  /** The thread that the file should be given to, if it is there. */
  of(file: PieceOfFile): Thread | undefined {
    return this.#homes.get(pieceKey(file));
  }

  /** How many of the files each thread is the home of. */
  count(files: Iterable<PieceOfFile>): ReadonlyMap<Thread, number> {
    const counts = new Map<Thread, number>();
    for (const file of files) {
      const home = this.of(file);
      if (home !== undefined) counts.set(home, (counts.get(home) ?? 0) + 1);
    }
    return counts;
  }

  /** Forgets what a thread remembered that has ended. */
  forget(thread: Thread): void {
    for (const [path, home] of this.#homes) if (home === thread) this.#homes.delete(path);
  }

  clear(): void {
    this.#homes.clear();
  }
}
