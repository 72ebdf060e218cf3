import { randomInt } from 'node:crypto';
import type { KeysPart } from './key-scan.ts';
import { wordsOfUuid } from './uuid.ts';
import { UuidTable } from './uuid-table.ts';

/** Different UUIDs that are told apart; they take about 1.5 GB. */
const mostUuids = 40_000_000;

/**
 * Finds the events whose value another event had before: of those with one value all but the one
 * with the least position. Parts may come in any order.
 */
export class Repeats {
  readonly #uuids: UuidTable;
  readonly #texts = new Map<string, number>();
  readonly #found = new Positions();
  /** True while no event was met that has the field. */
  isEmpty = true;

  constructor(most = mostUuids) {
    this.#uuids = new UuidTable(randomInt(2 ** 32), most);
  }

  add({ positions, words, textPositions, texts }: KeysPart): void {
    this.isEmpty &&= positions.length + texts.length === 0;
    for (const [index, position] of positions.entries()) {
      this.#note(this.#uuids.add(words, index * wordsOfUuid, position));
    }
    for (const [index, text] of texts.entries()) {
      this.#addText(text, textPositions[index] ?? 0);
    }
  }

  /** Their positions, ascending; to be called once, when all parts were added. */
  positions(): Float64Array {
    return this.#found.sorted();
  }

  #addText(text: string, position: number): void {
    const first = this.#texts.get(text);
    if (first === undefined || position < first) this.#texts.set(text, position);
    if (first !== undefined) this.#note(Math.max(first, position));
  }

  #note(repeat: number | undefined): void {
    if (repeat !== undefined) this.#found.add(repeat);
  }
}

/** Positions that are added one by one, 8 bytes each. */
class Positions {
  #values = new Float64Array(1024);
  #size = 0;

  add(position: number): void {
    if (this.#size === this.#values.length) {
      const values = new Float64Array(this.#size * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.#size] = position;
    this.#size += 1;
  }

  sorted(): Float64Array {
    return this.#values.subarray(0, this.#size).sort();
  }
}
