import type { Progress, Statistics } from '#protocol/results.ts';
import type { Sides } from './side.ts';

/** What both have read and cost; they ran at the same time, so it took as long as the longer one. */
export function summedStatistics(sides: Sides, resultCount: number): Statistics {
  const [a, b] = [sides[0].statistics, sides[1].statistics];
  return {
    recordsScanned: a.recordsScanned + b.recordsScanned,
    recordsMatched: a.recordsMatched + b.recordsMatched,
    bytesScanned: a.bytesScanned + b.bytesScanned,
    resultCount,
    filesScanned: a.filesScanned + b.filesScanned,
    filesSkipped: a.filesSkipped + b.filesSkipped,
    recordsSkipped: a.recordsSkipped + b.recordsSkipped,
    elapsedMilliseconds: Math.max(a.elapsedMilliseconds, b.elapsedMilliseconds),
    filesOutOfRange: sumOfKnown(a.filesOutOfRange, b.filesOutOfRange),
    filesRuledOut: sumOfKnown(a.filesRuledOut, b.filesRuledOut),
    filesRemembered: sumOfKnown(a.filesRemembered, b.filesRemembered),
    duplicatesDropped: sumOfKnown(a.duplicatesDropped, b.duplicatesDropped),
    bytesSkipped: sumOfKnown(a.bytesSkipped, b.bytesSkipped),
    logGroupsScanned: sumOfKnown(a.logGroupsScanned, b.logGroupsScanned),
    queriesSent: sumOfKnown(a.queriesSent, b.queriesSent),
    estimatedPrice: sumOfKnown(a.estimatedPrice, b.estimatedPrice),
  };
}

function sumOfKnown(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

/**
 * How far both are; undefined while neither has said. Files and queries of two kinds of sources are
 * counted together, as files, of which there are more.
 */
export function summedProgress(sides: Sides): Progress | undefined {
  const known = sides.flatMap(({ progress }) => progress ?? []);
  if (known.length === 0) return undefined;
  const waiting = sides.find(({ outcome, progress }) => !outcome && progress?.waitingFor);
  return {
    unit: known.every(({ unit }) => unit === 'query') ? 'query' : 'file',
    done: known.reduce((sum, { done }) => sum + done, 0),
    total: known.reduce((sum, { total }) => sum + total, 0),
    waitingFor: waiting && `${waiting.progress?.waitingFor} (${waiting.name})`,
  };
}
