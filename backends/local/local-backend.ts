import { availableParallelism } from 'node:os';
import type { QueryRequest } from '#protocol/results.ts';
import type { Backend } from '../backend.ts';
import { fetchEvent } from './fetch-event.ts';
import { type LocalRequest, runLocally } from './local-run.ts';
import { isMemoryShort } from './memory.ts';
import { ThreadPool } from './scan/thread-pool.ts';

export interface LocalBackendOptions {
  /** The path of the program of the scan threads: `worker.js` of a build, or `worker.ts`. */
  readonly worker: string;
  /** Threads of a run whose request does not say; as many as the machine has cores. */
  readonly threads?: number;
  /** Milliseconds between two previews while a query runs; 200. */
  readonly previewInterval?: number;
  /** Milliseconds that a thread has to notice a cancellation before it is ended; 1000. */
  readonly patience?: number;
  /** True where this thread has little memory left; a run that needs more then fails. */
  readonly isMemoryShort?: () => boolean;
  /** Milliseconds since any moment. */
  readonly clock?: () => number;
}

export interface LocalBackend extends Backend {
  /** Ends the threads, which otherwise are kept for the next run. */
  dispose(): Promise<void>;
}

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
    clock: options.clock ?? (() => performance.now()),
    previewInterval: options.previewInterval ?? 200,
    isMemoryShort: options.isMemoryShort ?? isMemoryShort,
  };
  return {
    run: (request, signal) => runLocally(settings, localRequest(request), signal),
    fetchEvent: async ({ source }, pointer) =>
      source.kind === 'local' ? fetchEvent(pool, source, pointer) : undefined,
    dispose: async () => pool.dispose(),
  };
}

function localRequest(request: QueryRequest): LocalRequest {
  const { source } = request;
  if (source.kind !== 'local')
    throw new Error(`the local backend was given a ${source.kind} source`);
  return { ...request, source };
}
