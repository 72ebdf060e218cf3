import type { Scalar } from '#engine/plan/requirement.ts';
import { gatheringStart, type TextMemory } from './kernel/text-memory.ts';
import type { RecordWalker } from './record-walker.ts';

/** Finds out which values some fields have in a file. They are known by their places in a list. */
export interface ValueGatherer {
  /** Begins with another file, which is open; `fields` has a bit for each field that is wanted. */
  begin(fields: number): void;
  /** Takes the current event. Gives the bits of those fields whose value has no code. */
  take(): number;
  /** The codes of a field's values so far, until the next event; undefined where there are too many. */
  codes(field: number): Int32Array | undefined;
  /** The value of one of these codes. */
  valueOf(field: number, code: number): Scalar;
}

/** Of a field that has more codes in a file none is known. */
export const mostCodes = 512;

/**
 * Lets the kernel do it: one call for all fields of an event, of which hardly ever anything is new
 * (assembly/gather.ts).
 */
export class KernelGatherer implements ValueGatherer {
  readonly #memory: TextMemory;
  readonly #walker: RecordWalker;
  readonly #slots: readonly number[];
  #serial = 0;

  /** There may be 19 paths at most. */
  constructor(memory: TextMemory, walker: RecordWalker, paths: readonly string[]) {
    this.#memory = memory;
    this.#walker = walker;
    this.#slots = paths.map((path) => walker.slotOf(path));
  }

  begin(fields: number): void {
    serials += 1;
    this.#serial = serials;
    for (const [field, slot] of this.#slots.entries()) {
      const isWanted = (fields & (1 << field)) !== 0;
      const count = isWanted ? 0 : mostCodes + 1;
      const { words } = this.#memory;
      const row = rowOf(field);
      words.fill(0, row, row + codesAt);
      words.set([slot, this.#walker.dictionaryAt(slot), count], row);
    }
  }

  take(): number {
    const { kernel } = this.#memory;
    return kernel.gather(gatheringStart, this.#slots.length, mostCodes, this.#serial);
  }

  codes(field: number): Int32Array | undefined {
    const { words } = this.#memory;
    const row = rowOf(field);
    const count = words[row + countAt] ?? 0;
    if (count > mostCodes) return undefined;
    return words.subarray(row + codesAt, row + codesAt + count);
  }

  valueOf(field: number, code: number): Scalar {
    return this.#walker.valueOf(this.#slots[field] ?? -1, code) ?? '';
  }
}

/** What the values of a file are marked with in the dictionaries, which all gatherers share. */
let serials = 0;

// Rows as the kernel has them, in words.
const countAt = 2;
const codesAt = 4 + 2 * 128;

function rowOf(field: number): number {
  return gatheringStart / 4 + field * (codesAt + mostCodes);
}
