import type { Progress } from '#protocol/results.ts';
import type { FileList, LogFile } from './files/list-files.ts';
import { RemainingTime } from './remaining-time.ts';
import { countFiles } from './run-plan.ts';

/** How far a run is, over all the scans that it consists of. */
export class RunProgress {
  readonly #files: number;
  readonly #bytes: number;
  readonly #clock: () => number;
  readonly #time: RemainingTime;
  /** Of scans that have ended. */
  #bytesBefore = 0;

  /** `lists` has the files of each scan. */
  constructor(lists: readonly FileList[], clock: () => number) {
    this.#files = lists.reduce((sum, list) => sum + countFiles(list), 0);
    this.#bytes = lists.reduce((sum, { files }) => sum + sizeOf(files), 0);
    this.#clock = clock;
    this.#time = new RemainingTime(clock());
  }

  /** `files` are done in all, and so many bytes of those of the current scan. */
  at(files: number, bytes: number): Progress {
    const done = Math.min(this.#bytesBefore + bytes, this.#bytes);
    const remaining = this.#time.estimate(done, this.#bytes, this.#clock());
    return {
      unit: 'file',
      done: files,
      total: this.#files,
      bytes: { done, total: this.#bytes },
      remaining,
    };
  }

  /** The current scan has ended, after so many bytes. */
  scanEnded(bytes: number): void {
    this.#bytesBefore += bytes;
  }
}

/** As they lie on the disk, in bytes. */
export function sizeOf(files: readonly Pick<LogFile, 'size'>[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
