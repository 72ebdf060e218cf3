import { openBrace, quote } from './json-text.ts';
import type { Text, TextMemory } from './kernel/text-memory.ts';

/**
 * Finds the next record of a file behind damage: the next object that begins with the key with which
 * the file's first record does. Each loss costs patience, so that a file made for it can't keep us
 * reading the same bytes for ever.
 */
export class Recovery {
  readonly #memory: TextMemory;
  #firstKey: Buffer = defaultFirstKey;
  /** How many bytes may still be read in vain. */
  #patience = 0;

  constructor(memory: TextMemory) {
    this.#memory = memory;
  }

  /** Begins with a file of which so many bytes are there. */
  begin(bytes: number): void {
    this.#firstKey = defaultFirstKey;
    this.#patience = leastPatience;
    this.extend(bytes);
  }

  /** So many more bytes of the file are there. */
  extend(bytes: number): void {
    this.#patience += patiencePerByte * bytes;
  }

  /** So many bytes were read in vain. */
  spend(bytes: number): void {
    this.#patience -= bytes;
  }

  /** Takes the first record, which begins at `start`, as the pattern of the others. */
  learn(text: Text, start: number): void {
    this.#firstKey = firstKeyOf(this.#memory, text, start);
  }

  /** The place of the next record at or behind `position`; -1 if none is found, or looked for. */
  search(text: Text, position: number): number {
    return this.#patience < 0 ? -1 : objectWithKey(this.#memory, text, this.#firstKey, position);
  }

  /** Where the search goes on that has found none between `position` and the end of a window. */
  resumption(text: Text, position: number): number {
    if (this.#patience < 0) return text.end;
    return possibleObject(this.#memory, text, this.#firstKey, position);
  }
}

const defaultFirstKey = Buffer.from('"eventVersion"');
const leastPatience = 65_536;
const patiencePerByte = 8;

/** The first key of the object at `start`, with its quotes. */
function firstKeyOf({ bytes, kernel }: TextMemory, { end }: Text, start: number): Buffer {
  const key = kernel.spaceEnd(start + 1);
  if (bytes[key] !== quote) return Buffer.alloc(0);
  return Buffer.from(bytes.subarray(key, kernel.textEnd(key + 1, end)));
}

/** The first object at or behind `position` that begins with the key; -1 if there is none. */
function objectWithKey(
  { bytes }: TextMemory,
  { end }: Text,
  key: Buffer,
  position: number,
): number {
  const searched = bytes.subarray(position, end);
  for (let at = searched.indexOf(key); at >= 0; at = searched.indexOf(key, at + 1)) {
    const before = braceBefore(searched, at);
    if (before >= 0) return position + before;
  }
  return -1;
}

/**
 * The first place in the text behind which such an object may begin whose key the text's end cuts;
 * nothing that comes before has to be kept. Not before `position`.
 */
function possibleObject(
  { bytes }: TextMemory,
  { end }: Text,
  key: Buffer,
  position: number,
): number {
  const searched = bytes.subarray(position, end);
  const keyStart = Math.max(searched.length - key.length, 0);
  let before = keyStart - 1;
  while (before > 0 && (searched[before] ?? 0) <= 0x20) before -= 1;
  return position + Math.max(before, 0);
}

/** The brace before `place` that only white space separates from it; -1 if there is none. */
function braceBefore(bytes: Buffer, place: number): number {
  let before = place - 1;
  while (before > 0 && (bytes[before] ?? 0) <= 0x20) before -= 1;
  return before >= 0 && bytes[before] === openBrace ? before : -1;
}
