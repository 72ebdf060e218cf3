import { type Column, compact, expand, notRead, shift } from './column.ts';

/** The codes of one field of the file that is being read, which can be changed. */
export class CodeDraft {
  #numbers = new Int32Array(usualEvents);
  /** Behind this all numbers are 0. */
  #end = 0;
  #isChanged = false;
  /** What to begin with, while nobody has asked yet: many fields of many files nobody asks for. */
  #column: Column | undefined;
  #events = 0;
  #isLoaded = true;

  /** Begins with a file of which the column is known; `events` is 0 where that is not known yet. */
  begin(column: Column | undefined, events: number): void {
    this.#column = column;
    this.#events = events;
    this.#isLoaded = false;
    this.#isChanged = false;
  }

  /** The code of an event: from 1 on, `notNumbered` or `notRead`. */
  get(ordinal: number): number {
    if (!this.#isLoaded) this.#load();
    const numbers = this.#numbers;
    return ordinal < numbers.length ? (numbers[ordinal] ?? 0) - shift : notRead;
  }

  set(ordinal: number, code: number): void {
    if (!this.#isLoaded) this.#load();
    if (ordinal >= this.#numbers.length) this.#grow(ordinal + 1);
    this.#numbers[ordinal] = code + shift;
    if (ordinal >= this.#end) this.#end = ordinal + 1;
    this.#isChanged = true;
  }

  /** True where anything was learned since `begin`. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** What is known of so many events. */
  seal(events: number): Column | undefined {
    if (!this.#isLoaded) this.#load();
    if (events > this.#numbers.length) this.#grow(events);
    return compact(this.#numbers, events);
  }

  #load(): void {
    const events = this.#events;
    if (events > this.#numbers.length) this.#grow(events);
    expand(this.#column, this.#numbers, events);
    if (events < this.#end) this.#numbers.fill(0, events, this.#end);
    this.#end = events;
    this.#isLoaded = true;
  }

  #grow(length: number): void {
    const numbers = new Int32Array(Math.max(length, this.#numbers.length * 2));
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}

/** Files that CloudTrail delivers have about as many. */
const usualEvents = 1024;
