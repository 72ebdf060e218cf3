import type { LifeScript } from '../query/query-life.ts';
import type { Fault, FaultKind, FaultScript } from './faults.ts';

export interface RandomFaultsOptions {
  /** Faults over all requests; after so many all goes well. 0 to 8 of them unless given. */
  readonly most?: number;
  /** The share of requests that go wrong, 0 to 1. */
  readonly share?: number;
  /** Those that may occur; all that a client can get over unless given. */
  readonly kinds?: readonly FaultKind[];
}

/** What goes away by itself. */
export const passingKinds: readonly FaultKind[] = [
  'throttled',
  'busy',
  'unavailable',
  'cut',
  'slow',
  'garbled',
  'proxy',
  'skew',
];

/** A schedule of faults that follows from its seed. */
export function randomFaults(seed: number, options: RandomFaultsOptions = {}): FaultScript {
  const random = randomNumbers(seed);
  const { kinds = passingKinds } = options;
  const { most = Math.floor(random() * 9), share = random() } = options;
  let left = most;
  return ({ operation }) => {
    const isHit = random() < share && left > 0;
    const fault = isHit ? makeFault(pick(kinds, random), random) : undefined;
    // Only what starts queries can be told that there are too many.
    if (fault === undefined || (fault.kind === 'busy' && operation !== 'StartQuery')) {
      return undefined;
    }
    left -= 1;
    return fault;
  };
}

function makeFault(kind: FaultKind, random: () => number): Fault {
  switch (kind) {
    case 'busy':
      return { kind, quota: 1 + Math.floor(random() * 100) };
    case 'unavailable':
      return { kind, status: random() < 0.5 ? 500 : 503 };
    case 'cut':
      return { kind, when: pick(['before', 'after', 'during'] as const, random) };
    case 'slow':
      return { kind, milliseconds: Math.floor(10 ** (1 + random() * 4)) };
    case 'garbled':
      return { kind, body: pick(['text', 'half', 'html', 'empty'] as const, random) };
    case 'throttled':
    case 'proxy':
    case 'expired':
    case 'skew':
    case 'denied':
      return { kind };
  }
}

export interface RandomLivesOptions {
  /** The share of queries that do not end with an answer, 0 to 1; 0 unless given. */
  readonly failing?: number;
}

/** Lives of queries, from some milliseconds to some minutes, that follow from their seed. */
export function randomLives(seed: number, { failing = 0 }: RandomLivesOptions = {}): LifeScript {
  const random = randomNumbers(seed);
  const duration = (): number => Math.floor(10 ** (random() * 5)) - 1;
  return () => {
    const isLost = random() < failing;
    const end = pick(['Failed', 'Timeout', 'Cancelled', 'Unknown'] as const, random);
    return { scheduled: duration(), running: duration(), ends: isLost ? end : 'Complete' };
  };
}

function pick<Item>(
  items: readonly [Item, ...Item[]] | readonly Item[],
  random: () => number,
): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** Mulberry32: numbers from 0 to 1, exclusive, that follow from the seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
