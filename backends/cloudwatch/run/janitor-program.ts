import { parseArgs } from 'node:util';
import { silentDialogue } from '../../backend.ts';
import { systemClock } from '../../clock.ts';
import { awsConnections } from '../aws/connect.ts';
import { sweepJournal, timeToReturn } from './janitor.ts';
import { newOwner } from './journal-names.ts';

/**
 * `FOLDER`: the journal's. `--gone THREAD`, as often as there are such: a thread that has ended or is
 * about to, though its process may stay. `--wait MILLISECONDS`: for which runs are left to a window
 * that comes back.
 */
export async function runJanitor(words: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { gone: { type: 'string', multiple: true }, wait: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('the janitor has to be told the folder of a journal');
  const services = {
    folder,
    connect: awsConnections(silentDialogue),
    clock: systemClock,
    owner: newOwner(),
    goneThreads: values.gone ?? [],
    wait: Number(values.wait ?? timeToReturn),
  };
  await sweepJournal(services, new AbortController().signal);
}
