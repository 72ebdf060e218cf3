import type { LedgerEntry } from '#protocol/cloud.ts';

/** Older runs say little of what a source is like now. */
const runsLookedAt = 5;

/**
 * The bytes that a run over `rangeLength` milliseconds of a source may scan, from what its latest
 * runs have scanned for each hour; undefined where there was none. It is the middle one of their
 * rates, so that neither a run that was cancelled early nor a busy minute decides; of two in the
 * middle the higher one, since a surprise should be a pleasant one.
 */
export function estimateFromLedger(
  entries: readonly LedgerEntry[],
  source: string,
  rangeLength: number,
): number | undefined {
  const rates = entries
    .filter((entry) => entry.source === source && entry.rangeMilliseconds > 0)
    .toSorted((a, b) => b.time - a.time)
    .slice(0, runsLookedAt)
    .map(({ bytes, rangeMilliseconds }) => bytes / rangeMilliseconds)
    .sort((a, b) => a - b);
  const middle = rates[Math.floor(rates.length / 2)];
  return middle === undefined ? undefined : Math.round(middle * rangeLength);
}
