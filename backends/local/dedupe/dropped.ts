/** Tells which events are left out, by their positions in ascending order. */
export class Dropped {
  readonly #positions: Float64Array;
  /** The place of the first position that is not before the last one that was asked for. */
  #next = 0;
  #last = -Infinity;

  constructor(positions: Float64Array) {
    this.#positions = positions;
  }

  /** Fast where positions are asked for in ascending order, as they are within a file. */
  has(position: number): boolean {
    const positions = this.#positions;
    // A file that is far from the last one is looked up, and so is one before it.
    const isNear = position >= this.#last && position - this.#last <= near;
    if (!isNear) this.#next = firstNotBefore(positions, position);
    while ((positions[this.#next] ?? Infinity) < position) this.#next += 1;
    this.#last = position;
    return positions[this.#next] === position;
  }
}

const near = 1024;

function firstNotBefore(positions: Float64Array, position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
