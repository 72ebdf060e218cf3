import type { TimeRange } from '#protocol/results.ts';
import type { FileStamp } from '../files/stamp.ts';
import type { Findings } from '../reader/findings.ts';

/**
 * What a scan has found out about a file, of all its events. Plain data. Nothing in it is a value of
 * a log: of values there are 32-bit fingerprints.
 */
export interface FileFacts {
  /** The state of the file that this is about. */
  readonly stamp: FileStamp;
  readonly findings: Findings;
  /** Why its bytes could not all be read, as `Content.damage`. */
  readonly damage: string | undefined;
  /** Decompressed. */
  readonly bytes: number;
  /** Of the events whose time can be read, where there are any; milliseconds since 1970. */
  readonly times: FileTimes | undefined;
  /** The fields whose values were gathered: a bit for each, by its place among the frequent ones. */
  readonly gathered: number;
  /** Of these, the fields of which all values are known, since there are not too many. */
  readonly known: number;
  /** Of those, the fields that no event has. */
  readonly absent: number;
  /** Of all values of the known fields; ascending, each once. */
  readonly fingerprints: Uint32Array;
}

export interface FileTimes {
  readonly earliest: number;
  readonly latest: number;
}

/** True where some event of the file is of the ranges. */
export function mayHoldTimes(
  { times }: FileFacts,
  ranges: readonly TimeRange[] | undefined,
): boolean {
  if (ranges === undefined) return true;
  // An event whose time can't be read is in no range.
  return (
    times !== undefined &&
    ranges.some(
      ({ start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY }) =>
        times.latest >= start && times.earliest < end,
    )
  );
}

/** What is known after both scans of one state of a file. */
export function united(a: FileFacts, b: FileFacts): FileFacts {
  if ((b.gathered & ~a.gathered) === 0) return a;
  if ((a.gathered & ~b.gathered) === 0) return b;
  return {
    ...b,
    gathered: a.gathered | b.gathered,
    known: a.known | b.known,
    absent: a.absent | b.absent,
    fingerprints: sortedOnce([...a.fingerprints, ...b.fingerprints]),
  };
}

/** The numbers in order, each once. */
export function sortedOnce(numbers: readonly number[]): Uint32Array {
  const sorted = new Uint32Array(numbers).sort();
  let length = 0;
  for (const number of sorted) {
    if (length > 0 && sorted[length - 1] === number) continue;
    sorted[length] = number;
    length += 1;
  }
  return sorted.slice(0, length);
}
