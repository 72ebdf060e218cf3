import type { CloudOrder, CloudSlice } from './cloud-plan.ts';

export interface StoredSlice<Row> {
  readonly slice: CloudSlice;
  readonly rows: readonly Row[];
  /** False for what a running query has so far. */
  readonly isWhole: boolean;
}

/** What slices of one place have answered. */
export class SliceStore<Row> {
  readonly #slices = new Map<string, StoredSlice<Row>>();

  put({ key, slice }: CloudOrder, rows: readonly Row[], isWhole: boolean): void {
    if (isWhole || this.#slices.get(key)?.isWhole !== true) {
      this.#slices.set(key, { slice, rows, isWhole });
    }
  }

  /** Forgets what is not whole. */
  discard({ key }: CloudOrder): void {
    if (this.#slices.get(key)?.isWhole === false) this.#slices.delete(key);
  }

  clear(): void {
    this.#slices.clear();
  }

  /** From the oldest. */
  inOrder(): readonly StoredSlice<Row>[] {
    return [...this.#slices.values()].toSorted((a, b) => a.slice.start - b.slice.start);
  }
}

/** The end of the range that an answer begins with. */
export type Direction = 'newest' | 'oldest';

export interface BeforeSlice {
  readonly slice: CloudSlice;
  readonly range: CloudSlice;
  readonly direction: Direction;
}

/**
 * The slices whose rows come before those of another one in the answer, as far as they are whole
 * without a gap from where the answer begins; in that order.
 */
export function wholeBefore<Row>(
  oldestFirst: readonly StoredSlice<Row>[],
  { slice, range, direction }: BeforeSlice,
): readonly StoredSlice<Row>[] {
  const isNewest = direction === 'newest';
  const found: StoredSlice<Row>[] = [];
  let edge = isNewest ? range.end : range.start;
  for (const stored of isNewest ? oldestFirst.toReversed() : oldestFirst) {
    const { start, end } = stored.slice;
    const isBefore = isNewest ? start >= slice.end : end <= slice.start;
    if (!stored.isWhole || !isBefore || edge !== (isNewest ? end : start)) break;
    found.push(stored);
    edge = isNewest ? start : end;
  }
  return found;
}
