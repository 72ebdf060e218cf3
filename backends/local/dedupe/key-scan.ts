import type { FieldReader, FieldSource } from '#engine/field-source.ts';
import { isStructure, toText } from '#engine/values/reading.ts';
import { packUuid, wordsOfUuid } from './uuid.ts';

/** What events have in the field by which they count once. Plain data, for other threads. */
export interface KeysPart {
  readonly kind: 'keys';
  /** Of the events whose value is a UUID: positions, and four words for each. */
  readonly positions: Float64Array;
  readonly words: Uint32Array;
  /** Of the events with another value. */
  readonly textPositions: readonly number[];
  readonly texts: readonly string[];
}

/** Collects the values of one field where the events are; events without it are left out. */
export class KeyScan {
  readonly #read: FieldReader;
  #count = 0;
  #positions = new Float64Array(firstRoom);
  #words = new Uint32Array(firstRoom * wordsOfUuid);
  #textPositions: number[] = [];
  #texts: string[] = [];
  readonly matched = 0;
  /** Any event may be one that was there before. */
  readonly satisfied = false;

  constructor(source: FieldSource, field: string) {
    this.#read = source.bind(field);
  }

  take(position: number): void {
    const value = this.#read();
    // As with groups: what has the same text is the same value, and a list or a map is none.
    const text = isStructure(value) ? undefined : toText(value);
    if (text === undefined) return;
    if (this.#count === this.#positions.length) this.#grow();
    if (packUuid(text, this.#words, this.#count * wordsOfUuid)) {
      this.#positions[this.#count] = position;
      this.#count += 1;
    } else {
      this.#textPositions.push(position);
      this.#texts.push(text);
    }
  }

  /** What was collected since the last time. */
  drain(): KeysPart {
    const part: KeysPart = {
      kind: 'keys',
      // Copies of the right size: a view would take its whole buffer along.
      positions: this.#positions.slice(0, this.#count),
      words: this.#words.slice(0, this.#count * wordsOfUuid),
      textPositions: this.#textPositions,
      texts: this.#texts,
    };
    this.#count = 0;
    this.#textPositions = [];
    this.#texts = [];
    return part;
  }

  #grow(): void {
    const positions = new Float64Array(this.#count * 2);
    positions.set(this.#positions);
    const words = new Uint32Array(positions.length * wordsOfUuid);
    words.set(this.#words);
    this.#positions = positions;
    this.#words = words;
  }
}

const firstRoom = 4096;
