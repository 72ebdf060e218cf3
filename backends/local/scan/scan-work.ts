import type { Part } from '#engine/collectors/part.ts';
import { isMemoryShort, memoryShortage } from '../memory.ts';
import { FileScanner } from './file-scanner.ts';
import { noCounts, type ScanFile, type ScanJob, type ScanMessage } from './messages.ts';

/** A thread's share of one run: scans the files that it is given and reports now and then. */
export class ScanWork {
  readonly #scanner: FileScanner;
  readonly #send: (message: ScanMessage) => void;
  readonly #stop: Int32Array;
  readonly #interval: number;
  #nextReport: number;

  constructor(job: ScanJob, send: (message: ScanMessage) => void) {
    this.#scanner = new FileScanner(
      job,
      () => this.#checkpoint(),
      () => !this.#isStopped(),
    );
    this.#send = send;
    this.#stop = new Int32Array(job.stop);
    this.#interval = job.reportInterval;
    // The first rows are awaited most.
    this.#nextReport = performance.now() + job.reportInterval / 4;
  }

  scan(files: readonly ScanFile[]): void {
    for (const file of files) {
      if (this.#isStopped()) return;
      this.#scanner.scan(file);
    }
    this.#report(this.#duePart(), true);
  }

  finish(): void {
    this.#report(this.#scanner.drain(), false);
    this.#send({ kind: 'finished' });
  }

  /** Called while a file is scanned: false where the run is over. */
  #checkpoint(): boolean {
    if (this.#isStopped()) return false;
    const part = this.#duePart();
    if (part !== undefined) this.#report(part, false);
    return true;
  }

  #isStopped(): boolean {
    return Atomics.load(this.#stop, 0) !== 0;
  }

  /** What was gathered, if it is time to tell. */
  #duePart(): Part | undefined {
    const now = performance.now();
    if (now < this.#nextReport) return undefined;
    this.#nextReport = now + this.#interval;
    if (isMemoryShort()) throw new Error(memoryShortage);
    return this.#scanner.drain();
  }

  #report(part: Part | undefined, done: boolean): void {
    const scanner = this.#scanner;
    const { counts, problems } = scanner;
    scanner.counts = noCounts;
    scanner.problems = [];
    this.#send({ kind: 'report', counts, problems, part, done });
  }
}
