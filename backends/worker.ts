import { extname, join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { isObject } from '#protocol/guard.ts';
import { runJanitor } from './cloudwatch/run/janitor-program.ts';
import { startHost } from './results/host-worker.ts';

/*
 * As a thread with the role `host` (`workerData.role`) it owns the backends and the rows of all
 * runs. As a program of its own, `janitor` stops the queries of a journal that nobody follows any
 * more.
 */

if (parentPort === null) startAlone(process.argv.slice(2));
else startThread(parentPort);

function startThread(port: MessagePort): void {
  if (roleOf(workerData) !== 'host') throw new Error('a thread of CTQ was started without a role');
  startHost(port, scanProgram(), storageOf(workerData));
}

/** The program of the host's own threads lies beside this one, a bundle or source as this one is. */
function scanProgram(): string {
  return join(import.meta.dirname, `scan${extname(process.argv[1] ?? '')}`);
}

function startAlone([role, ...words]: readonly string[]): void {
  if (role !== 'janitor') throw new Error('this program is a thread of CTQ, to be started by it');
  void runJanitor(words);
}

function roleOf(data: unknown): unknown {
  return isObject(data) ? data['role'] : undefined;
}

function storageOf(data: unknown): string | undefined {
  const storage = isObject(data) ? data['storage'] : undefined;
  return typeof storage === 'string' ? storage : undefined;
}
