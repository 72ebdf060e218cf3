import type { Answer } from '#engine/answer.ts';
import { requirements } from '#engine/plan/requirements.ts';
import { type RunFacts, sift, type Sifted, unsifted } from './facts/run-facts.ts';
import type { FileList, LogFile } from './files/list-files.ts';
import type { RunSettings } from './local-run.ts';
import { filesOf, type LocalRequest, type RunPart } from './run-plan.ts';
import { batches } from './scan/batches.ts';
import { dealingOrderOf } from './scan/dealing-order.ts';
import type { ScanTask } from './scan/parallel-scan.ts';

/** More threads than this only wait for one another. */
const mostThreads = 64;

interface ScanPlan {
  readonly scan: Pick<ScanTask, 'job' | 'threads' | 'pieces'>;
  /** The files that are scanned, and what is known of those that are not. */
  readonly sifted: Sifted;
  /** Files that by their names have no event of the range. */
  readonly filesOutOfRange: number;
}

/** How the events of a part of a run are scanned: the same each time. */
export function scanOf(
  settings: Pick<RunSettings, 'threads' | 'previewInterval' | 'cacheBytes' | 'segments'>,
  {
    request,
    part,
    list,
    answer,
    facts,
  }: {
    readonly request: LocalRequest;
    readonly part: RunPart;
    readonly list: FileList;
    readonly answer: Pick<Answer, 'isEstimate' | 'newestFirst'>;
    /** What is known of the files; undefined where nothing of it is to be used. */
    readonly facts?: RunFacts | undefined;
  },
): ScanPlan {
  const inRange = answer.isEstimate ? [] : filesOf(part, list);
  const sifted = siftedBy(facts, part, inRange);
  const threads = Math.min(Math.max(1, request.workers ?? settings.threads), mostThreads);
  return {
    scan: {
      job: {
        query: part.query,
        context: part.context,
        ranges: part.ranges,
        sourceName: part.sources[0]?.name ?? request.source.name,
        reportInterval: settings.previewInterval,
        // All threads that are kept may have their part, not only those of this run.
        cacheBytes:
          request.cache === false
            ? 0
            : memoryFor(request, settings) / Math.max(threads, settings.threads),
      },
      threads,
      pieces: batches(sifted.files, threads, {
        sizes: settings.segments,
        order: dealingOrderOf(answer),
      }),
    },
    sifted,
    filesOutOfRange: answer.isEstimate ? 0 : list.files.length - inRange.length,
  };
}

/** What all threads together may keep in memory, in bytes. */
function memoryFor(
  { cacheMemory }: LocalRequest,
  { cacheBytes }: Pick<RunSettings, 'cacheBytes'>,
): number {
  return cacheMemory === undefined ? cacheBytes : cacheMemory * 1024 ** 2;
}

function siftedBy(facts: RunFacts | undefined, part: RunPart, files: readonly LogFile[]): Sifted {
  if (facts === undefined) return unsifted(files);
  const { query, context, ranges } = part;
  return sift(files, facts, { requirements: requirements(query, context), ranges });
}
