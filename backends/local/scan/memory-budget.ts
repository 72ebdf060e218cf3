import { totalmem } from 'node:os';

/*
 * How much all threads of a pool together may hold of the contents of large files: one that does
 * not fit while others are read waits for its turn. A file that fits nowhere is read alone.
 *
 * Each thread writes into a slot of its own, in shared memory, what it holds. So nothing is lost
 * when a thread is ended in the middle of a file: its slot is emptied for it.
 */

/** A thread's access to the budget; crosses to the thread with its orders. */
export interface MemoryShare {
  /** In KiB, by slot; the first counts the releases. */
  readonly slots: SharedArrayBuffer;
  readonly slot: number;
  /** In KiB. */
  readonly limit: number;
}

/** Gives threads their shares and takes them back. */
export class MemoryBudget {
  readonly #slots = new SharedArrayBuffer(4 * slotCount);
  readonly #free = new Set(Array.from({ length: slotCount - 2 }, (_, index) => index + 1));
  readonly #limit: number;

  constructor(bytes: number = defaultBudget()) {
    this.#limit = inUnits(bytes);
  }

  claim(): MemoryShare {
    // More threads than slots, which no run has, have to share the last one.
    const [slot = slotCount - 1] = this.#free;
    this.#free.delete(slot);
    return { slots: this.#slots, slot, limit: this.#limit };
  }

  /** Takes back the share of a thread that has ended. */
  giveBack(share: MemoryShare): void {
    release(share);
    if (share.slot < slotCount - 1) this.#free.add(share.slot);
  }
}

/**
 * Waits until the thread may hold so many bytes, instead of those that it held before; false where
 * they are no longer wanted.
 */
export function reserve(share: MemoryShare, bytes: number, isWanted: () => boolean): boolean {
  const slots = new Int32Array(share.slots);
  const wanted = bytes < tooSmallToCount ? 0 : inUnits(bytes);
  for (;;) {
    const releases = Atomics.load(slots, 0);
    Atomics.store(slots, share.slot, wanted);
    const others = heldByOthers(slots, share.slot);
    if (wanted === 0 || others === 0 || others + wanted <= share.limit) return true;
    Atomics.store(slots, share.slot, 0);
    if (!isWanted()) return false;
    // Two that get in each other's way try again after different times.
    Atomics.wait(slots, 0, releases, longestWait + share.slot);
  }
}

/** Lets the next one have what the thread held. */
export function release({ slots, slot }: MemoryShare): void {
  const held = new Int32Array(slots);
  const amount = Atomics.load(held, slot);
  if (amount === 0) return;
  if (amount >= worthCollecting) collectBuffers();
  Atomics.store(held, slot, 0);
  Atomics.add(held, 0, 1);
  Atomics.notify(held, 0);
}

const slotCount = 256;

/** Files below this, in bytes, are nearly all there are, and not worth the counting. */
const tooSmallToCount = 4 * 1024 * 1024;

/** Milliseconds after which a waiting thread looks whether its run is over. */
const longestWait = 20;

/** In KiB; smaller buffers may wait until they are collected with everything else. */
const worthCollecting = 64 * 1024;

/**
 * Makes the engine let go of buffers that nobody needs: it does so when buffers are asked for, not
 * when a thread has nothing to do. These are never written to, so they take no memory themselves.
 */
function collectBuffers(): void {
  for (let times = 0; times < 3; times += 1) {
    try {
      void new ArrayBuffer(1024 ** 3).byteLength;
    } catch {
      // There is not even so much to promise; having asked is enough.
      return;
    }
  }
}

function defaultBudget(): number {
  return Math.min(1024 ** 3, totalmem() / 2);
}

function inUnits(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

function heldByOthers(slots: Int32Array, own: number): number {
  let sum = 0;
  for (let slot = 1; slot < slotCount; slot += 1) {
    if (slot !== own) sum += Atomics.load(slots, slot);
  }
  return sum;
}
