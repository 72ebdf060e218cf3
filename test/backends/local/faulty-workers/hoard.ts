import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => {
  const hoard: number[][] = [];
  for (;;) hoard.push(Array.from({ length: 1000 }, (_, index) => index + hoard.length));
});
