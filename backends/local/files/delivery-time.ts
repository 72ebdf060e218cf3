import type { TimeRange } from '#protocol/results.ts';

const day = 24 * 60 * 60 * 1000;

/** An event was made before its file was written; clocks that disagree are given a day. */
const early = day;

/** An event may be delivered late: rarely by hours, and by days where delivery had failed. */
const late = 7 * day;

/**
 * False for a file that can't hold an event of the range, as far as its name says when a trail
 * wrote it. Names are only used to pass over files: a file whose name says nothing is read.
 */
export function mayHoldRange(name: string, range: TimeRange): boolean {
  const written = writtenBetween(name);
  if (written === undefined) return true;
  if (range.start !== undefined && written.end + early <= range.start) return false;
  return range.end === undefined || written.start - late < range.end;
}

/** Milliseconds since 1970; undefined where the name does not say when a trail wrote the file. */
export function deliveryTime(name: string): number | undefined {
  return writtenBetween(name)?.start;
}

/** When the file was written: a minute, where its name says so, or the day of its folder. */
function writtenBetween(name: string): { start: number; end: number } | undefined {
  const stamp = /_CloudTrail[A-Za-z-]*_[a-z0-9-]+_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^/]*$/.exec(
    name,
  );
  if (stamp !== null) return period(stamp.slice(1), 60_000);
  const folder = /(?:^|\/)CloudTrail(?:-[A-Za-z]+)?\/[a-z0-9-]+\/(\d{4})\/(\d\d)\/(\d\d)\//.exec(
    name,
  );
  return folder === null ? undefined : period(folder.slice(1), day);
}

function period(parts: readonly string[], length: number): { start: number; end: number } {
  const [year = 0, month = 1, date = 1, hours = 0, minutes = 0] = parts.map(Number);
  const start = Date.UTC(year, month - 1, date, hours, minutes);
  return { start, end: start + length };
}
