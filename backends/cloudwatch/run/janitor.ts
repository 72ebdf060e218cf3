import type { Clock } from '../../clock.ts';
import type { Connect } from '../aws/connection.ts';
import { keptFor } from './file-journal.ts';
import type { JournalQuery } from './journal.ts';
import { claimFile, listFiles, readRecord, removeFile, removeParts } from './journal-files.ts';
import { isOrphan, isSameProcess, type JournalFile, type JournalOwner } from './journal-names.ts';
import { stopNoted } from './stop-query.ts';
import { withTimeLimit } from './time-limit.ts';

const hour = 3600_000;

/** Milliseconds after which a query has ended by itself: CloudWatch gives it an hour. */
const longestRun = 2 * hour;

/** Milliseconds that a window takes at most to come back after it was reloaded. */
export const timeToReturn = 20_000;

/** Milliseconds that may be spent on a run. */
const timeOfRun = 120_000;

export interface JanitorServices {
  /** That of the journal. */
  readonly folder: string;
  readonly connect: Connect;
  readonly clock: Clock;
  /** Who sweeps. Its runs are left alone; those of other threads of its process have no thread. */
  readonly owner: JournalOwner;
  /** Threads that are gone, or will be soon, though their process may stay. */
  readonly goneThreads?: readonly string[];
  /** At least 0 and less than 1. */
  readonly random?: () => number;
  /** Milliseconds for which runs are left to a window that comes back. */
  readonly wait: number;
}

/**
 * Stops the queries of runs that nobody follows: their thread is gone and no other has gone on with
 * them, or they ended when their queries could not be stopped. What can't be stopped now is left for
 * the next time. Never rejects.
 */
export async function sweepJournal(
  { wait, ...services }: JanitorServices,
  signal: AbortSignal,
): Promise<void> {
  const { clock, folder } = services;
  // What is left meanwhile has the same time to be come back for.
  const left = (await listFiles(folder)).filter((file) => isLeft(file, services));
  await clock.sleep(wait, signal);
  for (const file of left) {
    if (signal.aborted) return;
    // One that somebody has come back for has another name by now.
    await endRun(services, file, signal);
  }
  await dropOld(folder, clock.now());
  await removeParts(folder);
}

function isLeft(
  file: JournalFile,
  { owner, goneThreads = [] }: Pick<JanitorServices, 'owner' | 'goneThreads'>,
): boolean {
  const { thread } = file.owner;
  if (thread === owner.thread) return file.state === 'ended';
  return goneThreads.includes(thread) || isSameProcess(file.owner, owner) || isOrphan(file);
}

async function endRun(
  services: Omit<JanitorServices, 'wait'>,
  file: JournalFile,
  signal: AbortSignal,
): Promise<void> {
  const { clock, folder, owner } = services;
  const claimed = await claimFile(folder, file, { owner, state: 'ended' });
  if (claimed === undefined) return;
  const record = await readRecord(folder, claimed);
  const isLive = record !== undefined && clock.now() - record.time < longestRun;
  const queries = isLive ? record.queries : [];
  const outcomes = await withTimeLimit(clock, timeOfRun, async (late) => {
    const either = AbortSignal.any([signal, late]);
    return await Promise.allSettled(
      queries.map(async (query) => await stop(services, query, either)),
    );
  });
  if (outcomes.every(({ status }) => status === 'fulfilled')) await removeFile(folder, claimed);
}

async function stop(
  { connect, clock, random = Math.random }: Omit<JanitorServices, 'wait'>,
  query: JournalQuery,
  signal: AbortSignal,
): Promise<void> {
  const { profile, region } = query;
  const { api } = connect({ profile, region });
  await stopNoted({ api, clock, random, signal }, query);
}

/** Drops runs, of other machines too, whose answers are gone. */
async function dropOld(folder: string, now: number): Promise<void> {
  for (const file of await listFiles(folder)) {
    const record = await readRecord(folder, file);
    if (record !== undefined && now - record.time > keptFor) await removeFile(folder, file);
  }
}
