import { MemoryBudget } from './memory-budget.ts';
import { ScanThread, type ThreadOptions } from './scan-thread.ts';

/** Lends scan threads to runs and keeps some of them for the next run. */
export class ThreadPool {
  readonly #options: ThreadOptions;
  readonly #kept: number;
  readonly #idle: ScanThread[] = [];
  readonly #lent = new Set<ScanThread>();

  /** Up to `kept` threads are kept while no one needs them. */
  constructor(options: Omit<ThreadOptions, 'budget'>, kept: number) {
    this.#options = { ...options, budget: new MemoryBudget() };
    this.#kept = kept;
  }

  borrow(count: number): readonly ScanThread[] {
    const threads = Array.from({ length: count }, () => this.#take());
    for (const thread of threads) this.#lent.add(thread);
    return threads;
  }

  /** Takes back a thread whose work is done. */
  giveBack(thread: ScanThread): void {
    this.#lent.delete(thread);
    thread.release();
    if (thread.isLost) return;
    if (this.#idle.length < this.#kept) this.#idle.push(thread);
    else void thread.end();
  }

  /** Takes back a thread that is in the middle of its work, as soon as it has stopped. */
  async giveUp(thread: ScanThread): Promise<void> {
    await thread.stop();
    if (this.#lent.has(thread)) this.giveBack(thread);
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
    }
    return new ScanThread(this.#options);
  }
}
