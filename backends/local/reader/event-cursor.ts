import { OutdatedColumns } from '../columns/outdated-columns.ts';
import type { Findings } from './findings.ts';
import type { EventPlace, PlacedFile } from './pointer.ts';
import type { RecordFinder } from './record-finder.ts';

/**
 * Goes from event to event of a file. Of a file whose events are known by number it goes through the
 * numbers alone, and opens the file only when an event itself is asked for.
 */
export class EventCursor {
  readonly #finder: RecordFinder;
  /** The number of the event in its file, from 0; of one read through a window, in that. */
  ordinal = -1;
  /** Events of the file before the window. */
  #before = 0;
  /** That of the event on which the finder stands. */
  #found = -1;
  /** How many events there are; undefined where that will be found out. */
  #events: number | undefined;
  #openText: (() => void) | undefined;
  /** How pointers name the file, and the second half of its `@log`. */
  file: PlacedFile = { file: '', stamp: '' };
  sourceName: string;

  constructor(finder: RecordFinder, sourceName: string) {
    this.#finder = finder;
    this.sourceName = sourceName;
  }

  /** Begins with the file that the finder has been opened on. */
  begin(): void {
    this.#events = undefined;
    this.#openText = undefined;
    this.#found = -1;
    this.ordinal = -1;
    this.#before = 0;
  }

  /** Goes on behind the window; its events are not asked for any more. */
  moveWindow(): void {
    this.#before += this.ordinal + 1;
    this.#found = -1;
    this.ordinal = -1;
  }

  /** The number of the event in its file, from 0. */
  get number(): number {
    return this.#before + this.ordinal;
  }

  /**
   * Begins with a file of so many events, all of which were read before without damage. `openText`
   * opens the finder on the same version of the file, or throws.
   */
  beginRemembered(events: number, openText: () => void): void {
    this.begin();
    this.#events = events;
    this.#openText = openText;
  }

  /** Goes to the next event; false where there is none, or none yet. */
  next(): boolean {
    if (this.#events === undefined) {
      if (!this.#finder.next()) return false;
      this.#found += 1;
    } else if (this.ordinal + 1 >= this.#events) return false;
    this.ordinal += 1;
    return true;
  }

  /** Makes sure that the finder stands on the event. */
  arrive(): void {
    if (this.#found !== this.ordinal) this.#catchUp();
  }

  /** True where the text of the file is open. */
  get isOpen(): boolean {
    return this.#openText === undefined;
  }

  /** Where the event begins in the text, on which the finder has to stand. */
  get offset(): number {
    return this.#finder.offset;
  }

  /** Where the event lies, for its pointer; `offset` is needed where the file has a base. */
  place(offset: number): EventPlace {
    const { file, stamp, base } = this.file;
    const ordinal = this.number;
    return base === undefined
      ? { file, stamp, ordinal }
      : { file, stamp, ordinal, offset: base + offset };
  }

  /** What the file has turned out to hold so far. */
  get findings(): Readonly<Findings> {
    return this.#events === undefined
      ? this.#finder.findings
      : { ...intact, records: this.ordinal + 1 };
  }

  #catchUp(): void {
    const open = this.#openText;
    this.#openText = undefined;
    open?.();
    const finder = this.#finder;
    while (this.#found < this.ordinal && finder.next()) this.#found += 1;
    const { damaged, foreign } = finder.findings;
    // What is skipped is not looked at, so damage can come to light with the first query that looks.
    if (this.#found < this.ordinal || damaged + foreign > 0) throw new LateDamage();
  }
}

/** A file that was remembered as whole is not. */
class LateDamage extends OutdatedColumns {
  constructor() {
    super('a file holds damage that earlier queries did not come across');
  }
}

/** True where the error is that, or follows from it. */
export function isLateDamage(error: unknown): boolean {
  return error instanceof LateDamage || (error instanceof Error && isLateDamage(error.cause));
}

const intact = { damaged: 0, foreign: 0, envelope: true, cut: false, digest: false };
