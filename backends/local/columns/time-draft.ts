import { compactTimes, expandTimes, type TimeColumn, timeNotRead } from './time-column.ts';

/**
 * The times of the events of the file that is being read, which can be changed. It is `CodeDraft` over
 * another kind of array: shared code would read both kinds, and is on the way of every field of every event.
 */
export class TimeDraft {
  #times = new Float64Array(usualEvents).fill(timeNotRead);
  /** Behind this nothing was read. */
  #end = 0;
  #isChanged = false;
  /** What to begin with, while nobody has asked yet. */
  #column: TimeColumn | undefined;
  #events = 0;
  #isLoaded = true;

  /** Begins with a file of which the column is known; `events` is 0 where that is not known yet. */
  begin(column: TimeColumn | undefined, events: number): void {
    this.#column = column;
    this.#events = events;
    this.#isLoaded = false;
    this.#isChanged = false;
  }

  /** Milliseconds since 1970, NaN where the event has no time, or `timeNotRead`. */
  get(ordinal: number): number {
    if (!this.#isLoaded) this.#load();
    const times = this.#times;
    return ordinal < times.length ? (times[ordinal] ?? timeNotRead) : timeNotRead;
  }

  set(ordinal: number, time: number): void {
    if (!this.#isLoaded) this.#load();
    if (ordinal >= this.#times.length) this.#grow(ordinal + 1);
    this.#times[ordinal] = time;
    if (ordinal >= this.#end) this.#end = ordinal + 1;
    this.#isChanged = true;
  }

  /** True where anything was learned since `begin`. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** What is known of so many events. */
  seal(events: number): TimeColumn | undefined {
    if (!this.#isLoaded) this.#load();
    if (events > this.#times.length) this.#grow(events);
    return compactTimes(this.#times, events);
  }

  #load(): void {
    const events = this.#events;
    if (events > this.#times.length) this.#grow(events);
    expandTimes(this.#column, this.#times, events);
    if (events < this.#end) this.#times.fill(timeNotRead, events, this.#end);
    this.#end = events;
    this.#isLoaded = true;
  }

  #grow(length: number): void {
    const times = new Float64Array(Math.max(length, this.#times.length * 2)).fill(timeNotRead);
    times.set(this.#times);
    this.#times = times;
  }
}

/** Files that CloudTrail delivers have about as many. */
const usualEvents = 1024;
