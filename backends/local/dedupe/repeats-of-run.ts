import type { QueryEvent } from '#protocol/results.ts';
import type { FileList } from '../files/list-files.ts';
import type { RunPart } from '../run-plan.ts';
import type { ScanCounts } from '../scan/counts.ts';
import { findRepeats, type RepeatsFound, type RepeatsTask } from './find-repeats.ts';

/** One of the scans of a run. */
export interface ScanToClear extends Pick<RepeatsTask, 'scan'> {
  readonly part: RunPart;
  readonly list: FileList;
  readonly progressOf: (counts: ScanCounts) => QueryEvent;
}

/**
 * What the scans of one run have to leave out. Queries over the same events, as those in parentheses
 * and the one around them often are, share the search.
 */
export class RepeatsOfRun {
  readonly #settings: Pick<RepeatsTask, 'pool' | 'field' | 'checkMemory'>;
  readonly #known = new Map<FileList, Map<string, RepeatsFound>>();
  /** Events that were found. */
  dropped = 0;
  /** Files that were read to find them. */
  filesRead = 0;

  constructor(settings: Pick<RepeatsTask, 'pool' | 'field' | 'checkMemory'>) {
    this.#settings = settings;
  }

  async *of(
    { part, list, scan, progressOf }: ScanToClear,
    signal: AbortSignal,
  ): AsyncGenerator<QueryEvent, RepeatsFound> {
    const ofList = this.#known.get(list) ?? new Map<string, RepeatsFound>();
    this.#known.set(list, ofList);
    const key = JSON.stringify(part.ranges ?? []);
    const known = ofList.get(key);
    if (known !== undefined) return known;
    const found = yield* this.#find(scan, progressOf, signal);
    if (found.kind !== 'found') return found;
    ofList.set(key, found);
    this.dropped += found.positions.length;
    return found;
  }

  async *#find(
    scan: RepeatsTask['scan'],
    progressOf: ScanToClear['progressOf'],
    signal: AbortSignal,
  ): AsyncGenerator<QueryEvent, RepeatsFound> {
    const search = findRepeats({ ...this.#settings, scan }, signal);
    const before = this.filesRead;
    for (;;) {
      const { value, done } = await search.next();
      if (done === true) return value;
      this.filesRead = before + value.filesScanned + value.filesSkipped;
      yield progressOf(value);
    }
  }
}
