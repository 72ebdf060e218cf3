/**
 * Numbers pairs of numbers, from 0. The pairs of small numbers, which is nearly all of them, are
 * looked up in a matrix.
 */
export class Pairs {
  size = 0;
  /** By row, one more than the number of the pair; 0 where there is none yet. */
  private cells = new Int32Array(FIRST_WIDTH * FIRST_WIDTH);
  private width = FIRST_WIDTH;
  private height = FIRST_WIDTH;
  /** True once the matrix can't grow any more, which all pairs outside of it then rely on. */
  private isFull = false;
  /** Of two numbers below NEAR: their pair is a small integer, which is cheap to look up. */
  private readonly near = new Map<number, number>();
  private readonly far = new Map<number, number>();

  numberOf(a: number, b: number): number {
    if (a >= this.height || b >= this.width) {
      return this.numberOutside(a, b);
    }
    const cell = a * this.width + b;
    const known = this.cells[cell] ?? 0;
    if (known > 0) {
      return known - 1;
    }
    this.size += 1;
    this.cells[cell] = this.size;
    return this.size - 1;
  }

  private numberOutside(a: number, b: number): number {
    if (!this.isFull) {
      this.growTo(a, b);
      return this.numberOf(a, b);
    }
    return a < NEAR && b < NEAR
      ? this.numberIn(this.near, a * NEAR + b)
      : this.numberIn(this.far, a * FAR + b);
  }

  private growTo(a: number, b: number): void {
    const { cells, width, height } = this;
    const wider = widened(width, b);
    const higher = widened(height, a);
    if (wider * higher > MOST_CELLS) {
      this.isFull = true;
      return;
    }
    this.cells = new Int32Array(wider * higher);
    this.width = wider;
    this.height = higher;
    if (wider === width) {
      this.cells.set(cells);
      return;
    }
    for (let row = 0; row < height; row += 1) {
      this.cells.set(cells.subarray(row * width, (row + 1) * width), row * wider);
    }
  }

  private numberIn(numbers: Map<number, number>, pair: number): number {
    const known = numbers.get(pair);
    if (known !== undefined) {
      return known;
    }
    const number = this.size;
    numbers.set(pair, number);
    this.size += 1;
    return number;
  }
}

const FIRST_WIDTH = 32;

/** 8 MB. */
const MOST_CELLS = 2 ** 21;

const NEAR = 2 ** 15;

/** Two numbers below it make one that a double holds exactly; memory ends long before it. */
const FAR = 2 ** 26;

/** The width doubled until it has a place for the number. */
const widened = (width: number, number: number): number =>
  number < width ? width : 2 ** (Math.floor(Math.log2(number)) + 1);
