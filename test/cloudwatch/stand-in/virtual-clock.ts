import type { Clock } from '../../../backends/clock.ts';

/** A clock whose time passes only while everybody sleeps. */
export interface VirtualClock extends Clock {
  /** Lets that time pass; who sleeps meanwhile wakes when it is due. */
  pass(milliseconds: number): Promise<void>;
  /** Those who sleep now. */
  readonly sleepers: number;
}

export interface VirtualClockOptions {
  /** Turns of the event loop without a jump of time; whoever is at work has to act within them. */
  readonly quietTurns?: number;
}

/**
 * A clock that begins at `start` (milliseconds since 1970) and jumps to the next sleeper's time
 * whenever nothing else is going on: after some turns of the event loop without a file being read or
 * written. So hours of waiting take no time, and come in the same order each time. What goes through
 * sockets within this process is waited for too; a client in another process needs the machine's own
 * time.
 */
export function virtualClock(start: number, options: VirtualClockOptions = {}): VirtualClock {
  const { quietTurns = 8 } = options;
  const sleepers = new Set<Sleeper>();
  let now = start;
  let isWatching = false;

  async function watch(): Promise<void> {
    if (isWatching) return;
    isWatching = true;
    await quiet(quietTurns);
    for (let due = earliest(sleepers); due !== undefined; due = earliest(sleepers)) {
      now = Math.max(now, due);
      wake(now);
      await quiet(quietTurns);
    }
    isWatching = false;
  }

  function wake(time: number): void {
    for (const sleeper of sleepers) {
      if (sleeper.due <= time) sleeper.wake();
    }
  }

  async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const sleeper = { due: now + Math.max(0, milliseconds), wake: end };
      function end(): void {
        sleepers.delete(sleeper);
        signal.removeEventListener('abort', end);
        resolve();
      }
      sleepers.add(sleeper);
      signal.addEventListener('abort', end);
      void watch();
    });
  }

  return {
    now: () => now,
    sleep,
    pass: async (milliseconds) => await sleep(milliseconds, new AbortController().signal),
    get sleepers() {
      return sleepers.size;
    },
  };
}

interface Sleeper {
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly wake: () => void;
}

function earliest(sleepers: ReadonlySet<Sleeper>): number | undefined {
  let first: number | undefined;
  for (const { due } of sleepers) first = Math.min(first ?? due, due);
  return first;
}

/** Settles after that many turns of the event loop in which nothing was at work. */
async function quiet(turns: number): Promise<void> {
  let left = turns;
  while (left > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const active = process.getActiveResourcesInfo();
    if (active.some((name) => work.has(name))) left = turns;
    // A long answer takes many turns to get through a socket.
    else left -= active.includes('TCPSocketWrap') ? 1 / 8 : 1;
  }
}

/** What of the world outside will call back by itself, and soon. */
const work: ReadonlySet<string> = new Set([
  'FSReqCallback',
  'FSReqPromise',
  'CloseReq',
  'GetAddrInfoReqWrap',
  'TCPConnectWrap',
]);
