import type { CloudSettings, RunProblem } from '#protocol/results.ts';
import type { CloudServices } from '../cloud-services.ts';
import type { LogsFault } from '../aws/logs-fault.ts';
import type { CloudOrder, CloudRunPlan, Merge } from '../plan/cloud-plan.ts';
import type { Bell } from './bell.ts';
import { asFault, faultProblem } from './fault-problem.ts';
import { followQuery, type QueryAnswer } from './follow-query.ts';
import type { JournalEntry } from './journal.ts';
import type { OrderBook } from './order-book.ts';

/** What the orders of a run share. */
export interface OrderServices extends CloudServices {
  readonly settings: CloudSettings;
  readonly entry: JournalEntry;
  readonly book: OrderBook;
  /** Rung at whatever is worth a look at the book or the merge. */
  readonly bell: Bell;
}

/** How the orders of a plan have ended. */
export interface OrdersEnd {
  readonly merge: Merge;
  /** By the index of a place: what has stopped its orders. Its rows are not in the merge. */
  readonly failures: ReadonlyMap<
    number,
    { readonly fault: LogsFault; readonly problem: RunProblem }
  >;
  /** The slices do not add up: the plan has to be run in one piece. */
  readonly isInexact: boolean;
}

/** Where the first orders may make the others needless, no more than so many are sent at once. */
const lanesInTurn = 4;

/**
 * Sends the orders of a plan and gathers their answers. What stops one order of a place stops the
 * place; the others go on. Rejects only where the program itself is wrong.
 */
export async function runOrders(
  services: OrderServices,
  { plan, merge }: { readonly plan: CloudRunPlan; readonly merge: Merge },
  signal: AbortSignal,
): Promise<OrdersEnd> {
  services.book.expect(plan.orders.length);
  const run = new OrdersOfPlan(services, { plan, merge }, signal);
  const places = [...new Set(plan.orders.map(({ place }) => place))];
  await Promise.all(places.map(async (place) => await run.runPlace(place)));
  return { merge, failures: run.failures, isInexact: run.isInexact };
}

/** What the orders of a place share while they run. */
interface PlaceRun {
  readonly stop: AbortSignal;
  /** Aborted by the first of them that fails. */
  readonly failed: AbortController;
  /** Those that are still to be run, the next one first. */
  readonly queue: CloudOrder[];
}

class OrdersOfPlan {
  readonly failures = new Map<
    number,
    { readonly fault: LogsFault; readonly problem: RunProblem }
  >();
  isInexact = false;
  readonly #services: OrderServices;
  readonly #plan: CloudRunPlan;
  readonly #merge: Merge;
  readonly #signal: AbortSignal;
  /** Aborted where nothing of this plan is wanted any more. */
  readonly #useless = new AbortController();
  /** Places of which a slice has been answered. */
  readonly #answered = new Set<number>();
  /** By place: slices that lie before all that the log groups keep. */
  readonly #outside = new Map<number, { readonly order: CloudOrder; readonly fault: LogsFault }>();
  /** What runs, and how to stop it where it turns out to be needless. */
  readonly #running = new Map<CloudOrder, AbortController>();

  constructor(
    services: OrderServices,
    { plan, merge }: { readonly plan: CloudRunPlan; readonly merge: Merge },
    signal: AbortSignal,
  ) {
    this.#services = services;
    this.#plan = plan;
    this.#merge = merge;
    this.#signal = signal;
  }

  async runPlace(place: number): Promise<void> {
    const queue = this.#plan.orders.filter((order) => order.place === place);
    const failed = new AbortController();
    const stop = AbortSignal.any([this.#signal, this.#useless.signal, failed.signal]);
    const active = new Set<Promise<void>>();
    const begin = (order: CloudOrder): void => {
      const task = this.#runOrFail(order, { stop, failed, queue }).finally(() =>
        active.delete(task),
      );
      active.add(task);
    };
    try {
      do {
        while (active.size < this.#lanes && !stop.aborted) {
          const order = queue.shift();
          if (order === undefined) break;
          begin(order);
        }
        await Promise.race(active);
      } while (active.size > 0 || (queue.length > 0 && !stop.aborted));
    } finally {
      failed.abort();
      await Promise.allSettled(active);
    }
    const outside = this.#outside.get(place);
    if (outside !== undefined && !this.#answered.has(place)) {
      this.#fail(outside.order, outside.fault);
    }
  }

  /** Orders of a place that run at once. */
  get #lanes(): number {
    return this.#plan.stopsEarly ? lanesInTurn : this.#services.settings.concurrency;
  }

  /** Runs an order, and puts into the queue what has to be run in its place. */
  async #runOrFail(order: CloudOrder, { stop, failed, queue }: PlaceRun): Promise<void> {
    try {
      queue.unshift(...(await this.#runOrder(order, stop)));
    } catch (error) {
      failed.abort();
      this.#fail(order, asFault(error));
    }
  }

  /** Takes the order's answer; gives the orders that are to be run in its place. */
  async #runOrder(order: CloudOrder, stop: AbortSignal): Promise<readonly CloudOrder[]> {
    const { book, bell } = this.#services;
    if (this.#merge.isSatisfied(order)) {
      book.expect(-1);
      return [];
    }
    book.begin(order);
    const needless = new AbortController();
    this.#running.set(order, needless);
    let halves: readonly CloudOrder[] = [];
    try {
      const answer = await this.#follow(order, AbortSignal.any([stop, needless.signal]));
      halves = this.#take(order, answer);
    } catch (error) {
      this.#merge.discard(order);
      const fault = asFault(error);
      if (!stop.aborted && !needless.signal.aborted) halves = this.#afterFault(order, fault);
    } finally {
      this.#running.delete(order);
      book.end(order, halves.length === 0);
      if (halves.length > 0) book.expect(halves.length - 1);
      bell.ring();
    }
    return halves;
  }

  async #follow(order: CloudOrder, signal: AbortSignal): Promise<QueryAnswer> {
    const { connect, settings, book, bell } = this.#services;
    const place = this.#plan.places[order.place];
    if (place === undefined) throw new Error(`the plan has no place ${order.place}`);
    const { query, key } = order;
    const { concurrency } = settings;
    const news = followQuery(
      { ...this.#services, connection: connect(place) },
      { place, query, key, concurrency },
      signal,
    );
    for (;;) {
      const { value, done } = await news.next();
      if (done === true) {
        book.scanned(order, value.statistics);
        return value;
      }
      if (value.kind === 'waiting') {
        book.wait(order, value.waitingFor);
      } else {
        book.scanned(order, value.statistics);
        this.#merge.preview(order, value.rows);
      }
      bell.ring();
    }
  }

  #take(order: CloudOrder, { rows }: QueryAnswer): readonly CloudOrder[] {
    this.#answered.add(order.place);
    switch (this.#merge.add(order, rows)) {
      case 'taken':
        this.#services.book.answered(order);
        this.#stopNeedless();
        return [];
      case 'capped':
        this.#merge.discard(order);
        return this.#plan.split(order) ?? this.#giveUp();
      case 'inexact':
        return this.#giveUp();
    }
  }

  /**
   * What took too long may do in two parts. A slice from before the log groups' time has no rows,
   * though CloudWatch refuses it: of the whole range it would have said so. Nothing else gets better
   * by being tried again.
   */
  #afterFault(order: CloudOrder, fault: LogsFault): readonly CloudOrder[] {
    if (fault.kind === 'retention' && this.#plan.isSliced) {
      this.#outside.set(order.place, { order, fault });
      this.#merge.add(order, []);
      return [];
    }
    const halves = fault.kind === 'timeout' ? this.#plan.split(order) : undefined;
    if (halves === undefined) throw fault;
    return halves;
  }

  #giveUp(): readonly CloudOrder[] {
    this.isInexact = true;
    this.#useless.abort();
    return [];
  }

  #stopNeedless(): void {
    for (const [order, needless] of this.#running) {
      if (this.#merge.isSatisfied(order)) needless.abort();
    }
  }

  #fail(order: CloudOrder, fault: LogsFault): void {
    const { place } = order;
    if (this.failures.has(place)) return;
    const problem = faultProblem(fault, order, this.#plan.places);
    this.failures.set(place, { fault, problem });
    this.#merge.forget(place);
    this.#services.bell.ring();
  }
}
