import { byteRows, type Step } from '../path-tree.ts';

/** A tree of paths as it lies in the kernel's memory; addresses and offsets are those of steps.ts. */
export interface PathLayout {
  readonly root: number;
  /** For each slot two words, the start and the end of its value; -1: none. */
  readonly slots: number;
  /** By the address of a step, the addresses of those that its keys lead to. */
  readonly byName: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/**
 * Writes the tree into the memory from `start` on, and nothing at or behind `end`. Throws a
 * RangeError where it does not fit.
 */
export function layOutPaths(
  { bytes, start, end }: { readonly bytes: Buffer; readonly start: number; readonly end: number },
  root: Step,
  slotCount: number,
): PathLayout {
  const writer = new PathWriter(bytes, start, end);
  const slots = writer.take(slotCount * 8);
  const address = writer.writeStep(root);
  return { root: address, slots, byName: writer.byName };
}

// A step, and an entry of its tables; see steps.ts.
const step = {
  slot: 0,
  keys: 4,
  lastPosition: 8,
  positions: 12,
  firstChild: 16,
  nextSibling: 20,
  size: 48,
};
const entry = { next: 0, step: 4, number: 8, name: 16 };

class PathWriter {
  readonly #bytes: Buffer;
  readonly #end: number;
  #free: number;
  readonly #addresses = new Map<Step, number>();
  readonly byName = new Map<number, Map<string, number>>();

  constructor(bytes: Buffer, start: number, end: number) {
    this.#bytes = bytes;
    this.#free = start;
    this.#end = end;
  }

  /** Zeroed memory, at an address that is a multiple of 16. */
  take(size: number): number {
    const start = this.#free;
    this.#free = (start + size + 15) & ~15;
    if (this.#free > this.#end) throw new RangeError('The query reads too many fields at once.');
    this.#bytes.fill(0, start, this.#free);
    return start;
  }

  /** Writes the step and all behind it; gives its address. */
  writeStep(from: Step): number {
    const address = this.take(step.size);
    this.#addresses.set(from, address);
    this.#write(address + step.slot, from.slot);
    this.#write(address + step.lastPosition, from.lastPosition);
    let link = address + step.firstChild;
    for (const child of from.children.values()) {
      const place = this.writeStep(child);
      this.#write(link, place);
      link = place + step.nextSibling;
    }
    if (from.children.size > 0) this.#write(address + step.keys, this.#writeKeys(address, from));
    this.#writePositions(address + step.positions, from);
    return address;
  }

  #writeKeys(address: number, from: Step): number {
    const rows = byteRows(from);
    const table = this.take(rows.byLength.length * 4);
    for (const [length, keys] of rows.byLength.entries()) {
      let link = table + length * 4;
      for (const { name, step } of keys) link = this.#writeKey(link, name, this.#addressOf(step));
    }
    const names = [...rows.byName].map(([name, to]) => [name, this.#addressOf(to)] as const);
    this.byName.set(address, new Map(names));
    return table;
  }

  #writeKey(link: number, name: Buffer, to: number): number {
    // The kernel compares 16 bytes at a time.
    const place = this.#writeEntry(link, { size: entry.name + name.length + 15, to });
    this.#write(place + entry.number, name.length);
    name.copy(this.#bytes, place + entry.name);
    return place + entry.next;
  }

  #writePositions(first: number, from: Step): void {
    let link = first;
    for (const [position, to] of [...from.positions].sort(([a], [b]) => a - b)) {
      const place = this.#writeEntry(link, { size: entry.name, to: this.#addressOf(to) });
      this.#write(place + entry.number, position);
      link = place + entry.next;
    }
  }

  #writeEntry(link: number, { size, to }: { readonly size: number; readonly to: number }): number {
    const place = this.take(size);
    this.#write(link, place);
    this.#write(place + entry.step, to);
    return place;
  }

  #addressOf(to: Step): number {
    return this.#addresses.get(to) ?? 0;
  }

  #write(at: number, value: number): void {
    this.#bytes.writeInt32LE(value, at);
  }
}
