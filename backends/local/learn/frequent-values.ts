/** Values with how many events have them, at most. */
export type ValueCounts = readonly (readonly [value: string, count: number])[];

/**
 * The frequent values of a stream of any length in the room of a few (Misra and Gries, 1982). Counts
 * are exact until there are more different values than room; from then on each one may be too low by
 * at most a share of 1 / (room + 1) of all that was added, and what is more frequent than that is
 * never lost.
 */
export class FrequentValues {
  readonly #room: number;
  readonly #counts = new Map<string, number>();

  constructor(room: number) {
    this.#room = room;
  }

  add(value: string): void {
    const known = this.#counts.get(value);
    if (known === undefined && this.#counts.size >= this.#room) this.#subtract(1);
    else this.#counts.set(value, (known ?? 0) + 1);
  }

  /** Takes over what was counted elsewhere. */
  merge(counts: ValueCounts): void {
    for (const [value, count] of counts) {
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
    }
    if (this.#counts.size <= this.#room) return;
    const [surplus = 0] = [...this.#counts.values()].sort((a, b) => b - a).slice(this.#room);
    this.#subtract(surplus);
  }

  /** The commonest first; of equally common ones the first in code-unit order. */
  get counts(): ValueCounts {
    return [...this.#counts].sort(
      ([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1),
    );
  }

  /** How often those values were added that were added more than once. */
  get repeated(): number {
    let sum = 0;
    for (const count of this.#counts.values()) if (count > 1) sum += count;
    return sum;
  }

  #subtract(amount: number): void {
    for (const [value, count] of this.#counts) {
      if (count > amount) this.#counts.set(value, count - amount);
      else this.#counts.delete(value);
    }
  }
}
