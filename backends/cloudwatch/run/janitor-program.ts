import { silentDialogue } from '../../backend.ts';
import { systemClock } from '../../clock.ts';
import { awsConnections } from '../aws/connect.ts';
import { sweepJournal } from './janitor.ts';

/** Milliseconds that a window takes at most to come back after it was reloaded. */
const timeToReturn = 20_000;

/** Waits for windows that come back, then stops what a journal says that none of them follows. */
export async function runJanitor(folder: string): Promise<void> {
  const services = {
    folder,
    connect: awsConnections(silentDialogue),
    clock: systemClock,
    wait: timeToReturn,
  };
  await sweepJournal(services, new AbortController().signal);
}
