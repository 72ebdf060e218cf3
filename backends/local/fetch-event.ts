import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { LocalSource } from '#protocol/results.ts';
import { eventPlace } from './reader/pointer.ts';
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
  const file = place === undefined ? undefined : await fileOf(source, place.file);
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
      thread.send({ kind: 'event', order: { path: file, place, memory: thread.memory } });
    });
  } finally {
    pool.giveBack(thread);
  }
}

/** The path of a source's file; undefined where it is gone, and for a name that leads elsewhere. */
async function fileOf(source: LocalSource, name: string): Promise<string | undefined> {
  const isFile = await isFileAt(source.path);
  if (isFile === true) return path.basename(source.path) === name ? source.path : undefined;
  const file = path.resolve(source.path, name);
  if (isFile === undefined || path.relative(source.path, file).startsWith('..')) return undefined;
  return (await isFileAt(file)) === true ? file : undefined;
}

/** Undefined where there is nothing. */
async function isFileAt(place: string): Promise<boolean | undefined> {
  try {
    return (await stat(place)).isFile();
  } catch {
    // What can't be looked at is as good as gone.
    return undefined;
  }
}
