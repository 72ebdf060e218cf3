import { setImmediate } from 'node:timers/promises';
import type { Answer } from '#engine/answer.ts';
import type { Outcome, QueryEvent, ResultRow, RunProblem, Statistics } from '#protocol/results.ts';
import { defaultLimitProblem } from '../default-limit.ts';
import type { FileList } from './files/list-files.ts';
import { memoryShortage } from './memory.ts';
import { problemEvent } from '../query-events.ts';
import { countFiles, filesOf, type LocalRequest, type RunPart } from './run-plan.ts';
import { batches } from './scan/batches.ts';
import { addCounts } from './scan/messages.ts';
import { ParallelScan } from './scan/parallel-scan.ts';
import type { ThreadPool } from './scan/thread-pool.ts';
import { toldProblems } from './told-problems.ts';

export interface RunSettings {
  readonly pool: ThreadPool;
  /** Threads of a run whose request does not say. */
  readonly threads: number;
  /** Milliseconds since any moment. */
  readonly clock: () => number;
  /** Milliseconds between two previews. */
  readonly previewInterval: number;
  /** True where the thread that holds the answer has little memory left. */
  readonly isMemoryShort: () => boolean;
}

/** What there is to run. */
export interface Work {
  readonly request: LocalRequest;
  readonly part: RunPart;
  readonly answer: Answer;
  readonly list: FileList;
  /** When the run began, by the clock of the settings. */
  readonly started: number;
  /** What the queries before this one have read. */
  readonly earlier: Statistics;
  /** Files of all queries of the run. */
  readonly filesTotal: number;
  /** True for a query in parentheses, whose rows are no rows of the run. */
  readonly isInner: boolean;
}

/** Rows of a preview; nobody reads more before the answer is there. */
const previewRows = 1000;

/** Rows of an event that carries a part of the answer. */
const rowsPerEvent = 5000;

/** Of the time between two previews, one part in this many may go into making them. */
const previewShare = 5;

/** More threads than this only wait for one another. */
const mostThreads = 64;

/** A valid query while it runs. */
export class LocalRun {
  readonly #settings: RunSettings;
  readonly #work: Work;
  readonly #answer: Answer;
  readonly #scan: ParallelScan;
  /** Files that no thread has to look at. */
  readonly #filesPassed: number;
  /** Rows of the answer that were sent. */
  resultCount = 0;
  #nextPreview: number;
  #previewed = 0;
  #revision = 0;

  constructor(settings: RunSettings, work: Work) {
    const { request, part, answer, list } = work;
    const wanted = answer.isEstimate ? [] : filesOf(part, list);
    this.#settings = settings;
    this.#work = work;
    this.#answer = answer;
    this.#filesPassed = list.skipped + list.files.length - wanted.length;
    this.#nextPreview = work.started;
    const threads = Math.min(Math.max(1, request.workers ?? settings.threads), mostThreads);
    this.#scan = new ParallelScan(settings.pool, {
      job: {
        query: part.query,
        context: part.context,
        ranges: part.ranges,
        sourceName: part.sources[0]?.name ?? request.source.name,
        reportInterval: settings.previewInterval,
      },
      threads,
      pieces: batches(wanted, threads),
      onPart: (gathered) => {
        answer.add(gathered);
        if (settings.isMemoryShort()) throw new Error(memoryShortage);
      },
    });
  }

  /** What there is to tell; gives how it has ended. */
  async *events(signal: AbortSignal): AsyncGenerator<QueryEvent, Outcome> {
    const nudge = (): void => this.#scan.nudge();
    signal.addEventListener('abort', nudge);
    try {
      yield* this.#watch(signal);
      yield* toldProblems([...this.#work.list.problems, ...this.#scan.problems]).map(problemEvent);
      return yield* this.#conclude(signal);
    } finally {
      signal.removeEventListener('abort', nudge);
      this.#scan.stop();
    }
  }

  /** What there is to tell until the scan has ended or is no longer wanted. */
  async *#watch(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    while (this.#scan.state.kind === 'running' && !signal.aborted) {
      await this.#scan.news();
      yield this.#progress();
      if (!signal.aborted && this.#scan.state.kind === 'running') yield* this.#preview();
    }
  }

  *#preview(): Generator<QueryEvent, void> {
    const { clock, previewInterval } = this.#settings;
    const begun = clock();
    if (this.#work.isInner || begun < this.#nextPreview) return;
    if (this.#answer.matched === this.#previewed) return;
    this.#previewed = this.#answer.matched;
    this.#revision += 1;
    const rows = this.#answer.preview(previewRows);
    const cost = clock() - begun;
    this.#nextPreview = clock() + Math.max(previewInterval, cost * previewShare);
    yield this.#rows(rows, false);
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
    this.#revision += 1;
    await setImmediate();
    const pieces = chunks(this.#answer.rows(), rowsPerEvent);
    while (!signal.aborted) {
      const { value: rows, done } = pieces.next();
      if (done === true) break;
      await setImmediate();
      if (signal.aborted) break;
      this.resultCount += rows.length;
      yield this.#rows(rows, true);
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

  /** True where the range has kept files from being read. */
  #isNarrowed(): boolean {
    return this.#filesPassed > this.#work.list.skipped;
  }

  #rows(rows: readonly ResultRow[], final: boolean): QueryEvent {
    const { columns } = this.#answer;
    return { kind: 'rows', revision: this.#revision, final, columns, rows };
  }

  #progress(): QueryEvent {
    const statistics = this.statistics(0);
    const done = statistics.filesScanned + statistics.filesSkipped;
    const progress = { unit: 'file', done, total: this.#work.filesTotal } as const;
    return { kind: 'progress', progress, statistics };
  }

  /** Of this query and those before it. */
  statistics(resultCount: number): Statistics {
    const { earlier, isInner, started } = this.#work;
    const counts = addCounts(this.#scan.counts, earlier);
    return {
      ...counts,
      filesSkipped: counts.filesSkipped + this.#filesPassed,
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

function stopped(reason: string): RunProblem {
  return { code: 'scan-failed', severity: 'error', message: `the query was stopped: ${reason}` };
}

/** A source as messages name it: by its name, and by its path where that says more. */
function namedPlace(name: string, path: string): string {
  return name === path ? `"${path}"` : `"${name}" (${path})`;
}
