import type { Part } from '#engine/collectors/part.ts';
import type { RunProblem } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import {
  addCounts,
  noCounts,
  type ScanCounts,
  type ScanFile,
  type ScanJob,
  type ScanMessage,
} from './messages.ts';
import type { ScanThread } from './scan-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

export type ScanState =
  | { readonly kind: 'running' | 'done' | 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface ScanTask {
  readonly job: Omit<ScanJob, 'stop' | 'memory'>;
  /** As many threads at most; one for each piece is enough. */
  readonly threads: number;
  /** Files to be scanned together. */
  readonly pieces: readonly (readonly ScanFile[])[];
  readonly onPart: (part: Part) => void;
}

/** One query's scan over several threads, which begins at once. */
export class ParallelScan {
  readonly #pool: ThreadPool;
  /** Those that have not finished. */
  readonly #busy: Set<ScanThread>;
  /** Those that have been told to finish. */
  readonly #ending = new Set<ScanThread>();
  readonly #stopSign = new SharedArrayBuffer(4);
  readonly #onPart: (part: Part) => void;
  readonly #pieces: Iterator<readonly ScanFile[]>;
  #hasNews = false;
  #wake: (() => void) | undefined;
  state: ScanState = { kind: 'running' };
  counts: ScanCounts = noCounts;
  problems: RunProblem[] = [];

  constructor(pool: ThreadPool, { job, threads, pieces, onPart }: ScanTask) {
    this.#pool = pool;
    this.#onPart = onPart;
    this.#pieces = pieces.values();
    this.#busy = new Set(pool.borrow(Math.max(1, Math.min(threads, pieces.length))));
    for (const thread of this.#busy) {
      thread.engage({
        onMessage: (message) => this.#receive(thread, message),
        onLost: (reason) => this.#fail(reason),
      });
      thread.send({ kind: 'start', job: { ...job, stop: this.#stopSign, memory: thread.memory } });
    }
    // Always one piece ahead, so that no thread waits for its next one.
    for (const _ of ['first', 'second']) for (const thread of this.#busy) this.#feed(thread);
  }

  /** Settles when there is news, at once if there was some since the last call, or on `nudge`. */
  async news(): Promise<void> {
    if (!this.#hasNews && this.state.kind === 'running') {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#hasNews = false;
  }

  nudge(): void {
    this.#hasNews = true;
    this.#wake?.();
    this.#wake = undefined;
  }

  /** Ends the scan, if it has not ended; its threads are free again a little later. */
  stop(): void {
    if (this.state.kind === 'running') this.state = { kind: 'stopped' };
    Atomics.store(new Int32Array(this.#stopSign), 0, 1);
    for (const thread of this.#busy) void this.#pool.giveUp(thread);
    this.#busy.clear();
    this.nudge();
  }

  #receive(thread: ScanThread, message: ScanMessage): void {
    switch (message.kind) {
      case 'report':
        this.counts = addCounts(this.counts, message.counts);
        this.problems.push(...message.problems);
        if (message.part !== undefined) this.#add(message.part);
        if (message.done) this.#feed(thread);
        break;
      case 'finished':
        this.#release(thread);
        break;
      case 'failed':
        this.#fail(message.reason);
        break;
      case 'stopped':
      case 'event':
      case 'learning':
      case 'learned':
        break;
    }
    this.nudge();
  }

  #add(part: Part): void {
    try {
      this.#onPart(part);
    } catch (error) {
      this.#fail(messageOf(error));
    }
  }

  #feed(thread: ScanThread): void {
    if (this.#ending.has(thread)) return;
    const { value, done } = this.#pieces.next();
    if (done !== true) {
      thread.send({ kind: 'files', files: value });
      return;
    }
    this.#ending.add(thread);
    thread.send({ kind: 'finish' });
  }

  #release(thread: ScanThread): void {
    if (!this.#busy.delete(thread)) return;
    this.#pool.giveBack(thread);
    if (this.#busy.size === 0 && this.state.kind === 'running') this.state = { kind: 'done' };
  }

  #fail(reason: string): void {
    if (this.state.kind === 'running') this.state = { kind: 'failed', reason };
    this.stop();
  }
}
