import { readLeaf, type Leaf } from '../leaf.ts';
import type { Kernel } from './kernel.ts';

/** The code of a value that is not there. */
export const missingCode = 1;
const firstCode = 2;

/** The numbered values of one path; see `assembly/dictionary.ts` for which values have numbers. */
export class Dictionary {
  readonly #memory: DictionaryMemory;
  /** Where it lies; 0 where there was no memory for it. */
  readonly address: number;
  readonly #values: (Leaf | undefined)[] = [];

  constructor(memory: DictionaryMemory) {
    this.#memory = memory;
    this.address = memory.kernel.createDictionary();
  }

  /** The code of the value that is written at `start` to `end`, quotes included; -1: none. */
  codeOf(start: number, end: number): number {
    return this.#memory.kernel.intern(this.address, start, end);
  }

  /** The value of a code; it is decoded when it is first asked for. */
  valueOf(code: number): Leaf | undefined {
    if (code < firstCode) return undefined;
    const known = this.#values[code - firstCode];
    if (known !== undefined) return known;
    const { kernel, bytes } = this.#memory;
    const start = kernel.valueStart(this.address, code);
    const value = readLeaf(bytes, start, start + kernel.valueLength(this.address, code));
    this.#values[code - firstCode] = value;
    return value;
  }
}

/** The memory as it is at the moment. */
interface DictionaryMemory {
  readonly kernel: Kernel;
  readonly bytes: Buffer;
}
