import type { LedgerEntry } from '#protocol/cloud.ts';

/** What some runs have scanned and cost together. */
export interface Spending {
  readonly runs: number;
  readonly bytes: number;
  /** US dollars. */
  readonly price: number;
}

/** A day of UTC. */
export interface DaySpending extends Spending {
  /** Its beginning, in milliseconds since 1970. */
  readonly start: number;
  /** The dearest first. */
  readonly sources: readonly SourceSpending[];
}

export interface SourceSpending extends Spending {
  readonly source: string;
  /** The latest first. */
  readonly entries: readonly LedgerEntry[];
}

const dayLength = 86_400_000;

/** The beginning of the day in UTC that a moment is in; milliseconds since 1970, both. */
export function startOfDay(time: number): number {
  return Math.floor(time / dayLength) * dayLength;
}

/** The beginning of the month in UTC that a moment is in; milliseconds since 1970, both. */
export function startOfMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/** What the runs since a moment (milliseconds since 1970) come to. */
export function spentSince(entries: readonly LedgerEntry[], since: number): Spending {
  return total(entries.filter(({ time }) => time >= since));
}

/** What was spent, day by day, the latest first, and in each by source. */
export function spendingByDay(entries: readonly LedgerEntry[]): readonly DaySpending[] {
  const latestFirst = entries.toSorted((a, b) => b.time - a.time);
  const days = grouped(latestFirst, ({ time }) => startOfDay(time));
  return Array.from(days, ([start, runs]) => ({ start, sources: bySource(runs), ...total(runs) }));
}

function bySource(entries: readonly LedgerEntry[]): readonly SourceSpending[] {
  const sources = grouped(entries, ({ source }) => source);
  return Array.from(sources, ([source, runs]) => ({ source, entries: runs, ...total(runs) })).sort(
    (a, b) => b.price - a.price || b.bytes - a.bytes || (a.source < b.source ? -1 : 1),
  );
}

/** The entries by their key, in the order in which keys first occur. */
function grouped<Key>(
  entries: readonly LedgerEntry[],
  keyOf: (entry: LedgerEntry) => Key,
): ReadonlyMap<Key, readonly LedgerEntry[]> {
  const groups = new Map<Key, LedgerEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function total(entries: readonly LedgerEntry[]): Spending {
  return {
    runs: entries.length,
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
    price: entries.reduce((sum, { price }) => sum + price, 0),
  };
}
