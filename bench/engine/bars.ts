/** What must be reached; seconds, megabytes and ratios. */
export const bars = {
  /** DuckDB, jq: at least so many times as long as CTQ; unpacking: CTQ at most so many times. */
  cold: { duckDb: 2.5, jq: 10, floor: 2, selectiveFloor: 1.3 },
  /** Again or refined: at most so long, and no longer than DuckDB on a table. */
  warm: { seconds: 0.04, duckDb: 1 },
  memory: { megabytes: 600, coresBusy: 1.5 },
} as const;

/** One bar and whether it is reached. */
export interface Bar {
  readonly name: string;
  readonly isReached: boolean;
}

/** `pass`, or what is missed. */
export function verdict(of: readonly Bar[]): string {
  const missed = of.filter(({ isReached }) => !isReached).map(({ name }) => name);
  return missed.length === 0 ? 'pass' : `FAIL: ${missed.join(', ')}`;
}
