import type { MessagePort, Worker } from 'node:worker_threads';
import type { Channel } from '#protocol/rpc.ts';

/** Carries messages between threads, from either end. */
export function portChannel(port: MessagePort | Worker): Channel {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.on('message', receive);
      return () => port.off('message', receive);
    },
  };
}
