import type { Progress, Statistics } from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import type { QueryStatistics } from '../aws/logs-api.ts';
import { priceOf } from '../ledger/price.ts';
import type { CloudOrder } from '../plan/cloud-plan.ts';

type OrderState =
  | { readonly kind: 'running' }
  | { readonly kind: 'waiting'; readonly waitingFor: string }
  | { readonly kind: 'ended' };

/** How far the orders of a run are, and what they have scanned. */
export class OrderBook {
  readonly #states = new Map<CloudOrder, OrderState>();
  readonly #scanned = new Map<CloudOrder, QueryStatistics>();
  #covered = 0;
  #sent = 0;
  #done = 0;
  #expected = 0;

  /** Counts so many orders more, or fewer, as to be done. */
  expect(count: number): void {
    this.#expected += count;
  }

  /** Forgets the orders that were not begun; what the others have scanned still counts. */
  forget(): void {
    this.#expected = this.#done;
  }

  begin(order: CloudOrder): void {
    this.#sent += 1;
    this.#states.set(order, { kind: 'running' });
  }

  wait(order: CloudOrder, waitingFor: string | undefined): void {
    this.#states.set(
      order,
      waitingFor === undefined ? { kind: 'running' } : { kind: 'waiting', waitingFor },
    );
  }

  scanned(order: CloudOrder, statistics: QueryStatistics): void {
    this.#scanned.set(order, statistics);
  }

  /** It counts as done, save where others take its place. */
  end(order: CloudOrder, isDone: boolean): void {
    this.#states.set(order, { kind: 'ended' });
    if (isDone) this.#done += 1;
  }

  /** It was answered in full. */
  answered({ slice }: CloudOrder): void {
    this.#covered += slice.end - slice.start;
  }

  /** Milliseconds of log groups' time that answers cover, over all places. */
  get covered(): number {
    return this.#covered;
  }

  get bytesScanned(): number {
    return this.#sum(({ bytesScanned }) => bytesScanned);
  }

  get progress(): Progress {
    const waitingFor = this.#waitingFor();
    const total = Math.max(this.#expected, this.#done);
    return { unit: 'query', done: this.#done, total, waitingFor };
  }

  statistics(pricePerGigabyte: number, elapsedMilliseconds: number): Statistics {
    const { bytesScanned } = this;
    return {
      ...noStatistics,
      recordsScanned: this.#sum(({ recordsScanned }) => recordsScanned),
      recordsMatched: this.#sum(({ recordsMatched }) => recordsMatched),
      bytesScanned,
      bytesSkipped: this.#sum(({ bytesSkipped }) => bytesSkipped),
      logGroupsScanned: this.#logGroupsScanned(),
      queriesSent: this.#sent,
      estimatedPrice: priceOf(bytesScanned, { pricePerGigabyte }),
      elapsedMilliseconds,
    };
  }

  /** Undefined while anything runs: what one order waits for holds up the others no more than it. */
  #waitingFor(): string | undefined {
    let found: string | undefined;
    for (const state of this.#states.values()) {
      if (state.kind === 'running') return undefined;
      if (state.kind === 'waiting') found ??= state.waitingFor;
    }
    return found;
  }

  /** Slices of a place scan the same ones. */
  #logGroupsScanned(): number {
    const byPlace = new Map<number, number>();
    for (const [{ place }, { logGroupsScanned }] of this.#scanned) {
      byPlace.set(place, Math.max(byPlace.get(place) ?? 0, logGroupsScanned));
    }
    return [...byPlace.values()].reduce((sum, count) => sum + count, 0);
  }

  #sum(figure: (statistics: QueryStatistics) => number): number {
    return Array.from(this.#scanned.values(), figure).reduce((sum, each) => sum + each, 0);
  }
}
