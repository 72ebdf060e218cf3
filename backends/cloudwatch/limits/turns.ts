import type { Clock } from '../../clock.ts';
import type { SlotStore } from './slot-store.ts';

/*
 * AWS allows ten requests of an operation a second. Time is cut into slots, and who claims a slot
 * may send one request while it lasts. Any second, wherever it begins, touches ten slots at most:
 * the end of one, eight whole ones, and the beginning of another.
 */

/** Milliseconds of a slot: more than a ninth of a second. */
const slotLength = 112;

/** Nobody waits this many slots; who seems to has had the clock set back under him. */
const farAhead = 200;

/** Settles in a slot that nobody else has, or when the signal is aborted. */
export type TakeTurn = (name: string, signal: AbortSignal) => Promise<void>;

/**
 * A slot is claimed before it begins, so that windows that all wait have it by turns. One that was
 * claimed in vain, by a program that died or changed its mind, stays unused.
 */
export function turnTaker(store: SlotStore, clock: Clock): TakeTurn {
  const current = (): number => Math.floor(clock.now() / slotLength);
  const kept = new Map<string, string>();

  /** The slots before are over by now. */
  function keep(name: string, slotName: string): void {
    const before = kept.get(name);
    if (before !== undefined) store.drop(before);
    kept.set(name, slotName);
  }

  async function sleepUntil(time: number, signal: AbortSignal): Promise<void> {
    await clock.sleep(Math.max(0, time - clock.now()), signal);
    // Timers may ring a millisecond early.
    const rest = time - clock.now();
    if (rest > 0) await clock.sleep(Math.min(rest, slotLength), signal);
  }

  return async (name, signal) => {
    for (let slot = current(); !signal.aborted; slot = following(slot, current())) {
      const slotName = `${name}-${slot}`;
      if (!store.claim(slotName)) continue;
      if (slot > current()) await sleepUntil(slot * slotLength, signal);
      keep(name, slotName);
      // A machine that slept through its slot must not send in somebody else's.
      if (current() === slot) return;
    }
  };
}

function following(slot: number, current: number): number {
  const next = Math.max(slot + 1, current);
  return next > current + farAhead ? current : next;
}

/** Removes slots, and seats half taken away, that dead programs have left in the key's folder. */
export function sweepTurns(store: SlotStore, key: string, now: number): void {
  const oldest = Math.floor(now / slotLength) - farAhead;
  store.sweep(key, (name) => {
    const slot = /^(?:start|results|describe)-(\d+)$/u.exec(name)?.[1];
    return slot === undefined ? /^seat-\d+\./u.test(name) : Number(slot) < oldest;
  });
}
