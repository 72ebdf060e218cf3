import { setImmediate } from 'node:timers/promises';
import { type Answer, planAnswer } from '#engine/answer.ts';
import { DEFAULT_LIMIT } from '#engine/context.ts';
import type {
  LocalSource,
  Outcome,
  QueryEvent,
  QueryRequest,
  ResultRow,
  RunProblem,
  Statistics,
} from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import { mayHoldRange } from './files/delivery-time.ts';
import { type FileList, listFiles } from './files/list-files.ts';
import { memoryShortage } from './memory.ts';
import { prepareQuery, type ReadyQuery } from './prepare-query.ts';
import { batches } from './scan/batches.ts';
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

export type LocalRequest = QueryRequest & { readonly source: LocalSource };

/** Runs a request on a local source; see `Backend.run`. */
export async function* runLocally(
  settings: RunSettings,
  request: LocalRequest,
  signal: AbortSignal,
): AsyncGenerator<QueryEvent, void> {
  const started = settings.clock();
  const { ready, problems } = prepareQuery(request);
  yield* problems.map(problemEvent);
  if (ready === undefined) {
    yield ended('invalid', noStatistics);
    return;
  }
  if (signal.aborted) {
    yield ended('cancelled', noStatistics);
    return;
  }
  const answer = planAnswer(ready.query, { now: request.now });
  yield { kind: 'started', columns: answer.columns, range: ready.range };
  const list = await listFiles(request.source, signal);
  if ('problem' in list) {
    yield problemEvent(list.problem);
    yield ended('failed', noStatistics);
    return;
  }
  yield* new LocalRun(settings, { request, ready, answer, list, started }).events(signal);
}

interface Work {
  readonly request: LocalRequest;
  readonly ready: ReadyQuery;
  readonly answer: Answer;
  readonly list: FileList;
  /** When the run began, by the clock of the settings. */
  readonly started: number;
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
class LocalRun {
  readonly #settings: RunSettings;
  readonly #work: Work;
  readonly #answer: Answer;
  readonly #scan: ParallelScan;
  /** Files that no thread has to look at. */
  readonly #filesPassed: number;
  #nextPreview: number;
  #previewed = 0;
  #revision = 0;

  constructor(settings: RunSettings, work: Work) {
    const { request, ready, answer, list } = work;
    const { range } = ready;
    const wanted = list.files.filter(
      ({ name }) => range === undefined || mayHoldRange(name, range),
    );
    this.#settings = settings;
    this.#work = work;
    this.#answer = answer;
    this.#filesPassed = list.skipped + list.files.length - wanted.length;
    this.#nextPreview = work.started;
    const threads = Math.min(Math.max(1, request.workers ?? settings.threads), mostThreads);
    this.#scan = new ParallelScan(settings.pool, {
      job: {
        ...ready,
        sourceName: request.source.name,
        now: request.now,
        reportInterval: settings.previewInterval,
      },
      threads,
      pieces: batches(wanted, threads),
      onPart: (part) => {
        answer.add(part);
        if (settings.isMemoryShort()) throw new Error(memoryShortage);
      },
    });
  }

  async *events(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    const nudge = (): void => this.#scan.nudge();
    signal.addEventListener('abort', nudge);
    try {
      yield* this.#watch(signal);
      yield* toldProblems([...this.#work.list.problems, ...this.#scan.problems]).map(problemEvent);
      yield* this.#conclude(signal);
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
    if (begun < this.#nextPreview || this.#answer.matched === this.#previewed) return;
    this.#previewed = this.#answer.matched;
    this.#revision += 1;
    const rows = this.#answer.preview(previewRows);
    const cost = clock() - begun;
    this.#nextPreview = clock() + Math.max(previewInterval, cost * previewShare);
    yield this.#rows(rows, false);
  }

  async *#conclude(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    const { state } = this.#scan;
    if (state.kind === 'failed') {
      yield problemEvent(stopped(state.reason));
      yield this.#ended('failed');
    } else if (signal.aborted) {
      yield this.#ended('cancelled');
    } else {
      yield* this.#finalRows(signal);
    }
  }

  /**
   * Between its steps, of which sorting is the first, whoever wants to cancel the run is heard:
   * messages to this thread come only when it has nothing else to do.
   */
  async *#finalRows(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    this.#revision += 1;
    let count = 0;
    await setImmediate();
    const pieces = chunks(this.#answer.rows(), rowsPerEvent);
    while (!signal.aborted) {
      const { value: rows, done } = pieces.next();
      if (done === true) break;
      await setImmediate();
      if (signal.aborted) break;
      count += rows.length;
      yield this.#rows(rows, true);
    }
    if (signal.aborted) {
      yield this.#ended('cancelled', count);
      return;
    }
    yield* this.#emptySource();
    yield* this.#defaultLimit(count);
    yield this.#ended('done', count);
  }

  /** A warning where there was nothing to answer from, and not because of the range. */
  *#emptySource(): Generator<QueryEvent, void> {
    const { recordsScanned, filesScanned, filesSkipped } = this.#statistics(0);
    if (recordsScanned > 0 || this.#isNarrowed()) return;
    const { name, path } = this.#work.request.source;
    const files = filesScanned + filesSkipped;
    const what = files === 0 ? 'it holds no files' : `none of its ${files} files holds one`;
    yield problemEvent({
      code: 'source-empty',
      severity: 'warning',
      message: `there are no CloudTrail events in the source ${namedPlace(name, path)}: ${what}; choose a folder with CloudTrail log files`,
    });
  }

  /** The default limit is nothing that the author wrote, so a cut that it made is told. */
  *#defaultLimit(rows: number): Generator<QueryEvent, void> {
    const { commands } = this.#work.ready.query;
    if (rows < DEFAULT_LIMIT || commands.some(({ kind }) => kind === 'limit')) return;
    yield problemEvent({
      code: 'default-limit',
      severity: 'information',
      message: `only the first ${rows} rows are shown, which is CloudWatch's limit for a query without one; add "| limit N" to see more`,
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
    const statistics = this.#statistics(0);
    const filesDone = statistics.filesScanned + statistics.filesSkipped;
    const { files, skipped } = this.#work.list;
    return { kind: 'progress', filesDone, filesTotal: files.length + skipped, statistics };
  }

  #ended(outcome: Outcome, resultCount = 0): QueryEvent {
    return ended(outcome, this.#statistics(resultCount));
  }

  #statistics(resultCount: number): Statistics {
    const { counts } = this.#scan;
    return {
      ...counts,
      filesSkipped: counts.filesSkipped + this.#filesPassed,
      recordsMatched: this.#answer.matched,
      resultCount,
      elapsedMilliseconds: Math.round(this.#settings.clock() - this.#work.started),
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

function ended(outcome: Outcome, statistics: Statistics): QueryEvent {
  return { kind: 'complete', outcome, statistics };
}

function problemEvent(problem: RunProblem): QueryEvent {
  return { kind: 'problem', problem };
}

function stopped(reason: string): RunProblem {
  return { code: 'scan-failed', severity: 'error', message: `the query was stopped: ${reason}` };
}

/** A source as messages name it: by its name, and by its path where that says more. */
function namedPlace(name: string, path: string): string {
  return name === path ? `"${path}"` : `"${name}" (${path})`;
}
