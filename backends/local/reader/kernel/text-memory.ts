import { Dictionary } from './dictionary.ts';
import { createKernel, type EscapedStep, type Kernel, padding, paddingByte } from './kernel.ts';
import { createMemory, type Memory } from './web-assembly.ts';

/** A text in the memory: JSON in UTF-8. Its places are addresses in `TextMemory.bytes`. */
export interface Text {
  readonly start: number;
  /** The place behind its last byte. */
  end: number;
}

/**
 * The memory that a thread's kernel works on: dictionaries, the paths of the query, and a stack of
 * texts, first the file's, above it those that are JSON in a text of the one below.
 *
 * WebAssembly's memory grows and never shrinks. Growing replaces `bytes` and `words`, so nobody keeps
 * them over a call that adds a text. Where texts needed much, the dictionaries move to a new memory
 * once they are gone. Where dictionaries have no room left, a new owner begins with empty ones:
 * `generation` then differs, and codes of before mean nothing.
 */
export class TextMemory {
  readonly #limits: MemoryLimits;
  #inside = createInside();
  #bytes = bytesOf(this.#inside.memory);
  #words = wordsOf(this.#inside.memory);
  #top = textsStart;
  #owner: object | undefined;
  #dictionaries = new Map<string, Dictionary>();
  #generation = 0;
  /** Whose paths are laid out in the memory. */
  pathsOwner: object | undefined;

  constructor(limits: MemoryLimits = usualLimits) {
    this.#limits = limits;
    this.#useRegion(dictionariesStart);
  }

  get kernel(): Kernel {
    return this.#inside.kernel;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** The same memory, four bytes each. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Differs once all codes and addresses of before are void. */
  get generation(): number {
    return this.#generation;
  }

  /** What the dictionaries take. */
  get dictionaryBytes(): number {
    return this.kernel.regionStart() - dictionariesStart;
  }

  /** Where paths may be laid out. */
  get pathRoom(): { readonly bytes: Buffer; readonly start: number; readonly end: number } {
    return { bytes: this.#bytes, start: pathsStart, end: dictionariesStart };
  }

  /**
   * Finds the step behind a key that is written with escapes; set by whoever lays out paths. It may
   * not add texts.
   */
  set escapedStep(find: EscapedStep) {
    this.#inside.hooks.escapedStep = find;
  }

  /** True while nobody else has begun to use the memory for texts. */
  isOwner(owner: object): boolean {
    return this.#owner === owner;
  }

  /** Drops all texts; from now on the memory is the owner's. */
  claim(owner: object): void {
    if (this.#owner !== owner && this.kernel.isRegionFull() !== 0) this.#dropDictionaries();
    this.#owner = owner;
    this.clear();
  }

  /** Drops all texts, and the memory too where more of it was needed than should be kept. */
  clear(): void {
    this.#top = textsStart;
    if (this.#bytes.length > textsStart + this.#limits.kept) this.#move();
  }

  /** Puts a copy of the bytes on top of the stack. */
  push(bytes: Uint8Array): Text {
    const text = this.pushRoom(bytes.length);
    this.#bytes.set(bytes, text.start);
    return text;
  }

  /** Puts a text of so many bytes on top of the stack, for the caller to fill in. */
  pushRoom(length: number): Text {
    const start = this.#top;
    const text = { start, end: start };
    this.#end(text, start + length);
    return text;
  }

  /** Takes the text from the top of the stack. */
  pop(text: Text): void {
    this.#top = text.start;
  }

  /**
   * Drops what comes before `from` from the text on top of the stack, and adds the bytes at its end.
   * Everything behind moves down by `from - text.start`.
   */
  slide(text: Text, from: number, bytes: Uint8Array): void {
    const kept = text.end - from;
    this.#bytes.copyWithin(text.start, from, text.end);
    this.#end(text, text.start + kept + bytes.length);
    this.#bytes.set(bytes, text.start + kept);
  }

  /** The dictionary of a path, made if it is new. */
  dictionaryOf(path: string): Dictionary {
    const known = this.#dictionaries.get(path);
    if (known !== undefined) return known;
    const dictionary = new Dictionary(this);
    this.#dictionaries.set(path, dictionary);
    return dictionary;
  }

  /** Ends the text there, with its padding behind it. */
  #end(text: Text, end: number): void {
    const needed = end + padding - this.#bytes.length;
    if (needed > 0) this.#grow(needed);
    text.end = end;
    this.#bytes.fill(paddingByte, end, end + padding);
    this.#top = end + padding;
  }

  #grow(bytes: number): void {
    const { memory } = this.#inside;
    const wanted = Math.ceil(bytes / pageSize) + pagesToSpare;
    const left = mostPages - memory.buffer.byteLength / pageSize;
    if (bytes > left * pageSize) throw new RangeError('it is too large to be read at once');
    memory.grow(Math.min(wanted, left));
    this.#bytes = bytesOf(memory);
    this.#words = wordsOf(memory);
  }

  /** Moves the dictionaries to a new memory, at the same places. */
  #move(): void {
    const used = this.kernel.regionStart();
    const dictionaries = this.#bytes.subarray(dictionariesStart, used);
    const isFull = this.kernel.isRegionFull() !== 0;
    this.#enter(createInside());
    this.#bytes.set(dictionaries, dictionariesStart);
    this.#useRegion(used, isFull ? used : this.#dictionariesEnd);
  }

  #dropDictionaries(): void {
    this.#enter(createInside());
    this.#useRegion(dictionariesStart);
    this.#dictionaries = new Map();
    this.#generation += 1;
  }

  #useRegion(start: number, end = this.#dictionariesEnd): void {
    this.kernel.useRegion(start, end, this.#limits.dictionaries / dictionaryShares);
  }

  get #dictionariesEnd(): number {
    return dictionariesStart + this.#limits.dictionaries;
  }

  #enter(inside: Inside): void {
    this.#inside = inside;
    this.#bytes = bytesOf(inside.memory);
    this.#words = wordsOf(inside.memory);
    this.#top = textsStart;
    this.pathsOwner = undefined;
  }
}

/** The memory of this thread. */
export function threadMemory(): TextMemory {
  memoryOfThread ??= new TextMemory();
  return memoryOfThread;
}

let memoryOfThread: TextMemory | undefined;

interface Inside {
  readonly memory: Memory;
  readonly kernel: Kernel;
  readonly hooks: { escapedStep: EscapedStep };
}

const pageSize = 65_536;
const mebibyte = 1024 ** 2;

/*
 * Addresses. Pages that nobody has written to take no memory, so regions are as large as they may
 * ever need to be. Places are signed numbers in the kernel, hence the end at 2 GiB.
 */
export const needleStart = 64;
export const gatheringStart = 4096;
const pathsStart = pageSize;
const dictionariesStart = 16 * mebibyte;
const textsStart = 80 * mebibyte;
const mostPages = 32_767;

/** Growing is cheap, but not for every small file a little. */
const pagesToSpare = 16;

/** So many dictionaries may be as large as they can be. */
const dictionaryShares = 8;

/** How much a memory may take, in bytes. */
export interface MemoryLimits {
  /** For texts while there are none. */
  readonly kept: number;
  /** For dictionaries: all that lies between `dictionariesStart` and `textsStart` at most. */
  readonly dictionaries: number;
}

const usualLimits: MemoryLimits = {
  kept: 256 * mebibyte,
  dictionaries: textsStart - dictionariesStart,
};

function createInside(): Inside {
  const memory = createMemory(textsStart / pageSize, mostPages);
  const hooks: Inside['hooks'] = { escapedStep: () => 0 };
  const kernel = createKernel(memory, (step, start, end) => hooks.escapedStep(step, start, end));
  return { memory, kernel, hooks };
}

function bytesOf(memory: Memory): Buffer {
  return Buffer.from(memory.buffer);
}

function wordsOf(memory: Memory): Int32Array {
  return new Int32Array(memory.buffer);
}
