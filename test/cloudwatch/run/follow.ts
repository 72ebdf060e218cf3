import type { Clock } from '../../../backends/clock.ts';
import {
  followQuery,
  type QueryAnswer,
  type QueryNews,
  type QueryOrder,
} from '../../../backends/cloudwatch/run/follow-query.ts';
import type { FollowServices } from '../../../backends/cloudwatch/run/following.ts';
import {
  begun,
  type JournalEntry,
  type JournalQuery,
} from '../../../backends/cloudwatch/run/journal.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import type { Connection } from '../../../backends/cloudwatch/aws/connection.ts';
import { LogsFault } from '../../../backends/cloudwatch/aws/logs-fault.ts';

export const start = Date.UTC(2026, 0, 1);

export const order: QueryOrder = {
  place: { profile: 'lab', region: 'eu-west-1', logGroups: ['trail'] },
  query: { text: 'fields a', start: 0, end: 3600, limit: 10_000, logGroups: ['trail'] },
  key: 'one',
  concurrency: 5,
};

/** How following a query ended, and what was told on the way. */
export interface Followed {
  readonly news: readonly QueryNews[];
  readonly answer: QueryAnswer | undefined;
  readonly fault: LogsFault | undefined;
  /** Milliseconds that it took. */
  readonly elapsed: number;
}

export interface FollowOptions extends Partial<FollowServices> {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly order?: QueryOrder;
}

export async function follow(options: FollowOptions): Promise<Followed> {
  const { clock, signal = new AbortController().signal } = options;
  const begun = clock.now();
  const news: QueryNews[] = [];
  const steps = followQuery(servicesOf(options), options.order ?? order, signal);
  const ended = (end: Pick<Followed, 'answer' | 'fault'>): Followed => ({
    ...end,
    news,
    elapsed: clock.now() - begun,
  });
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return ended({ answer: step.value, fault: undefined });
      news.push(step.value);
    }
  } catch (error) {
    if (error instanceof LogsFault) return ended({ answer: undefined, fault: error });
    throw error;
  }
}

export function servicesOf(options: FollowOptions): FollowServices {
  return {
    random: seeded(7),
    limits: memoryLimits(options.clock),
    entry: memoryEntry(),
    ...options,
  };
}

/** What was waited for, in order. */
export function waits({ news }: Followed): readonly (string | undefined)[] {
  return news.flatMap((piece) => (piece.kind === 'waiting' ? [piece.waitingFor] : []));
}

export interface MemoryEntry extends JournalEntry {
  readonly queries: ReadonlyMap<string, JournalQuery>;
}

export function memoryEntry(...noted: readonly JournalQuery[]): MemoryEntry {
  const queries = new Map(noted.map((query) => [query.key, query]));
  return {
    id: 'a-run',
    state: begun,
    settle: async () => {},
    queries,
    noted: (key) => queries.get(key),
    note: async (query) => void queries.set(query.key, query),
    forget: async (key) => void queries.delete(key),
    close: async () => {},
  };
}

/** The same numbers each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
