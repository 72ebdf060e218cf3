import { roomFor } from '../expressions/by-code.ts';

/** Which pairs of numbers were there before, as far as its memory reaches. */
export class SeenPairs {
  private flags = new Uint8Array(0);
  private width = 0;
  private height = 0;

  /** True if it was asked for the pair before; may be false for one that it has no room for. */
  has(a: number, b: number): boolean {
    if ((a >= this.height || b >= this.width) && !this.growTo(a, b)) {
      return false;
    }
    const place = a * this.width + b;
    const seen = this.flags[place] === 1;
    this.flags[place] = 1;
    return seen;
  }

  private growTo(a: number, b: number): boolean {
    const { flags, width, height } = this;
    const wider = b < width ? width : roomFor(b);
    const higher = a < height ? height : roomFor(a);
    if (wider * higher > MOST_PAIRS) {
      return false;
    }
    this.flags = new Uint8Array(wider * higher);
    this.width = wider;
    this.height = higher;
    for (let row = 0; row < height; row += 1) {
      this.flags.set(flags.subarray(row * width, (row + 1) * width), row * wider);
    }
    return true;
  }
}

/** 4 MB. */
const MOST_PAIRS = 2 ** 22;
