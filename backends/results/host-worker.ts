import type { MessagePort } from 'node:worker_threads';
import { createBackends } from '../backends.ts';
import { serveRuns } from './host.ts';
import { portChannel } from './port-channel.ts';

/**
 * What a thread with the role `host` does: serves runs to the client at the other end of the port.
 * `program` is what its own threads run, `storage` a folder for what has to outlive it.
 */
export function startHost(port: MessagePort, program: string, storage: string | undefined): void {
  serveRuns({
    channel: portChannel(port),
    backend: (user) => {
      const backends = createBackends({ worker: program, storage, ...user });
      // Windows that went away without a word may have left queries running.
      void backends.sweep(new AbortController().signal);
      return backends;
    },
    // Both ends come from the same build, so a message that fits no contract is our own mistake:
    // the thread ends with it, and the client says so.
    onFault: (message) => {
      throw new Error(message);
    },
  });
}
