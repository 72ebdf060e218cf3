import type { PieceOfFile } from '../columns/piece-key.ts';
import type { FileHomes } from './file-homes.ts';

/** Files that are handed to a thread together. */
export type Piece<File> = readonly File[];

/** A piece, or what is left of it, with its place in the order in which pieces are dealt. */
interface Turn<File> {
  readonly piece: Piece<File>;
  readonly place: number;
}

/**
 * Deals the pieces of a scan to its threads, in the order that they are given in: files to the threads that remember them, all others to
 * whoever is free.
 *
 * A thread without work takes over pieces of another one only where that one has to read its files
 * after all: then they cost the same here and there. To go through files in memory takes a fraction
 * of the time that reading them anew does, so it is better to wait.
 */
export class Deal<Thread extends object, File extends PieceOfFile> {
  /** Files that nobody remembers. */
  readonly #common: Turn<File>[] = [];
  readonly #own: ReadonlyMap<Thread, Turn<File>[]>;
  readonly #reading = new Set<Thread>();

  constructor(
    threads: Iterable<Thread>,
    pieces: readonly Piece<File>[],
    homes: Pick<FileHomes<Thread>, 'of'>,
  ) {
    this.#own = new Map(Array.from(threads, (thread) => [thread, []]));
    for (const [place, piece] of pieces.entries()) this.#add({ piece, place }, homes);
  }

  /**
   * The next piece for the thread; `wait` where there may be one later, and undefined where there
   * will be none. Of its own files and those of all, the ones come first that are first in order.
   */
  next(thread: Thread): Piece<File> | 'wait' | undefined {
    const own = this.#own.get(thread) ?? [];
    const isOwnFirst = placeOf(own[0]) < placeOf(this.#common[0]);
    const turn = (isOwnFirst ? own : this.#common).shift();
    if (turn !== undefined) return turn.piece;
    const others = [...this.#own].filter(([, pieces]) => pieces.length > 0);
    if (others.length === 0) return undefined;
    const slow = others.filter(([other]) => this.#reading.has(other)).map(([, pieces]) => pieces);
    return longest(slow)?.pop()?.piece ?? 'wait';
  }

  /** Notes of what the thread has told last whether it had to read the files that it was given. */
  told(
    thread: Thread,
    counts: { readonly filesScanned: number; readonly filesRemembered: number },
  ): void {
    const { filesScanned, filesRemembered } = counts;
    if (filesScanned === 0) return;
    if (filesRemembered < filesScanned / 2) this.#reading.add(thread);
    else this.#reading.delete(thread);
  }

  /** Adds the files of the piece, those of each home as a piece of their own. */
  #add({ piece, place }: Turn<File>, homes: Pick<FileHomes<Thread>, 'of'>): void {
    const parts = new Map<Turn<File>[], File[]>();
    for (const file of piece) {
      const home = homes.of(file);
      const queue = (home && this.#own.get(home)) ?? this.#common;
      const part = parts.get(queue);
      if (part === undefined) parts.set(queue, [file]);
      else part.push(file);
    }
    for (const [queue, files] of parts) queue.push({ piece: files, place });
  }
}

function placeOf(turn: Turn<unknown> | undefined): number {
  return turn?.place ?? Infinity;
}

function longest<Item>(lists: readonly Item[][]): Item[] | undefined {
  let found: Item[] | undefined;
  for (const list of lists) if (list.length > (found?.length ?? 0)) found = list;
  return found;
}
