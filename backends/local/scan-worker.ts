import type { MessagePort } from 'node:worker_threads';
import { messageOf } from '#protocol/rpc.ts';
import { learn } from './learn/learn-work.ts';
import type { ScanCommand, ScanMessage } from './scan/messages.ts';
import { readEvent } from './scan/read-event.ts';
import { ScanWork } from './scan/scan-work.ts';

/** What a thread with the role `scan` does: scans files for one run after another. */
export function startScanWorker(port: MessagePort): void {
  const send = (message: ScanMessage): void => port.postMessage(message);
  let work: ScanWork | undefined;
  port.on('message', (command: ScanCommand) => {
    try {
      switch (command.kind) {
        case 'start':
          work = new ScanWork(command.job, send);
          return;
        case 'files':
          work?.scan(command.files);
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
          send({ kind: 'event', text: readEvent(command.order) });
          return;
        case 'learn': {
          const tell = (files: number): void => send({ kind: 'learning', files });
          send({ kind: 'learned', collected: learn(command.order, tell) });
        }
      }
    } catch (error) {
      work = undefined;
      send({ kind: 'failed', reason: messageOf(error) });
    }
  });
}
