import type { LedgerEntry } from '#protocol/cloud.ts';

/** What runs have scanned and cost. */
export interface Ledger {
  add(entry: LedgerEntry): Promise<void>;
  /** The entries since a moment (milliseconds since 1970), in order of time. */
  since(time: number): Promise<readonly LedgerEntry[]>;
}

/** A ledger that ends with the program. */
export function memoryLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    add: async (entry) => {
      entries.push(entry);
    },
    since: async (since) => entries.filter(({ time }) => time >= since),
  };
}
