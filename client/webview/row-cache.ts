import type { RowWindow, WindowRow } from '#protocol/runs.ts';

export interface RowCacheOptions {
  readonly fetch: (start: number, count: number) => Promise<RowWindow>;
  /** Rows from `start` to before `end` are there now, or are others than before. */
  readonly onRows: (start: number, end: number) => void;
  readonly onFault: (message: string) => void;
  /** Rows in a chunk. */
  readonly chunkSize?: number;
  /** Chunks kept. */
  readonly capacity?: number;
}

interface Chunk {
  readonly version: number;
  /** How many rows the chunk should have had when it was asked for. */
  readonly expected: number;
  readonly rows: readonly WindowRow[];
}

/** The requests that may be under way at once; what is wanted later goes before what was wanted. */
const parallelRequests = 2;

/**
 * The rows that are near what is shown, fetched in chunks. Rows of an older version stay until
 * those of the new one arrive, so that the grid doesn't flicker while a query runs.
 */
export class RowCache {
  private readonly options: Required<RowCacheOptions>;
  /** In the order of their last use. */
  private readonly chunks = new Map<number, Chunk>();
  private readonly underWay = new Set<number>();
  private wanted: readonly number[] = [];
  private version = 0;
  private rowCount = 0;
  private isDisposed = false;

  constructor(options: RowCacheOptions) {
    this.options = { chunkSize: 250, capacity: 80, ...options };
  }

  /** Says how the answer stands: rows of an older version are stale. */
  update(version: number, rowCount: number): void {
    this.version = Math.max(version, this.version);
    this.rowCount = rowCount;
    this.pump();
  }

  get(row: number): WindowRow | undefined {
    if (row >= this.rowCount) return undefined;
    const { chunkSize } = this.options;
    return this.chunks.get(Math.floor(row / chunkSize))?.rows[row % chunkSize];
  }

  /** Says which rows are shown, both included; they and their neighbours are fetched. */
  want(first: number, last: number): void {
    const { chunkSize } = this.options;
    const from = Math.floor(Math.max(first, 0) / chunkSize);
    const to = Math.floor(Math.max(last, 0) / chunkSize);
    const shown = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    this.wanted = [...shown, to + 1, from - 1];
    for (const index of shown) this.touch(index);
    this.pump();
  }

  dispose(): void {
    this.isDisposed = true;
    this.chunks.clear();
  }

  private pump(): void {
    for (const index of this.wanted) {
      if (this.underWay.size >= parallelRequests) return;
      if (this.isMissing(index) && !this.underWay.has(index)) void this.fetch(index);
    }
  }

  private isMissing(index: number): boolean {
    const expected = this.expectedRows(index);
    if (index < 0 || expected === 0) return false;
    const chunk = this.chunks.get(index);
    return chunk === undefined || chunk.version < this.version || chunk.expected < expected;
  }

  private expectedRows(index: number): number {
    const { chunkSize } = this.options;
    return Math.max(0, Math.min(chunkSize, this.rowCount - index * chunkSize));
  }

  private async fetch(index: number): Promise<void> {
    const { chunkSize } = this.options;
    const asked = { version: this.version, expected: this.expectedRows(index) };
    this.underWay.add(index);
    try {
      const { version, rows } = await this.options.fetch(index * chunkSize, chunkSize);
      this.underWay.delete(index);
      this.accept(index, { version, rows, expected: Math.max(asked.expected, rows.length) });
    } catch (error) {
      this.underWay.delete(index);
      // Kept as an empty chunk, so that it isn't asked for again and again.
      this.accept(index, { ...asked, rows: this.chunks.get(index)?.rows ?? [] });
      if (!this.isDisposed) this.options.onFault(error instanceof Error ? error.message : '');
    }
  }

  private accept(index: number, chunk: Chunk): void {
    if (this.isDisposed) return;
    // What was sorted or replaced in the meantime is asked for again by the pump.
    if (chunk.version >= this.version) {
      this.version = chunk.version;
      this.chunks.delete(index);
      this.chunks.set(index, chunk);
      this.evict();
      const start = index * this.options.chunkSize;
      this.options.onRows(start, start + chunk.rows.length);
    }
    this.pump();
  }

  private touch(index: number): void {
    const chunk = this.chunks.get(index);
    if (chunk === undefined) return;
    this.chunks.delete(index);
    this.chunks.set(index, chunk);
  }

  private evict(): void {
    for (const index of this.chunks.keys()) {
      if (this.chunks.size <= this.options.capacity) return;
      if (!this.wanted.includes(index)) this.chunks.delete(index);
    }
  }
}
