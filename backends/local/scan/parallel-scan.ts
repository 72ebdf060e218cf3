import type { Part } from '#engine/collectors/part.ts';
import type { RunProblem } from '#protocol/results.ts';
import { reasonToEnd } from '../memory.ts';
import type { LearnedFile } from '../facts/lessons.ts';
import type { KeysPart } from '../dedupe/key-scan.ts';
import { Deal } from './deal.ts';
import { addCounts, noCounts, type ScanCounts } from './counts.ts';
import type { ScanFile, ScanJob, ScanMessage } from './messages.ts';
import type { ScanThread } from './scan-thread.ts';
import type { SegmentOutcome } from './segment-outcome.ts';
import { SegmentedFiles } from './segmented-files.ts';
import type { ThreadPool } from './thread-pool.ts';

export type ScanState =
  | { readonly kind: 'running' | 'done' | 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string; readonly isOutdated: boolean };

export interface ScanTask {
  readonly job: Omit<ScanJob, 'stop'>;
  /** As many threads at most; one for each piece is enough. */
  readonly threads: number;
  /** Files to be scanned together. */
  readonly pieces: readonly (readonly ScanFile[])[];
  readonly onPart: (part: Part) => void;
  /** What a job with `keys` gives instead. */
  readonly onKeys?: (part: KeysPart) => void;
  /** What was learned of a file that was read. */
  readonly onLearned?: ((file: LearnedFile) => void) | undefined;
}

/** One query's scan over several threads, which begins at once. */
export class ParallelScan {
  readonly #pool: ThreadPool;
  /** Those that have not finished. */
  readonly #busy: Set<ScanThread>;
  /** Those that have been told to finish. */
  readonly #ending = new Set<ScanThread>();
  readonly #stopSign = new SharedArrayBuffer(4);
  readonly #onPart: ScanTask['onPart'];
  readonly #onKeys: ScanTask['onKeys'];
  readonly #onLearned: ScanTask['onLearned'];
  readonly #remembers: boolean;
  readonly #deal: Deal<ScanThread, ScanFile>;
  /** Pieces that a thread was given and is not done with, in order. */
  readonly #given = new Map<ScanThread, (readonly ScanFile[])[]>();
  readonly #segmented: SegmentedFiles;
  /** Segments that are to be scanned again, before anything else. */
  readonly #repeats: ScanFile[] = [];
  /** Settle when the threads that were in the middle of their work are free again. */
  readonly #leaving: Promise<void>[] = [];
  #hasNews = false;
  #wake: (() => void) | undefined;
  state: ScanState = { kind: 'running' };
  counts: ScanCounts = noCounts;
  problems: RunProblem[] = [];

  constructor(pool: ThreadPool, { job, threads, pieces, onPart, onKeys, onLearned }: ScanTask) {
    this.#pool = pool;
    this.#onPart = onPart;
    this.#onKeys = onKeys;
    this.#onLearned = onLearned;
    this.#remembers = (job.cacheBytes ?? 0) > 0;
    const files = this.#remembers ? pieces.flat() : [];
    this.#busy = new Set(pool.borrow(Math.max(1, Math.min(threads, pieces.length)), files));
    this.#segmented = new SegmentedFiles(pieces);
    this.#deal = new Deal(this.#busy, pieces, this.#remembers ? pool.homes : noHomes);
    for (const thread of this.#busy) {
      thread.engage({
        onMessage: (message) => this.#receive(thread, message),
        onLost: (reason) => this.#fail(reason),
      });
      thread.send({ kind: 'start', job: { ...job, stop: this.#stopSign } });
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

  /** True where no thread will be given more, and what they have is read in a moment. */
  get isEnding(): boolean {
    let bytes = 0;
    for (const thread of this.#busy) {
      if (!this.#ending.has(thread)) return false;
      for (const { size } of this.#given.get(thread)?.flat() ?? []) bytes += size;
    }
    return bytes < readInMoment;
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
    for (const thread of this.#busy) this.#leaving.push(this.#pool.giveUp(thread));
    this.#busy.clear();
    this.nudge();
  }

  /** Settles when whoever comes next can have the threads of a scan that was stopped. */
  async left(): Promise<void> {
    await Promise.all(this.#leaving);
  }

  #receive(thread: ScanThread, message: ScanMessage): void {
    switch (message.kind) {
      case 'report':
        this.counts = addCounts(this.counts, message.counts);
        this.problems.push(...message.problems);
        for (const file of message.learned) this.#onLearned?.(file);
        if (message.part !== undefined) this.#add(message.part);
        this.#deal.told(thread, message.counts);
        if (message.done) this.#finishPiece(thread);
        break;
      case 'segment':
        this.#takeSegment(message.file, message.outcome);
        this.#deal.told(thread, {
          filesScanned: 1,
          filesRemembered: message.outcome.isRemembered === true ? 1 : 0,
        });
        break;
      case 'finished':
        this.#release(thread);
        break;
      case 'failed':
        this.#fail(message.reason, message.isOutdated);
        break;
      case 'ready':
      case 'stopped':
      case 'event':
      case 'learning':
      case 'learned':
        break;
    }
    this.nudge();
  }

  #add(part: Part | KeysPart): void {
    try {
      if ('content' in part) this.#onPart(part);
      else this.#onKeys?.(part);
    } catch (error) {
      this.#fail(reasonToEnd(error));
    }
  }

  #takeSegment(file: ScanFile, outcome: SegmentOutcome): void {
    const { counts, problems, parts, repeats } = this.#segmented.take(file, outcome);
    this.counts = addCounts(this.counts, counts);
    this.problems.push(...problems);
    for (const part of parts) this.#add(part);
    this.#repeats.push(...repeats);
  }

  #finishPiece(thread: ScanThread): void {
    const piece = this.#given.get(thread)?.shift() ?? [];
    if (this.#remembers) this.#pool.homes.learn(thread, piece);
    // Others may have waited for what this thread has told.
    for (const each of this.#busy) this.#feed(each);
  }

  /** Gives the thread a piece more, if it may have one: always one piece ahead. */
  #feed(thread: ScanThread): void {
    const given = this.#given.get(thread) ?? [];
    if (this.#ending.has(thread) || given.length > 1) return;
    const piece = this.#nextPiece(thread);
    if (piece === 'wait') return;
    if (piece !== undefined) {
      this.#given.set(thread, given);
      given.push(piece);
      thread.send({ kind: 'files', files: piece });
      return;
    }
    this.#ending.add(thread);
    thread.send({ kind: 'finish' });
  }

  #nextPiece(thread: ScanThread): readonly ScanFile[] | 'wait' | undefined {
    const repeated = this.#repeats.shift();
    if (repeated !== undefined) return [repeated];
    const piece = this.#deal.next(thread);
    // While segments are not put together, some of them may have to be scanned again.
    return piece === undefined && !this.#segmented.areDone ? 'wait' : piece;
  }

  #release(thread: ScanThread): void {
    if (!this.#busy.delete(thread)) return;
    this.#pool.giveBack(thread);
    if (this.#busy.size === 0 && this.state.kind === 'running') this.state = { kind: 'done' };
  }

  #fail(reason: string, isOutdated = false): void {
    if (this.state.kind === 'running') this.state = { kind: 'failed', reason, isOutdated };
    this.stop();
  }
}

/** In bytes. */
const readInMoment = 8 * 1024 ** 2;

const noHomes = { of: (): undefined => undefined };
