import type { LedgerEntry } from '../../../core/protocol/cloud.ts';

/** An hour of a source that scanned a gigabyte, with what matters to a test changed. */
export function entry(changes: Partial<LedgerEntry>): LedgerEntry {
  return {
    time: Date.UTC(2026, 10, 20, 12),
    source: 'prod',
    title: 'Calls',
    bytes: 1e9,
    price: 0.005,
    rangeMilliseconds: 3_600_000,
    ...changes,
  };
}
