import type { RunProblem } from '#protocol/results.ts';
import type { LearnedFile } from '../facts/lessons.ts';

/** What a scan has read so far. */
export interface ScanCounts {
  readonly recordsScanned: number;
  readonly recordsSkipped: number;
  /** Decompressed. */
  readonly bytesScanned: number;
  /** As they lie on the disk, of files read or passed over. */
  readonly bytesDone: number;
  readonly filesScanned: number;
  readonly filesSkipped: number;
  /** Among those scanned: files that were in memory and not opened. */
  readonly filesRemembered: number;
}

export const noCounts: ScanCounts = {
  recordsScanned: 0,
  recordsSkipped: 0,
  bytesScanned: 0,
  bytesDone: 0,
  filesScanned: 0,
  filesSkipped: 0,
  filesRemembered: 0,
};

export function addCounts(a: ScanCounts, b: ScanCounts): ScanCounts {
  return {
    recordsScanned: a.recordsScanned + b.recordsScanned,
    recordsSkipped: a.recordsSkipped + b.recordsSkipped,
    bytesScanned: a.bytesScanned + b.bytesScanned,
    bytesDone: a.bytesDone + b.bytesDone,
    filesScanned: a.filesScanned + b.filesScanned,
    filesSkipped: a.filesSkipped + b.filesSkipped,
    filesRemembered: a.filesRemembered + b.filesRemembered,
  };
}

/** What a thread tells of the files that it has scanned. */
export interface Told {
  readonly counts: ScanCounts;
  readonly problems: readonly RunProblem[];
  readonly learned: readonly LearnedFile[];
}

/** Counts and problems of a thread's share of a run, until they are told. */
export class Tally {
  #counts = noCounts;
  #problems: RunProblem[] = [];
  #learned: LearnedFile[] = [];

  count(more: Partial<ScanCounts>): void {
    this.#counts = addCounts(this.#counts, { ...noCounts, ...more });
  }

  tell(problem: RunProblem | undefined): void {
    if (problem !== undefined) this.#problems.push(problem);
  }

  learn(file: LearnedFile | undefined): void {
    if (file !== undefined) this.#learned.push(file);
  }

  /** What has come since the last time. */
  drain(): Told {
    const drained = { counts: this.#counts, problems: this.#problems, learned: this.#learned };
    this.#learned = [];
    this.#counts = noCounts;
    this.#problems = [];
    return drained;
  }
}
