import { createHash } from 'node:crypto';
import type { LocalSource } from '#protocol/results.ts';
import type { SourceIndex } from '#protocol/source-index.ts';
import { type FileList, listFiles } from '../files/list-files.ts';
import type { ScanListener } from '../scan/scan-thread.ts';
import type { ThreadPool } from '../scan/thread-pool.ts';
import { type Collected, FieldCollector } from './field-collector.ts';
import type { LearnOrder } from './learn-work.ts';
import { chooseSample, type SampleLimits } from './sample.ts';
import { sourceFields } from './source-fields.ts';

export interface IndexSettings {
  readonly pool: ThreadPool;
  readonly threads: number;
  readonly limits: SampleLimits;
}

export interface IndexTask {
  readonly source: LocalSource;
  /** The stamp of an index that is there already: nothing is read where it still holds. */
  readonly unless?: string | undefined;
  readonly signal: AbortSignal;
  /** How many files of the sample are done, and of how many. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * What the events of a source hold, from an even sample of them, read in threads of the pool.
 * Undefined where there is nothing new, and where the signal was aborted. Throws where the source
 * can't be read, with a message for users.
 */
export async function indexSource(
  settings: IndexSettings,
  task: IndexTask,
): Promise<SourceIndex | undefined> {
  const { source, signal } = task;
  const list = await listFiles(source, signal);
  if ('problem' in list) throw new Error(list.problem.message);
  const stamp = stampOf(source, list);
  if (signal.aborted || stamp === task.unless) return undefined;
  const collected = await readSample(settings, task, list);
  if (signal.aborted) return undefined;
  return { stamp, events: collected.events, fields: sourceFields(collected) };
}

/** Names and sizes: logs are added, and now and then written on. */
function stampOf({ path }: LocalSource, { files }: FileList): string {
  const hash = createHash('sha256').update(path);
  for (const { name, size } of files) hash.update(`\0${name}\0${size}`);
  return hash.digest('base64url');
}

async function readSample(
  { pool, threads, limits }: IndexSettings,
  { source, signal, onProgress }: IndexTask,
  { files: all }: FileList,
): Promise<Collected> {
  const { files, stride } = chooseSample(all, limits);
  const count = Math.max(1, Math.min(threads, files.length));
  const done = Array.from({ length: count }, () => 0);
  const orders = done.map((_, number) => ({
    sourceName: source.name,
    // Every thread's share is spread evenly as well.
    files: files.filter((__, index) => index % count === number),
    stride,
    events: Math.ceil(limits.events / count),
    milliseconds: limits.milliseconds,
  }));
  const collector = new FieldCollector();
  const parts = orders.map((order, number) =>
    readShare(pool, {
      order,
      signal,
      onProgress: (read) => {
        done[number] = read;
        onProgress(
          done.reduce((sum, each) => sum + each, 0),
          files.length,
        );
      },
    }),
  );
  for (const part of await Promise.all(parts)) collector.merge(part);
  return collector.collected();
}

interface Share {
  readonly order: Omit<LearnOrder, 'stop'>;
  readonly signal: AbortSignal;
  /** Told how many files are done. */
  readonly onProgress: (files: number) => void;
}

/** Has a thread read its share, or nothing more of it once the signal is aborted. */
async function readShare(pool: ThreadPool, share: Share): Promise<Collected> {
  const { order, signal, onProgress } = share;
  const [thread] = pool.borrow(1);
  if (thread === undefined) return nothing;
  const stop = new SharedArrayBuffer(4);
  let leave = (): void => {};
  try {
    return await new Promise<Collected>((resolve, reject) => {
      leave = () => {
        Atomics.store(new Int32Array(stop), 0, 1);
        void pool.giveUp(thread);
        resolve(nothing);
      };
      signal.addEventListener('abort', leave);
      thread.engage(learningListener({ resolve, reject, onProgress }));
      thread.send({ kind: 'learn', order: { ...order, stop } });
    });
  } finally {
    signal.removeEventListener('abort', leave);
    if (!signal.aborted) pool.giveBack(thread);
  }
}

const nothing: Collected = { events: 0, fields: [] };

interface Settling {
  readonly resolve: (collected: Collected) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (files: number) => void;
}

function learningListener({ resolve, reject, onProgress }: Settling): ScanListener {
  const fail = (reason: string): void =>
    reject(new Error(`the source could not be indexed: ${reason}`));
  return {
    onMessage: (message) => {
      if (message.kind === 'learning') onProgress(message.files);
      else if (message.kind === 'learned') resolve(message.collected);
      else if (message.kind === 'failed') fail(message.reason);
    },
    onLost: fail,
  };
}
