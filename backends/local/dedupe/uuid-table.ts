import { memoryShortage } from '../memory.ts';
import { wordsOfUuid } from './uuid.ts';

/**
 * The least position of each UUID that was seen: a hash table of open addressing over the UUIDs
 * themselves, so that no two are ever taken for one. It takes 24 bytes and 8 to 16 of places for
 * each, outside of the heap of JavaScript: ten million take about 370 MB at most.
 */
export class UuidTable {
  /** What the log's author can't know, so that nobody can make all UUIDs meet in one place. */
  readonly #seed: number;
  readonly #most: number;
  readonly #words: Uint32Array[] = [];
  readonly #positions: Float64Array[] = [];
  /** Of each place of the table the number of its entry, counted from 1; 0 for none. */
  #table = new Uint32Array(firstPlaces);
  #size = 0;

  /** Beyond `most` entries it throws. */
  constructor(seed: number, most: number) {
    this.#seed = seed;
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Notes a UUID, four words from `start` on; where it was seen before, the greater one of both
   * positions, which is that of a repeat; else undefined.
   */
  add(words: Uint32Array, start: number, position: number): number | undefined {
    const place = this.#placeOf(words, start);
    const entry = (this.#table[place] ?? 0) - 1;
    if (entry < 0) {
      this.#insert(words, start, { position, place });
      return undefined;
    }
    const positions = this.#positions[entry >>> chunkBits];
    const first = positions?.[entry & chunkMask] ?? 0;
    if (positions === undefined || position >= first) return position;
    positions[entry & chunkMask] = position;
    return first;
  }

  #insert(
    words: Uint32Array,
    start: number,
    { position, place }: { readonly position: number; readonly place: number },
  ): void {
    const entry = this.#size;
    if (entry === this.#most) throw new Error(memoryShortage);
    if ((entry & chunkMask) === 0) {
      this.#words.push(new Uint32Array(wordsOfUuid << chunkBits));
      this.#positions.push(new Float64Array(1 << chunkBits));
    }
    const chunk = entry >>> chunkBits;
    const inChunk = entry & chunkMask;
    this.#words[chunk]?.set(words.subarray(start, start + wordsOfUuid), inChunk * wordsOfUuid);
    this.#positions[chunk]?.fill(position, inChunk, inChunk + 1);
    this.#table[place] = entry + 1;
    this.#size += 1;
    if (this.#size * 2 > this.#table.length) this.#growTable();
  }

  /** Where the UUID is, or where it would be. */
  #placeOf(words: Uint32Array, start: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    for (let place = this.#hash(words, start) & mask; ; place = (place + 1) & mask) {
      const entry = (table[place] ?? 0) - 1;
      if (entry < 0 || this.#isEntry(entry, words, start)) return place;
    }
  }

  #isEntry(entry: number, words: Uint32Array, start: number): boolean {
    const known = this.#words[entry >>> chunkBits] ?? noWords;
    const from = (entry & chunkMask) * wordsOfUuid;
    return (
      known[from] === words[start] &&
      known[from + 1] === words[start + 1] &&
      known[from + 2] === words[start + 2] &&
      known[from + 3] === words[start + 3]
    );
  }

  #growTable(): void {
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let entry = 0; entry < this.#size; entry += 1) {
      const words = this.#words[entry >>> chunkBits] ?? noWords;
      let place = this.#hash(words, (entry & chunkMask) * wordsOfUuid) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = entry + 1;
    }
    this.#table = table;
  }

  /** Four steps of MurmurHash3 (Austin Appleby, public domain) and its end. */
  #hash(words: Uint32Array, start: number): number {
    let hash = this.#seed;
    for (let index = start; index < start + wordsOfUuid; index += 1) {
      const mixed = Math.imul(words[index] ?? 0, 0xcc9e2d51);
      hash ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
      hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}

const firstPlaces = 2 ** 12;

/** Entries are kept in chunks, so that nothing is copied when there are more. */
const chunkBits = 14;
const chunkMask = 2 ** chunkBits - 1;

const noWords = new Uint32Array(0);
