import { kernelModule } from './kernel-module.ts';
import { compile, instantiate, type Memory } from './web-assembly.ts';

/**
 * The part of the reader that looks at every byte, as a WebAssembly module (assembly/). All places
 * are addresses in the memory it was made with; every text there is followed by `padding` bytes that
 * hold quotes, which text-memory.ts sees to. It never reads further, and what a function says never
 * depends on what lies behind the end it was given.
 */
export interface Kernel {
  /** The first place at or behind `at` that holds no white space, or the text's end. */
  readonly spaceEnd: (at: number) => number;
  /** The place behind the quote that ends the text whose content begins at `at`; -1: none. */
  readonly textEnd: (at: number, end: number) => number;
  /** The place behind the value that begins at `at`; -1: it is none, or does not end. */
  readonly valueEnd: (at: number, end: number) => number;
  /** How far reading came when `valueEnd` or `walk` last gave -1. */
  readonly reachedPlace: () => number;
  /** Takes a tree of paths as path-layout.ts writes it, and clears its slots. */
  readonly usePaths: (root: number, slots: number, count: number) => void;
  /** Notes in the slots where the wanted values of the object at `at` lie; gives its end, or -1. */
  readonly walk: (at: number, end: number) => number;
  /**
   * Walks the object that comes next in a list from `at` on, between two values; gives its end, and -1
   * where what comes is no whole object with a value in one of the first `marks` slots.
   */
  readonly nextRecord: (at: number, end: number, marks: number) => number;
  /** Where that object begins. */
  readonly recordStart: () => number;
  /** Takes memory, which must be zero, for dictionaries; none takes more than `share` of it. */
  readonly useRegion: (start: number, end: number, share: number) => void;
  /** Where the memory begins that dictionaries have not taken yet. */
  readonly regionStart: () => number;
  /** True where a value had no code for want of memory. */
  readonly isRegionFull: () => number;
  /** A new dictionary; 0 where there is no memory for it. */
  readonly createDictionary: () => number;
  /** The code (2 or more) of the value at `start` to `end`; -1 where it gets none. */
  readonly intern: (dictionary: number, start: number, end: number) => number;
  /** Where the bytes of the value lie that has the code, and how many there are. */
  readonly valueStart: (dictionary: number, code: number) => number;
  readonly valueLength: (dictionary: number, code: number) => number;
  /** Notes which values the object has that was walked last; see value-gatherer.ts. */
  readonly gather: (rows: number, count: number, most: number, serial: number) => number;
  /** The milliseconds since 1970 of a time in the usual form; NaN for everything else. */
  readonly timeAt: (start: number, end: number) => number;
  /** The first place in `from` to `end` where the needle (literal.ts) stands; -1: there is none. */
  readonly find: (needle: number, from: number, end: number) => number;
}

/** The bytes behind each text that the kernel may read, and what they must hold. */
export const padding = 64;
export const paddingByte = 0x22;

/**
 * A kernel that works on the memory. `escapedStep` finds the step (its address, or 0) behind a key
 * that is written with escapes.
 */
export function createKernel(memory: Memory, escapedStep: EscapedStep): Kernel {
  module ??= compile(Buffer.from(kernelModule, 'base64'));
  // What it exports is what assembly/index.ts says; the compiler can't know.
  return instantiate(module, { env: { memory }, steps: { escapedStep } }) as Kernel;
}

export type EscapedStep = (step: number, start: number, end: number) => number;

let module: object | undefined;
