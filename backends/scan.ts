import { parentPort } from 'node:worker_threads';
import { startScanWorker } from './local/scan-worker.ts';

/*
 * What the threads run that scan files. It is a program of its own since every query waits for its
 * threads: they load nothing that scanning does not need.
 */

if (parentPort === null) throw new Error('this program is a thread of CTQ, to be started by it');
startScanWorker(parentPort);
