import { planAnswer } from '#engine/answer.ts';
import { estimatePart } from '#engine/collectors/estimate.ts';
import type { OtherRows } from '#engine/context.ts';
import type { Outcome, QueryEvent, Statistics } from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import { answerProblem } from './inner-queries.ts';
import { LocalRun, type RunSettings, type Work } from './local-run.ts';
import { prepareQuery } from './prepare-query.ts';
import { ended, problemEvent } from '../query-events.ts';
import {
  countFiles,
  estimateRun,
  type FileLists,
  listAll,
  type LocalRequest,
  planRun,
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
  const lists = await listAll(plan, signal);
  if ('problem' in lists) {
    yield problemEvent(lists.problem);
    yield ended('failed', noStatistics);
    return;
  }
  yield* new QueriesInTurn(settings, { request, plan, lists, started }).events(signal);
}

interface Given {
  readonly request: LocalRequest;
  readonly plan: RunPlan;
  readonly lists: FileLists;
  /** When the run began, by the clock of the settings. */
  readonly started: number;
}

/** Runs the queries in parentheses, one after another, and then the one that needs their answers. */
class QueriesInTurn {
  readonly #settings: RunSettings;
  readonly #given: Given;
  readonly #common: Pick<Work, 'request' | 'started' | 'filesTotal'>;
  readonly #answers = new Map<number, OtherRows>();
  /** What was read so far. */
  #statistics: Statistics = noStatistics;

  constructor(settings: RunSettings, given: Given) {
    const { request, lists, plan, started } = given;
    const read = plan.isEstimate ? [lists.main] : [lists.main, ...lists.inner];
    const filesTotal = read.reduce((sum, list) => sum + countFiles(list), 0);
    this.#settings = settings;
    this.#given = given;
    this.#common = { request, started, filesTotal };
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
    const answer = planAnswer(part.query, part.context);
    const list = lists.inner[index] ?? lists.main;
    const run = this.#run({ part, answer, list, isInner: true });
    const outcome = yield* run.events(signal);
    this.#statistics = run.statistics(0);
    if (outcome !== 'done') return outcome;
    const rows = answer.values();
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
    const answer = planAnswer(plan.main.query, context);
    if (plan.isEstimate) answer.add(estimatePart(estimateRun(plan, lists)));
    const part = { ...plan.main, context };
    const run = this.#run({ part, answer, list: lists.main, isInner: false });
    const outcome = yield* run.events(signal);
    yield ended(outcome, run.statistics(run.resultCount));
  }

  #run(work: Pick<Work, 'part' | 'answer' | 'list' | 'isInner'>): LocalRun {
    return new LocalRun(this.#settings, { ...this.#common, ...work, earlier: this.#statistics });
  }
}
