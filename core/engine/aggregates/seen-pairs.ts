import { roomFor } from '../expressions/by-code.ts';

/** Which pairs of numbers were there before, as far as its memory reaches. */
export class SeenPairs {
  /** A bit for each pair. */
  private flags = new Uint8Array(0);
  private width = 0;
  private height = 0;
  private isFull = false;

  /** True if it was asked for the pair before; may be false for one that it has no room for. */
  has(a: number, b: number): boolean {
    if ((a >= this.height || b >= this.width) && !this.growTo(a, b)) {
      return false;
    }
    const place = a * this.width + b;
    const flags = this.flags[place >> 3] ?? 0;
    const flag = 1 << (place & 7);
    if ((flags & flag) !== 0) {
      return true;
    }
    this.flags[place >> 3] = flags | flag;
    return false;
  }

  private growTo(a: number, b: number): boolean {
    // To find out again and again that there is no room costs more than it saves.
    if (this.isFull) {
      return false;
    }
    const { flags, width, height } = this;
    // Rows of whole bytes.
    const wider = b < width ? width : Math.max(8, roomFor(b));
    const higher = a < height ? height : roomFor(a);
    if (wider * higher > MOST_PAIRS) {
      this.isFull = true;
      return false;
    }
    this.flags = new Uint8Array((wider * higher) / 8);
    this.width = wider;
    this.height = higher;
    if (wider === width) {
      this.flags.set(flags);
      return true;
    }
    for (let row = 0; row < height; row += 1) {
      const from = (row * width) / 8;
      this.flags.set(flags.subarray(from, from + width / 8), (row * wider) / 8);
    }
    return true;
  }
}

/** 4 MB. */
const MOST_PAIRS = 2 ** 25;
