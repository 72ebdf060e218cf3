import type { Clock } from '../../clock.ts';
import type { Limits, LimitedOperation, Seat } from './limits.ts';
import { Lines } from './line.ts';
import type { SlotStore } from './slot-store.ts';
import { sweepTurns, turnTaker } from './turns.ts';

/** Milliseconds between looks whether another window has given back a seat. */
const seatInterval = 500;

/** Milliseconds between signs of life of who has a seat. */
const refreshInterval = 10_000;

/** Limits among all that share the store. Within a program those that wait are served in order. */
export function keepLimits(store: SlotStore, clock: Clock): Limits {
  const lines = new Lines();
  const takeTurn = turnTaker(store, clock);
  const returned = new Wakening();
  const lowered = new Map<string, number>();
  const swept = new Set<string>();
  const capacityOf = (key: string, wanted: number): number =>
    Math.max(1, Math.min(wanted, lowered.get(key) ?? Infinity));

  async function nextTurn(key: string, kind: LimitedOperation, signal: AbortSignal): Promise<void> {
    if (!swept.has(key)) sweepTurns(store, key, clock.now());
    swept.add(key);
    await takeTurn(`${key}/${kind}`, signal);
  }

  async function nextSeat(
    key: string,
    capacity: () => number,
    signal: AbortSignal,
  ): Promise<Seat | undefined> {
    while (!signal.aborted) {
      const name = freeSeat(store, key, capacityOf(key, capacity()));
      if (name !== undefined) return holdSeat(name);
      await clock.sleep(seatInterval, AbortSignal.any([signal, returned.next()]));
    }
    return undefined;
  }

  function holdSeat(name: string): Seat {
    const held = new AbortController();
    const { refresh } = store;
    if (refresh !== undefined) void keepFresh(() => refresh(name), held.signal);
    return {
      release: async () => {
        if (held.signal.aborted) return;
        held.abort();
        store.drop(name);
        returned.ring();
      },
    };
  }

  async function keepFresh(refresh: () => void, signal: AbortSignal): Promise<void> {
    for (;;) {
      await clock.sleep(refreshInterval, signal);
      if (signal.aborted) return;
      refresh();
    }
  }

  return {
    turn: async (key, operation, signal) => {
      const line = lines.of(`${key}/${operation}`);
      await line.take(async () => await nextTurn(key, operation, signal), signal);
    },
    seat: async (key, capacity, signal) =>
      await lines.of(`${key}/seat`).take(async () => await nextSeat(key, capacity, signal), signal),
    lower: (key, capacity) => void lowered.set(key, capacity),
    lowered: (key) => lowered.get(key),
  };
}

/** The name of a seat that was free or whose holder is gone, taken. */
function freeSeat(store: SlotStore, key: string, capacity: number): string | undefined {
  const names = Array.from({ length: capacity }, (_, index) => `${key}/seat-${index}`);
  return (
    names.find((name) => store.claim(name)) ??
    names.find((name) => store.evict(name) && store.claim(name))
  );
}

/** Wakes those that wait for the next time that something happens. */
class Wakening {
  #next = new AbortController();

  next(): AbortSignal {
    return this.#next.signal;
  }

  ring(): void {
    const rung = this.#next;
    this.#next = new AbortController();
    rung.abort();
  }
}
