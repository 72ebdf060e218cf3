import { availableParallelism } from 'node:os';
import type { QueryRequest } from '#protocol/results.ts';
import type { SourceIndex } from '#protocol/source-index.ts';
import type { Backend } from '../backend.ts';
import { factFolder, FactStore } from './facts/fact-store.ts';
import { fetchEvent } from './fetch-event.ts';
import { indexSource, type IndexTask } from './learn/index-source.ts';
import { type SampleLimits, usualSample } from './learn/sample.ts';
import type { SegmentSizes } from './files/segments.ts';
import { isMemoryShort } from './memory.ts';
import { prepareQuery } from './prepare-query.ts';
import { eventPlace, eventPointer } from './reader/pointer.ts';
import type { LocalRequest } from './run-plan.ts';
import { runLocally } from './run-locally.ts';
import { chosenSources, sourceOfFile } from './run-sources.ts';
import { ThreadPool } from './scan/thread-pool.ts';

export interface LocalBackendOptions {
  /** The path of the program of the scan threads: `scan.js` of a build, or `scan.ts`. */
  readonly worker: string;
  /** Threads of a run whose request does not say; as many as the machine has cores. */
  readonly threads?: number;
  /** What may be kept in memory of the files that were read, in bytes; 256 MiB. */
  readonly cacheBytes?: number;
  /** Milliseconds between two previews while a query runs; 200. */
  readonly previewInterval?: number;
  /** Milliseconds that a thread has to notice a cancellation before it is ended; 1000. */
  readonly patience?: number;
  /** True where this thread has little memory left; a run that needs more then fails. */
  readonly isMemoryShort?: () => boolean;
  /** How much of a source is looked at for its index. */
  readonly sample?: SampleLimits;
  /** How large files are cut. */
  readonly segments?: SegmentSizes;
  /** Milliseconds since any moment. */
  readonly clock?: () => number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** A folder for what has to outlive the program; without one nothing does. */
  readonly storage?: string | undefined;
  /** Told what is wrong with that folder; queries go on without it. */
  readonly onFault?: (message: string) => void;
}

export interface LocalBackend extends Backend {
  /** What the events of a source hold; see there. */
  indexSource(task: IndexTask): Promise<SourceIndex | undefined>;
  /** Forgets what was learned of files, in memory and on disk; rejects where that is not possible. */
  clearCache(): Promise<void>;
  /** Ends the threads, which otherwise are kept for the next run. */
  dispose(): Promise<void>;
}

/** In bytes. */
const usualCache = 256 * 1024 ** 2;

/** The backend of files on this machine: queries run in threads of their own. */
export function createLocalBackend(options: LocalBackendOptions): LocalBackend {
  const threads = options.threads ?? availableParallelism();
  const pool = new ThreadPool(
    { program: options.worker, patience: options.patience ?? 1000 },
    threads,
  );
  const settings = {
    pool,
    threads,
    cacheBytes: options.cacheBytes ?? usualCache,
    segments: options.segments,
    clock: options.clock ?? (() => performance.now()),
    previewInterval: options.previewInterval ?? 200,
    isMemoryShort: options.isMemoryShort ?? isMemoryShort,
    facts: factStore(options),
    now: options.now ?? Date.now,
  };
  return {
    run: (request, signal) => runLocally(settings, localRequest(request), signal),
    fetchEvent: async (request, pointer) => fetchChosen(pool, localRequest(request), pointer),
    indexSource: async (task) =>
      indexSource(
        // It is nobody's answer: half of the machine is left to those who wait for one.
        {
          pool,
          threads: Math.max(1, Math.floor(threads / 2)),
          limits: options.sample ?? usualSample,
        },
        task,
      ),
    clearCache: async () => {
      try {
        await settings.facts.clear();
      } finally {
        await pool.renew();
      }
    },
    dispose: async () => pool.dispose(),
  };
}

function factStore({
  storage,
  onFault = () => {},
  now = Date.now,
}: LocalBackendOptions): FactStore {
  const folder = storage === undefined ? undefined : factFolder(storage);
  return new FactStore({ folder, onFault, now });
}

/** The event of a pointer, which names a file of the sources that the query itself chooses. */
async function fetchChosen(
  pool: ThreadPool,
  request: LocalRequest,
  pointer: string,
): Promise<string | undefined> {
  const chosen = chosenSources(prepareQuery(request).ready?.query.commands ?? [], request);
  const place = eventPlace(pointer);
  if (place === undefined || typeof chosen === 'string') return undefined;
  const found = sourceOfFile(chosen.sources, place.file);
  return found && fetchEvent(pool, found.source, eventPointer({ ...place, file: found.file }));
}

function localRequest(request: QueryRequest): LocalRequest {
  const { source } = request;
  if (source.kind !== 'local')
    throw new Error(`the local backend was given a ${source.kind} source`);
  return { ...request, source };
}
