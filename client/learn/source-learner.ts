import type { LocalSource } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { SourceIndex } from '#protocol/source-index.ts';
import type { IndexOrder, Indexing } from './indexing.ts';

export interface LearnerServices {
  readonly index: Indexing['index'];
  /** What went wrong while nobody had asked for anything: it is for the log alone. */
  readonly note: (message: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Between two looks at whether a source has changed, in milliseconds. */
const restTime = 60_000;

/** Sources whose index is kept; the one that was learnt first goes first. */
const capacity = 16;

/** Knows what the events of local sources hold, for as long as the window is open. */
export class SourceLearner {
  private readonly services: LearnerServices;
  /** By path. */
  private readonly indexes = new Map<string, SourceIndex>();
  /** When each path was last looked at. */
  private readonly looked = new Map<string, number>();
  private readonly listeners = new Set<() => void>();

  constructor(services: LearnerServices) {
    this.services = services;
  }

  /** What is known of the source at a path. */
  known(path: string): SourceIndex | undefined {
    return this.indexes.get(path);
  }

  /** Reads a source, whether it has changed or not; undefined where it was cancelled. */
  async learn(order: Omit<IndexOrder, 'unless'>): Promise<SourceIndex | undefined> {
    const index = await this.services.index(order);
    if (index !== undefined) this.keep(order.source.path, index);
    return index;
  }

  /**
   * Reads a source if it is new or has changed, and not too often; false where that was cancelled.
   * Never rejects.
   */
  async refresh(source: LocalSource, signal: AbortSignal): Promise<boolean> {
    const { index, note, now } = this.services;
    const { path } = source;
    if (now() < (this.looked.get(path) ?? Number.NEGATIVE_INFINITY) + restTime) return true;
    try {
      const news = await index({ source, unless: this.known(path)?.stamp, signal });
      if (signal.aborted) return false;
      this.looked.set(path, now());
      if (news !== undefined) this.keep(path, news);
    } catch (error) {
      if (signal.aborted) return false;
      this.looked.set(path, now());
      note(`what the source "${source.name}" holds is not known: ${messageOf(error)}`);
    }
    return true;
  }

  /** Forgets all sources, until they are looked at again. */
  forget(): void {
    this.indexes.clear();
    this.looked.clear();
    for (const listener of this.listeners) listener();
  }

  /** Calls the listener whenever more is known, until the returned function is called. */
  onNews(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private keep(path: string, index: SourceIndex): void {
    this.indexes.delete(path);
    this.indexes.set(path, index);
    const [oldest] = this.indexes.keys();
    if (this.indexes.size > capacity && oldest !== undefined) this.indexes.delete(oldest);
    for (const listener of this.listeners) listener();
  }
}
