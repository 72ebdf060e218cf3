import { parentPort } from 'node:worker_threads';
import { serveRuns } from '../../../backends/results/host.ts';
import { portChannel } from '../../../backends/results/port-channel.ts';
import { fakeBackend } from './fake-backend.ts';

/** A host thread with the fake backend; `"exit"` as a message makes it crash. */
if (parentPort !== null) {
  const port = parentPort;
  port.on('message', (message) => {
    if (message === 'exit') throw new Error('out of memory');
  });
  serveRuns({
    channel: portChannel(port),
    backend: () => fakeBackend,
    onFault: (message) => {
      if (message !== 'a message of unknown kind was ignored') throw new Error(message);
    },
  });
}
