import { setImmediate } from 'node:timers/promises';
import { defaultCloudSettings } from '#protocol/cloud-settings.ts';
import type {
  CloudSettings,
  Outcome,
  QueryEvent,
  ResultRow,
  RunProblem,
  Statistics,
} from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import { defaultLimitProblem } from '../../default-limit.ts';
import { ended, problemEvent } from '../../query-events.ts';
import type { CloudServices } from '../cloud-services.ts';
import type { CloudRunPlan, Merge } from '../plan/cloud-plan.ts';
import { planCloudRun } from '../plan/plan-cloud-run.ts';
import {
  type CloudRequest,
  prepareCloudQuery,
  type ReadyCloudQuery,
} from '../plan/prepare-cloud-query.ts';
import { costPlan } from './approve-cost.ts';
import { Bell } from './bell.ts';
import { estimateRun } from './estimate-run.ts';
import type { JournalEntry } from './journal.ts';
import { OrderBook } from './order-book.ts';
import { type OrderServices, type OrdersEnd, runOrders } from './run-orders.ts';

/** What runs of this program have to know of each other. */
export interface SharedRuns {
  /** US dollars that runs which have not ended may cost. */
  promised: number;
}

/** Runs a request on CloudWatch; see `Backend.run`. */
export async function* runOnCloudWatch(
  services: CloudServices,
  { request, shared }: { readonly request: CloudRequest; readonly shared: SharedRuns },
  signal: AbortSignal,
): AsyncGenerator<QueryEvent, void> {
  const settings = request.cloud ?? defaultCloudSettings;
  const { ready, problems } = prepareCloudQuery(request);
  yield* problems.map(problemEvent);
  if (ready === undefined || signal.aborted) {
    yield ended(ready === undefined ? 'invalid' : 'cancelled', noStatistics);
    return;
  }
  const plan = planCloudRun(ready, request.source, settings);
  yield { kind: 'started', columns: plan.columns, range: plan.range };
  yield* plan.hints.map(problemEvent);
  const entry = await services.journal.open(request);
  const given = { request, ready, plan, settings, entry, shared };
  yield* new CloudRun(services, given).events(signal);
}

interface Given {
  readonly request: CloudRequest;
  readonly ready: ReadyCloudQuery;
  readonly plan: CloudRunPlan;
  readonly settings: CloudSettings;
  readonly entry: JournalEntry;
  readonly shared: SharedRuns;
}

/** Milliseconds between two previews. */
const previewInterval = 500;

/** Rows of a preview; nobody reads more before the answer is there. */
const previewRows = 1000;

/** Rows of an event that carries a part of the answer. */
const rowsPerEvent = 5000;

/** A valid query while it runs. */
class CloudRun {
  readonly #services: OrderServices;
  readonly #given: Given;
  readonly #started: number;
  readonly #book = new OrderBook();
  readonly #bell = new Bell();
  #revision = 0;
  #resultCount = 0;
  #nextPreview: number;
  /** There is more to show than the last preview did. */
  #isStale = false;
  /** What is sent, once that is known. */
  #plan: CloudRunPlan;

  constructor(services: CloudServices, given: Given) {
    const { settings, entry } = given;
    this.#services = { ...services, settings, entry, book: this.#book, bell: this.#bell };
    this.#given = given;
    this.#started = services.clock.now();
    this.#nextPreview = this.#started;
    this.#plan = entry.state.isInOnePiece ? this.#whole() : given.plan;
  }

  /** One query a place. */
  #whole(): CloudRunPlan {
    const { ready, request, settings } = this.#given;
    return planCloudRun(ready, request.source, { ...settings, slicing: 'never' });
  }

  async *events(signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    const leaving = new AbortController();
    const either = AbortSignal.any([signal, leaving.signal]);
    const { entry, shared } = this.#given;
    let promised = 0;
    try {
      const cost = yield* this.#approval(either);
      if (cost === 'refused') {
        yield ended('cancelled', this.#statistics());
        return;
      }
      promised = cost;
      shared.promised += promised;
      yield ended(yield* this.#run(either), this.#statistics());
    } finally {
      leaving.abort();
      shared.promised -= promised;
      await this.#note();
      await entry.close();
    }
  }

  /** US dollars that the run may cost, once it may start. */
  async *#approval(signal: AbortSignal): AsyncGenerator<QueryEvent, number | 'refused'> {
    const { request, ready, settings, shared, entry } = this.#given;
    const plan = this.#plan;
    if (!mayCost(ready, settings) || entry.state.isApproved) return 0;
    yield this.#progress('an estimate of what the run scans');
    const { promised } = shared;
    // The estimate's own query is none of the run's.
    const apart = { ...this.#services, book: new OrderBook() };
    const estimate = async (): Promise<number | undefined> =>
      await estimateRun(apart, plan, signal);
    const question = { request, settings, plan, whole: this.#whole(), promised, estimate };
    const { price, ask, plan: chosen } = await costPlan(this.#services, question);
    this.#plan = chosen;
    if (signal.aborted) return 'refused';
    if (ask !== undefined) {
      yield this.#progress('your approval of what the run costs');
      if (!(await this.#services.dialogue.approve(ask, signal))) {
        if (!signal.aborted) yield problemEvent(notApproved(ask.reason));
        return 'refused';
      }
    }
    await entry.settle({ isApproved: true, isInOnePiece: !chosen.isSliced });
    return price ?? 0;
  }

  async *#run(signal: AbortSignal): AsyncGenerator<QueryEvent, Outcome> {
    const { entry, request, settings } = this.#given;
    const plan = this.#plan;
    let end = yield* this.#watch(plan, signal);
    if (end.isInexact && !signal.aborted) {
      await entry.settle({ isInOnePiece: true });
      const whole = plan.inOnePiece();
      yield* whole.hints.map(problemEvent);
      this.#book.forget();
      end = yield* this.#watch(whole, signal);
    }
    const { merge, failures } = end;
    yield* Array.from(failures.values(), ({ problem }) => problemEvent(problem));
    if (signal.aborted) return 'cancelled';
    if (failures.size === plan.places.length) return this.#failure(end);
    yield* this.#finalRows(merge, signal);
    if (signal.aborted) return 'cancelled';
    const cut = defaultLimitProblem(this.#given.ready.query.commands, this.#resultCount);
    if (cut !== undefined) yield problemEvent(cut);
    if (this.#resultCount === 0 && request.range === undefined) {
      yield problemEvent(usualRange(settings.defaultRange));
    }
    return 'done';
  }

  /** What there is to tell until all orders of the plan have ended. */
  async *#watch(plan: CloudRunPlan, signal: AbortSignal): AsyncGenerator<QueryEvent, OrdersEnd> {
    const leaving = new AbortController();
    const merge = plan.newMerge();
    const either = AbortSignal.any([signal, leaving.signal]);
    const over = new AbortController();
    const work = runOrders(this.#services, { plan, merge }, either).finally(() => {
      over.abort();
      this.#bell.ring();
    });
    try {
      while (!over.signal.aborted) {
        yield this.#progress();
        // Of what is cancelled no preview is due any more.
        if (signal.aborted) this.#isStale = false;
        else yield* this.#preview(merge);
        await this.#news();
      }
    } finally {
      leaving.abort();
      await work;
    }
    yield this.#progress();
    return await work;
  }

  /** Settles when there is something to tell, or a preview that had to wait is due. */
  async #news(): Promise<void> {
    const heard = new AbortController();
    const { clock } = this.#services;
    const due = this.#isStale ? [clock.sleep(this.#nextPreview - clock.now(), heard.signal)] : [];
    await Promise.race([this.#bell.heard(), ...due]);
    heard.abort();
  }

  *#preview(merge: Merge): Generator<QueryEvent, void> {
    const now = this.#services.clock.now();
    this.#isStale = now < this.#nextPreview;
    if (this.#isStale) return;
    this.#nextPreview = now + previewInterval;
    const rows = merge.rows(previewRows);
    if (rows.length === 0) return;
    this.#revision += 1;
    yield this.#rows(merge, rows, false);
  }

  /** Whoever wants to cancel the run is heard between the pieces. */
  async *#finalRows(merge: Merge, signal: AbortSignal): AsyncGenerator<QueryEvent, void> {
    this.#revision += 1;
    await setImmediate();
    const rows = merge.rows();
    for (let start = 0; start === 0 || start < rows.length; start += rowsPerEvent) {
      await setImmediate();
      if (signal.aborted) return;
      const piece = rows.slice(start, start + rowsPerEvent);
      this.#resultCount += piece.length;
      yield this.#rows(merge, piece, true);
    }
  }

  #failure({ failures }: OrdersEnd): Outcome {
    const faults = Array.from(failures.values(), ({ fault }) => fault);
    return faults.every(({ kind }) => kind === 'malformed') ? 'invalid' : 'failed';
  }

  /** What was scanned costs, however the run has ended. */
  async #note(): Promise<void> {
    const { request, settings } = this.#given;
    const { bytesScanned, estimatedPrice = 0 } = this.#book.statistics(
      settings.pricePerGigabyte,
      0,
    );
    if (bytesScanned === 0) return;
    await this.#services.ledger.add({
      time: this.#services.clock.now(),
      source: request.source.name,
      title: request.title,
      bytes: bytesScanned,
      price: estimatedPrice,
      rangeMilliseconds: this.#book.covered / Math.max(1, request.source.places.length),
    });
  }

  #rows(merge: Merge, rows: readonly ResultRow[], final: boolean): QueryEvent {
    return { kind: 'rows', revision: this.#revision, final, columns: merge.columns, rows };
  }

  #progress(waitingFor?: string): QueryEvent {
    const { progress } = this.#book;
    return {
      kind: 'progress',
      progress: waitingFor === undefined ? progress : { ...progress, waitingFor },
      statistics: this.#statistics(),
    };
  }

  #statistics(): Statistics {
    const { settings } = this.#given;
    const elapsed = Math.round(this.#services.clock.now() - this.#started);
    const statistics = this.#book.statistics(settings.pricePerGigabyte, elapsed);
    return { ...statistics, resultCount: this.#resultCount };
  }
}

/** True where the user wants to be asked, and there may be something to pay. */
function mayCost(
  { query }: ReadyCloudQuery,
  { confirmAbove, dailyBudget }: CloudSettings,
): boolean {
  const isFree = query.commands.some(({ kind }) => kind === 'estimate');
  return !isFree && (confirmAbove !== undefined || dailyBudget !== undefined);
}

/** Nobody has written the range that nothing was found in. */
function usualRange(range: string): RunProblem {
  return {
    code: 'default-range',
    severity: 'information',
    message: `nothing was found in the range of queries without one, ${range} (ctq.cloudwatch.defaultRange); give the query its own, such as # @range -7d`,
  };
}

function notApproved(reason: string): RunProblem {
  return {
    code: 'not-approved',
    severity: 'information',
    message: `nothing was run, since what it may cost was not approved. ${reason}`,
  };
}
