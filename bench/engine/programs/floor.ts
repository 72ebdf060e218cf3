import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { filesBelow } from '../files.ts';
import type { FloorJob, Timed } from '../contenders/jobs.ts';
import { serveJobs } from './serve-jobs.ts';

/*
 * What nobody can be faster than: threads that do nothing but read and unpack every file, each into
 * memory of the right size. Words: the number of threads.
 */

const count = Number(process.argv[2] ?? 2);
const program = new URL('floor-thread.ts', import.meta.url);
const threads = Array.from({ length: count }, () => new Worker(program));
// They are started beforehand: what is timed is the work alone.
await Promise.all(threads.map(async (thread) => once(thread, 'message')));

await serveJobs(async (line): Promise<Timed> => {
  const { folder }: FloorJob = JSON.parse(line);
  const started = performance.now();
  const files = filesBelow(folder);
  const next = new Int32Array(new SharedArrayBuffer(4));
  await Promise.all(
    threads.map(async (thread) => {
      thread.postMessage({ files, next });
      await once(thread, 'message');
    }),
  );
  return { seconds: (performance.now() - started) / 1000, answer: [] };
});
await Promise.all(threads.map(async (thread) => thread.terminate()));
