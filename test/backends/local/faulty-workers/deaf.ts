import { parentPort } from 'node:worker_threads';

/** Says that it has begun and never listens again, as a thread in an endless loop. */
parentPort?.on('message', () => {
  parentPort?.postMessage({ kind: 'finished' });
  const forever = new Int32Array(new SharedArrayBuffer(4));
  for (;;) Atomics.wait(forever, 0, 0, 1000);
});
