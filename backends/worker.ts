import { parentPort, workerData } from 'node:worker_threads';
import { isObject } from '#protocol/guard.ts';
import { startScanWorker } from './local/scan-worker.ts';
import { startHost } from './results/host-worker.ts';

/*
 * What every thread of CTQ runs: `workerData.role` says whether it scans files or is the host
 * thread, which owns the backends and the rows of all runs.
 */

if (parentPort === null) throw new Error('this program is a thread of CTQ, to be started by it');

switch (roleOf(workerData)) {
  case 'scan':
    startScanWorker(parentPort);
    break;
  case 'host':
    // The host's own threads run this same program.
    startHost(parentPort, process.argv[1] ?? '', storageOf(workerData));
    break;
  default:
    throw new Error('a thread of CTQ was started without a role');
}

function storageOf(data: unknown): string | undefined {
  const storage = isObject(data) ? data['storage'] : undefined;
  return typeof storage === 'string' ? storage : undefined;
}

function roleOf(data: unknown): unknown {
  return isObject(data) ? data['role'] : undefined;
}
