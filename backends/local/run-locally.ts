import { type Answer, planAnswer } from '#engine/answer.ts';
import { estimatePart } from '#engine/collectors/estimate.ts';
import type { OtherRows } from '#engine/context.ts';
import type { Outcome, QueryEvent, RunProblem, Statistics } from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import { EarlyRows } from './early-rows.ts';
import { estimateProblems } from './estimate-problems.ts';
import { RunFacts } from './facts/run-facts.ts';
import { answerProblem } from './inner-queries.ts';
import { RepeatsOfRun } from './dedupe/repeats-of-run.ts';
import { checkMemory, isTooLarge, memoryShortage, reasonToEnd } from './memory.ts';
import { Previews } from './previews.ts';
import { RunProgress } from './run-progress.ts';
import { scanOf } from './scan-of.ts';
import type { ScanCounts } from './scan/counts.ts';
import type { NoSource } from './files/list-files.ts';
import { LocalRun, OutdatedMemory, type RunSettings, stopped, type Work } from './local-run.ts';
import { prepareQuery, type ReadyQuery } from './prepare-query.ts';
import { ended, problemEvent } from '../query-events.ts';
import {
  estimateRun,
  type FileLists,
  listAll,
  type LocalRequest,
  planRun,
  type RunPart,
  type RunPlan,
} from './run-plan.ts';

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
  const plan = planRun(request, ready);
  if ('problems' in plan) {
    yield* plan.problems.map(problemEvent);
    yield ended('invalid', noStatistics);
    return;
  }
  const { columns } = planAnswer(ready.query, plan.main.context);
  yield { kind: 'started', columns, range: ready.range };
  yield* plan.hints.map(problemEvent);
  // They start while files are listed.
  settings.pool.prepare(Math.max(1, request.workers ?? settings.threads));
  const previews = new Previews(settings, started);
  const lists = yield* listEarly(settings, { request, ready, plan, previews }, signal);
  if ('problem' in lists) {
    yield problemEvent(lists.problem);
    yield ended('failed', noStatistics);
    return;
  }
  const given = { request, ready, plan, lists, started, previews };
  try {
    yield* new QueriesInTurn(settings, given).events(signal);
  } catch (error) {
    if (!(error instanceof OutdatedMemory)) throw error;
    // A remembered file has changed meanwhile, or is damaged where no query had looked before.
    const anew = { ...given, request: { ...request, cache: false } };
    yield* new QueriesInTurn(settings, anew).events(signal);
  }
}

/** The files of all queries; meanwhile first rows, where these are rows of the run as they stand. */
async function* listEarly(
  settings: RunSettings,
  { request, ready, plan, previews }: Omit<Given, 'lists' | 'started'>,
  signal: AbortSignal,
): AsyncGenerator<QueryEvent, FileLists | NoSource> {
  if (plan.isEstimate || plan.inner.length > 0 || ready.dedupe !== undefined) {
    return await listAll(plan, signal);
  }
  const early = new EarlyRows(settings, { request, part: plan.main, previews });
  return yield* early.until(
    listAll(plan, signal, (files) => early.found(files)),
    signal,
  );
}

interface Given {
  readonly request: LocalRequest;
  readonly ready: Pick<ReadyQuery, 'dedupe'>;
  readonly plan: RunPlan;
  readonly lists: FileLists;
  /** When the run began, by the clock of the settings. */
  readonly started: number;
  readonly previews: Previews;
}

function repeatsOfRun(
  { pool, isMemoryShort }: RunSettings,
  field: string | undefined,
): RepeatsOfRun | undefined {
  const check = (): void => {
    if (isMemoryShort()) throw new Error(memoryShortage);
  };
  return field === undefined ? undefined : new RepeatsOfRun({ pool, field, checkMemory: check });
}

/** The rows of an answer, or why there is no memory for them, as the end of a sentence. */
function valuesOf(answer: Answer): OtherRows | { readonly reason: string } {
  try {
    return answer.values();
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return { reason: reasonToEnd(error) };
  }
}

/** Runs the queries in parentheses, one after another, and then the one that needs their answers. */
class QueriesInTurn {
  readonly #settings: RunSettings;
  readonly #given: Given;
  readonly #common: Pick<Work, 'request' | 'started' | 'progress' | 'previews'>;
  readonly #answers = new Map<number, OtherRows>();
  /** What was read so far. */
  #statistics: Statistics = noStatistics;
  /** Undefined where all events count. */
  readonly #repeats: RepeatsOfRun | undefined;

  constructor(settings: RunSettings, given: Given) {
    const { request, ready, lists, plan, started, previews } = given;
    this.#repeats = plan.isEstimate ? undefined : repeatsOfRun(settings, ready.dedupe);
    const scanned = plan.isEstimate ? [lists.main] : [lists.main, ...lists.inner];
    const read = this.#repeats === undefined ? scanned : [...scanned, ...new Set(scanned)];
    this.#settings = settings;
    this.#given = given;
    const progress = new RunProgress(read, settings.clock);
    this.#common = { request, started, progress, previews };
  }

  async *events(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    const { plan } = this.#given;
    const inner = plan.isEstimate ? [] : plan.inner;
    for (const index of inner.keys()) {
      const outcome = yield* this.#runInner(index, signal);
      if (outcome === 'done') continue;
      yield ended(outcome, this.#statistics);
      return;
    }
    yield* this.#runMain(signal);
  }

  async *#runInner(index: number, signal: AbortSignal): AsyncGenerator<QueryEvent, Outcome> {
    const { plan, lists } = this.#given;
    const planned = plan.inner[index];
    if (planned === undefined) return 'failed';
    const { inner, part } = planned;
    const answer = planAnswer(part.query, part.context, checkMemory);
    const list = lists.inner[index] ?? lists.main;
    const run = yield* this.#run({ part, answer, list, isInner: true }, signal);
    if (!(run instanceof LocalRun)) return run;
    const outcome = yield* run.events(signal);
    this.#statistics = run.statistics(0);
    await run.save();
    if (outcome !== 'done') return outcome;
    const rows = valuesOf(answer);
    if ('reason' in rows) {
      yield problemEvent(stopped(rows.reason));
      return 'failed';
    }
    yield* estimateProblems(answer.estimates).map(problemEvent);
    const problem = answerProblem(inner, rows);
    if (problem !== undefined) {
      yield problemEvent(problem);
      return 'failed';
    }
    this.#answers.set(inner.start, rows);
    return 'done';
  }

  async *#runMain(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    const { plan, lists } = this.#given;
    const context = { ...plan.main.context, answers: this.#answers };
    const answer = planAnswer(plan.main.query, context, checkMemory);
    if (plan.isEstimate) answer.add(estimatePart(estimateRun(plan, lists)));
    const part = { ...plan.main, context };
    const run = yield* this.#run({ part, answer, list: lists.main, isInner: false }, signal);
    if (!(run instanceof LocalRun)) {
      yield ended(run, this.#statistics);
      return;
    }
    const outcome = yield* run.events(signal);
    yield ended(outcome, run.statistics(run.resultCount));
    // Nobody waits for this.
    await run.save();
  }

  /** The run of a query, once it is known which events it is to leave out; or why there is none. */
  async *#run(
    work: Pick<Work, 'part' | 'answer' | 'list' | 'isInner'>,
    signal: AbortSignal,
  ): AsyncGenerator<QueryEvent, LocalRun | Outcome> {
    const given = { ...this.#common, ...work };
    const repeats = this.#repeats;
    if (repeats === undefined) {
      const facts = this.#factsOf(work.part);
      return new LocalRun(this.#settings, { ...given, facts, earlier: this.#statistics });
    }
    const { scan } = scanOf(this.#settings, given);
    let bytes = 0;
    const progressOf = ({ bytesDone }: ScanCounts): QueryEvent => {
      bytes = bytesDone;
      return this.#progress(repeats, bytes);
    };
    const found = yield* repeats.of({ ...work, scan, progressOf }, signal);
    this.#common.progress.scanEnded(bytes);
    if (found.kind === 'failed' && found.isOutdated) throw new OutdatedMemory();
    if (found.kind === 'failed') yield problemEvent(stopped(found.reason));
    if (found.kind !== 'found') return found.kind;
    if (found.isMissing) yield problemEvent(missingField(this.#given.ready.dedupe ?? ''));
    this.#statistics = { ...this.#statistics, duplicatesDropped: repeats.dropped };
    return new LocalRun(this.#settings, {
      ...given,
      earlier: this.#statistics,
      dropped: found.positions,
      filesBefore: repeats.filesRead,
    });
  }

  /** Events that count once may be in files that have nothing else to say: then all are read. */
  #factsOf({ sources }: RunPart): RunFacts | undefined {
    const { facts, now } = this.#settings;
    const { cache } = this.#given.request;
    return cache === false ? undefined : new RunFacts(facts, sources, now());
  }

  /** How far the search for repeats is. */
  #progress({ filesRead }: RepeatsOfRun, bytes: number): QueryEvent {
    const { filesScanned, filesSkipped } = this.#statistics;
    const done = filesScanned + filesSkipped + filesRead;
    const elapsedMilliseconds = Math.round(this.#settings.clock() - this.#common.started);
    return {
      kind: 'progress',
      progress: this.#common.progress.at(done, bytes),
      statistics: { ...this.#statistics, elapsedMilliseconds },
    };
  }
}

function missingField(field: string): RunProblem {
  return {
    code: 'dedupe-field-missing',
    severity: 'warning',
    message: `no event has the field "${field}" by which events are to count once, so all of them were kept; check its spelling, such as eventID`,
  };
}
