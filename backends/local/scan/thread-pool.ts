import type { PieceOfFile } from '../columns/piece-key.ts';
import { FileHomes } from './file-homes.ts';
import { ScanThread, type ThreadOptions } from './scan-thread.ts';

/** Lends scan threads to runs and keeps some of them for the next run. */
export class ThreadPool {
  readonly #options: ThreadOptions;
  readonly #kept: number;
  readonly #idle: ScanThread[] = [];
  readonly #lent = new Set<ScanThread>();
  /** Which threads remember which files. */
  readonly homes = new FileHomes<ScanThread>();
  /** Threads that are not to be kept. */
  readonly #old = new WeakSet<ScanThread>();

  /** Up to `kept` threads are kept while no one needs them. */
  constructor(options: ThreadOptions, kept: number) {
    this.#options = options;
    this.#kept = kept;
  }

  /** Has so many threads ready for whoever will borrow them: to start one takes a while. */
  prepare(count: number): void {
    const wanted = Math.min(count, this.#kept);
    while (this.#idle.length < wanted) this.#idle.push(new ScanThread(this.#options));
  }

  /** True where the threads that nobody has would do what they are told without delay. */
  get isReady(): boolean {
    return this.#idle.length > 0 && this.#idle.every(({ isReady }) => isReady);
  }

  /** Lends threads, first of all those that remember the most of the files. */
  borrow(count: number, files: Iterable<PieceOfFile> = []): readonly ScanThread[] {
    const known = this.homes.count(files);
    this.#idle.sort((a, b) => (known.get(a) ?? 0) - (known.get(b) ?? 0));
    const threads = Array.from({ length: count }, () => this.#take());
    for (const thread of threads) this.#lent.add(thread);
    return threads;
  }

  /** Takes back a thread whose work is done. */
  giveBack(thread: ScanThread): void {
    this.#lent.delete(thread);
    thread.release();
    const isKept = this.#idle.length < this.#kept && !this.#old.has(thread);
    if (isKept && !thread.isLost) {
      this.#idle.push(thread);
      return;
    }
    this.homes.forget(thread);
    void thread.end();
  }

  /** Takes back a thread that is in the middle of its work, as soon as it has stopped. */
  async giveUp(thread: ScanThread): Promise<void> {
    await thread.stop();
    if (this.#lent.has(thread)) this.giveBack(thread);
  }

  /** Ends the threads that nobody has, and later those that somebody has now, with what they know. */
  async renew(): Promise<void> {
    for (const thread of this.#lent) this.#old.add(thread);
    this.homes.clear();
    await Promise.all(this.#idle.splice(0).map(async (thread) => thread.end()));
  }

  /** Ends all threads; runs that have some of them fail. */
  async dispose(): Promise<void> {
    const threads = [...this.#idle.splice(0), ...this.#lent];
    this.#lent.clear();
    await Promise.all(threads.map(async (thread) => thread.end()));
  }

  #take(): ScanThread {
    for (let thread = this.#idle.pop(); thread !== undefined; thread = this.#idle.pop()) {
      if (!thread.isLost) return thread;
      this.homes.forget(thread);
    }
    return new ScanThread(this.#options);
  }
}
