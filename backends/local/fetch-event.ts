import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { LocalSource } from '#protocol/results.ts';
import type { FilePath } from './files/file-path.ts';
import { findFile } from './files/find-file.ts';
import { type EventPlace, eventPlace } from './reader/pointer.ts';
import type { ThreadPool } from './scan/thread-pool.ts';

/**
 * The event behind a row's pointer as JSON text, read in a thread of the pool; undefined where it
 * is gone. Throws where its file has changed or can't be read any more, with a message that says so.
 */
export async function fetchEvent(
  pool: ThreadPool,
  source: LocalSource,
  pointer: string,
): Promise<string | undefined> {
  const place = eventPlace(pointer);
  const file = place === undefined ? undefined : await fileOf(source, place);
  if (place === undefined || file === undefined) return undefined;
  const [thread] = pool.borrow(1);
  if (thread === undefined) return undefined;
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      thread.engage({
        onMessage: (message) => {
          if (message.kind === 'event') resolve(message.text);
          else if (message.kind === 'failed') reject(new Error(message.reason));
        },
        onLost: (reason) => reject(new Error(reason)),
      });
      thread.send({ kind: 'event', order: { file, place } });
    });
  } finally {
    pool.giveBack(thread);
  }
}

async function fileOf(
  source: LocalSource,
  { file, stamp }: EventPlace,
): Promise<FilePath | undefined> {
  try {
    const stats = await stat(source.path);
    if (!stats.isFile()) return findFile(source.path, file, stamp);
    return path.basename(source.path) === file ? { path: source.path } : undefined;
  } catch {
    // What can't be looked at is as good as gone.
    return undefined;
  }
}
