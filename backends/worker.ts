import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { isObject } from '#protocol/guard.ts';
import { runJanitor } from './cloudwatch/run/janitor-program.ts';
import { startScanWorker } from './local/scan-worker.ts';
import { startHost } from './results/host-worker.ts';

/*
 * What every thread of CTQ runs: `workerData.role` says whether it scans files or is the host
 * thread, which owns the backends and the rows of all runs. As a program of its own, `janitor` stops
 * the queries of a journal that nobody follows any more.
 */

if (parentPort === null) startAlone(process.argv.slice(2));
else startThread(parentPort);

function startThread(port: MessagePort): void {
  switch (roleOf(workerData)) {
    case 'scan':
      startScanWorker(port);
      break;
    case 'host':
      // The host's own threads run this same program.
      startHost(port, process.argv[1] ?? '', storageOf(workerData));
      break;
    default:
      throw new Error('a thread of CTQ was started without a role');
  }
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
