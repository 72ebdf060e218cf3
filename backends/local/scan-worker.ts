import type { MessagePort } from 'node:worker_threads';
import { ColumnStore } from './columns/column-store.ts';
import { isOutdated } from './columns/outdated-columns.ts';
import { reasonToEnd } from './memory.ts';
import { learn } from './learn/learn-work.ts';
import type { ScanCommand, ScanMessage } from './scan/messages.ts';
import { readEvent } from './scan/read-event.ts';
import { ScanWork } from './scan/scan-work.ts';

/** What a thread with the role `scan` does: scans files for one run after another. */
export function startScanWorker(port: MessagePort): void {
  const send = (message: ScanMessage): void => port.postMessage(message);
  const store = new ColumnStore();
  let work: ScanWork | undefined;
  const obey = async (command: ScanCommand): Promise<void> => {
    switch (command.kind) {
      case 'start':
        work = new ScanWork(command.job, store, send);
        return;
      case 'files':
        await work?.scan(command.files);
        return;
      case 'finish':
        work?.finish();
        work = undefined;
        return;
      case 'stop':
        work = undefined;
        send({ kind: 'stopped' });
        return;
      case 'event':
        send({ kind: 'event', text: await readEvent(command.order) });
        return;
      case 'learn': {
        const tell = (files: number): void => send({ kind: 'learning', files });
        send({ kind: 'learned', collected: await learn(command.order, tell) });
      }
    }
  };
  // One after another: a large file leaves the thread free to hear the next one in the meantime.
  let last = Promise.resolve();
  send({ kind: 'ready' });
  port.on('message', (command: ScanCommand) => {
    last = last.then(async () => {
      try {
        await obey(command);
      } catch (error) {
        work = undefined;
        send({ kind: 'failed', reason: reasonToEnd(error), isOutdated: isOutdated(error) });
      }
    });
  });
}
