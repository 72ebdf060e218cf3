import { setImmediate } from 'node:timers/promises';
import type { Answer } from '#engine/answer.ts';
import type { Outcome, QueryEvent, RunProblem, Statistics } from '#protocol/results.ts';
import { defaultLimitProblem } from '../default-limit.ts';
import { estimateProblems } from './estimate-problems.ts';
import type { FactStore } from './facts/fact-store.ts';
import type { RunFacts, Sifted } from './facts/run-facts.ts';
import type { FileList } from './files/list-files.ts';
import type { SegmentSizes } from './files/segments.ts';
import { isTooLarge, memoryShortage, reasonToEnd } from './memory.ts';
import type { Previews } from './previews.ts';
import { problemEvent } from '../query-events.ts';
import { countFiles, type LocalRequest, type RunPart } from './run-plan.ts';
import { type RunProgress, sizeOf } from './run-progress.ts';
import { scanOf } from './scan-of.ts';
import { addCounts, noCounts } from './scan/counts.ts';
import { ParallelScan } from './scan/parallel-scan.ts';
import type { ThreadPool } from './scan/thread-pool.ts';
import { toldProblems } from './told-problems.ts';

export interface RunSettings {
  readonly pool: ThreadPool;
  /** Threads of a run whose request does not say. */
  readonly threads: number;
  /** What all threads together may keep in memory of the files that they read, in bytes. */
  readonly cacheBytes: number;
  /** How large files are cut; as is usual where this is undefined. */
  readonly segments?: SegmentSizes | undefined;
  /** Milliseconds since any moment. */
  readonly clock: () => number;
  /** Milliseconds between two previews. */
  readonly previewInterval: number;
  /** True where the thread that holds the answer has little memory left. */
  readonly isMemoryShort: () => boolean;
  /** What is known of files. */
  readonly facts: FactStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What there is to run. */
export interface Work {
  readonly request: LocalRequest;
  readonly part: RunPart;
  readonly answer: Answer;
  /** Positions of events that are left out, ascending. */
  readonly dropped?: Float64Array | undefined;
  /** Files that were read to find them. */
  readonly filesBefore?: number;
  readonly list: FileList;
  /** When the run began, by the clock of the settings. */
  readonly started: number;
  /** What the queries before this one have read. */
  readonly earlier: Statistics;
  readonly progress: RunProgress;
  readonly previews: Previews;
  /** True for a query in parentheses, whose rows are no rows of the run. */
  readonly isInner: boolean;
  /** What is known of the files of the list; undefined where nothing is to be used or kept. */
  readonly facts?: RunFacts | undefined;
}

/** Rows of an event that carries a part of the answer. */
const rowsPerEvent = 5000;

/** What was remembered of files does not do for the query, which has to be run without it. */
export class OutdatedMemory extends Error {}

/** A valid query while it runs. */
export class LocalRun {
  readonly #settings: RunSettings;
  readonly #work: Work;
  readonly #answer: Answer;
  readonly #scan: ParallelScan;
  /** Files that no thread has to look at. */
  readonly #filesPassed: number;
  readonly #bytesPassed: number;
  readonly #filesOutOfRange: number;
  readonly #sifted: Sifted;
  /** Rows of the answer that were sent. */
  resultCount = 0;

  constructor(settings: RunSettings, work: Work) {
    const { answer, list, dropped, facts } = work;
    const { scan, sifted, filesOutOfRange } = scanOf(settings, work);
    this.#settings = settings;
    this.#work = work;
    this.#answer = answer;
    this.#filesPassed = list.skipped + list.files.length - sifted.files.length;
    this.#bytesPassed = sizeOf(list.files) - sizeOf(sifted.files);
    this.#filesOutOfRange = filesOutOfRange + sifted.outOfRange;
    this.#sifted = sifted;
    this.#scan = new ParallelScan(settings.pool, {
      ...scan,
      job: { ...scan.job, dropped },
      onPart: (gathered) => {
        answer.add(gathered);
        if (settings.isMemoryShort()) throw new Error(memoryShortage);
      },
      onLearned: (file) => facts?.learn(file),
    });
  }

  /** Keeps what was learned of the files. */
  async save(): Promise<void> {
    await this.#work.facts?.save(this.#work.list.files);
  }

  /** What there is to tell; gives how it has ended. */
  async *events(signal: AbortSignal): AsyncGenerator<QueryEvent, Outcome> {
    const nudge = (): void => this.#scan.nudge();
    signal.addEventListener('abort', nudge);
    try {
      yield* this.#watch(signal);
      const { state } = this.#scan;
      if (state.kind === 'failed' && state.isOutdated) throw new OutdatedMemory();
      const problems = [this.#work.list.problems, this.#sifted.problems, this.#scan.problems];
      yield* toldProblems(problems.flat()).map(problemEvent);
      return yield* this.#conclude(signal);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      yield problemEvent(stopped(reasonToEnd(error)));
      return 'failed';
    } finally {
      signal.removeEventListener('abort', nudge);
      this.#scan.stop();
      this.#work.progress.scanEnded(this.#bytesDone());
    }
  }

  /** What there is to tell until the scan has ended or is no longer wanted. */
  async *#watch(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    while (this.#scan.state.kind === 'running' && !signal.aborted) {
      await this.#scan.news();
      yield this.#progress();
      if (this.#work.isInner || signal.aborted || this.#scan.state.kind !== 'running') continue;
      if (!this.#endsSoon()) yield* this.#work.previews.of(this.#answer);
    }
  }

  /** True where the answer will be there nearly as soon as a first preview, which only delays it. */
  #endsSoon(): boolean {
    const { clock, previewInterval } = this.#settings;
    return clock() - this.#work.started < previewInterval && this.#scan.isEnding;
  }

  async *#conclude(signal: AbortSignal): AsyncGenerator<QueryEvent, Outcome> {
    const { state } = this.#scan;
    if (state.kind === 'failed') {
      yield problemEvent(stopped(state.reason));
      return 'failed';
    }
    if (signal.aborted) return 'cancelled';
    if (!this.#work.isInner) yield* this.#finalRows(signal);
    if (signal.aborted) return 'cancelled';
    yield* estimateProblems(this.#answer.estimates).map(problemEvent);
    yield* this.#emptySource();
    const cut = defaultLimitProblem(this.#work.part.query.commands, this.resultCount);
    if (cut !== undefined) yield problemEvent(cut);
    return 'done';
  }

  /**
   * Between its steps, of which sorting is the first, whoever wants to cancel the run is heard:
   * messages to this thread come only when it has nothing else to do.
   */
  async *#finalRows(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    const { previews } = this.#work;
    previews.begin();
    await setImmediate();
    const pieces = chunks(this.#answer.rows(), rowsPerEvent);
    while (!signal.aborted) {
      const { value: rows, done } = pieces.next();
      if (done === true) break;
      await setImmediate();
      if (signal.aborted) break;
      this.resultCount += rows.length;
      yield previews.rows(this.#answer, rows, true);
    }
  }

  /** A warning where there was nothing to answer from, and not because of the range. */
  *#emptySource(): Generator<QueryEvent, void> {
    if (this.#scan.counts.recordsScanned > 0 || this.#isNarrowed()) return;
    const { part, list } = this.#work;
    const files = countFiles(list);
    const what = files === 0 ? 'it holds no files' : `none of its ${files} files holds one`;
    const places = part.sources.map(({ name, path }) => namedPlace(name, path)).join(', ');
    yield problemEvent({
      code: 'source-empty',
      severity: 'warning',
      message: `there are no CloudTrail events in the source ${places}: ${what}; choose a folder with CloudTrail log files`,
    });
  }

  /** True where files that hold events, or may hold some, have not been read. */
  #isNarrowed(): boolean {
    const { outOfRange, events } = this.#sifted;
    return this.#answer.isEstimate || this.#filesOutOfRange > outOfRange || events > 0;
  }

  #progress(): QueryEvent {
    const statistics = this.statistics(0);
    const done = (this.#work.filesBefore ?? 0) + statistics.filesScanned + statistics.filesSkipped;
    const progress = this.#work.progress.at(done, this.#bytesDone());
    return { kind: 'progress', progress, statistics };
  }

  /** Of the files of this scan, those included that nobody had to look at. */
  #bytesDone(): number {
    return this.#bytesPassed + this.#scan.counts.bytesDone;
  }

  /** Of this query and those before it. */
  statistics(resultCount: number): Statistics {
    const { earlier, isInner, started } = this.#work;
    const { bytesDone: _, ...counts } = addCounts(this.#scan.counts, {
      ...noCounts,
      ...earlier,
      filesRemembered: earlier.filesRemembered ?? 0,
    });
    return {
      ...counts,
      // Those that were read a moment ago to find repeats have been opened.
      filesRemembered: this.#work.dropped === undefined ? counts.filesRemembered : 0,
      duplicatesDropped: earlier.duplicatesDropped,
      filesSkipped: counts.filesSkipped + this.#filesPassed,
      filesOutOfRange: (earlier.filesOutOfRange ?? 0) + this.#filesOutOfRange,
      filesRuledOut: (earlier.filesRuledOut ?? 0) + this.#sifted.ruledOut,
      recordsSkipped: counts.recordsSkipped + this.#sifted.recordsSkipped,
      recordsMatched: isInner ? 0 : this.#answer.matched,
      resultCount,
      elapsedMilliseconds: Math.round(this.#settings.clock() - started),
    };
  }
}

/** The items in lists of that length, the last one shorter; one empty list where there are none. */
function* chunks<Item>(items: Iterable<Item>, length: number): Generator<readonly Item[], void> {
  let chunk: Item[] = [];
  let isFirst = true;
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < length) continue;
    yield chunk;
    isFirst = false;
    chunk = [];
  }
  if (chunk.length > 0 || isFirst) yield chunk;
}

export function stopped(reason: string): RunProblem {
  return { code: 'scan-failed', severity: 'error', message: `the query was stopped: ${reason}` };
}

/** A source as messages name it: by its name, and by its path where that says more. */
function namedPlace(name: string, path: string): string {
  return name === path ? `"${path}"` : `"${name}" (${path})`;
}
