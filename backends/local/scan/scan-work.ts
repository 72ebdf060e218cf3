import type { Part } from '#engine/collectors/part.ts';
import { isMemoryShort, memoryShortage } from '../memory.ts';
import type { KeysPart } from '../dedupe/key-scan.ts';
import type { ColumnStore } from '../columns/column-store.ts';
import { RunMemory } from '../columns/run-memory.ts';
import { Tally } from './counts.ts';
import { FileScanner } from './file-scanner.ts';
import type { ScanFile, ScanJob, ScanMessage } from './messages.ts';
import type { Segment } from './segment-outcome.ts';

/** A thread's share of one run: scans the files that it is given and reports now and then. */
export class ScanWork {
  readonly #scanner: FileScanner;
  readonly #tally = new Tally();
  readonly #send: (message: ScanMessage) => void;
  readonly #stop: Int32Array;
  readonly #interval: number;
  #nextReport: number;

  /** The store has what the thread remembers of earlier runs. */
  constructor(job: ScanJob, store: ColumnStore, send: (message: ScanMessage) => void) {
    const memory = new RunMemory(store, job.cacheBytes ?? 0);
    this.#scanner = new FileScanner(job, memory, this.#tally, () => this.#checkpoint());
    this.#send = send;
    this.#stop = new Int32Array(job.stop);
    this.#interval = job.reportInterval;
    // The first rows are awaited most.
    this.#nextReport = performance.now() + job.reportInterval / 4;
  }

  /** Large files take their time, in which the thread can hear other things. */
  async scan(files: readonly ScanFile[]): Promise<void> {
    for (const file of files) {
      if (this.#isStopped()) return;
      if (file.segment === undefined) await this.#scanner.scan(file);
      else await this.#scanSegment(file, file.segment);
    }
    this.#report(this.#duePart(), true);
  }

  async #scanSegment(file: ScanFile, segment: Segment): Promise<void> {
    const outcome = await this.#scanner.scanSegment(file, segment);
    if (!this.#isStopped()) this.#send({ kind: 'segment', file, outcome });
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
  #duePart(): Part | KeysPart | undefined {
    const now = performance.now();
    if (now < this.#nextReport) return undefined;
    this.#nextReport = now + this.#interval;
    if (isMemoryShort()) throw new Error(memoryShortage);
    return this.#scanner.drain();
  }

  #report(part: Part | KeysPart | undefined, done: boolean): void {
    this.#send({ kind: 'report', ...this.#tally.drain(), part, done });
  }
}
