import { availableParallelism } from 'node:os';
import { inspect } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runSchedule, type ScheduleEnd } from './fault-schedule.ts';

/*
 * `npm run test:faults [FIRST [LAST]]`: runs under schedules of faults 1 to 10,000, on all cores, and
 * says how they have ended. A schedule that does not end as it has to ends the program.
 */

interface Share {
  readonly seeds: readonly number[];
}

if (isMainThread) await runAll(numberOf(process.argv[2], 1), numberOf(process.argv[3], 10_000));
else await runShare(workerData as Share);

interface ShareEnd {
  readonly ends?: readonly ScheduleEnd[];
  readonly failure?: string;
}

async function runShare({ seeds }: Share): Promise<void> {
  const ends: ScheduleEnd[] = [];
  try {
    for (const seed of seeds) {
      ends.push(await runSchedule(seed));
    }
    parentPort?.postMessage({ ends });
  } catch (error) {
    // An error of an assertion does not travel as one.
    parentPort?.postMessage({ failure: inspect(error) });
  }
}

async function runAll(first: number, last: number): Promise<void> {
  const cores = availableParallelism();
  const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const shares = Array.from({ length: cores }, (_, core) =>
    seeds.filter((seed) => seed % cores === core),
  );
  const ends = (await Promise.all(shares.map(shareEnds))).flat();
  const requests = ends.reduce((sum, end) => sum + end.requests, 0);
  console.log(`${ends.length} schedules of faults, ${requests} requests`);
  for (const [outcome, count] of tally(ends.map(({ outcome: each }) => each))) {
    console.log(`  ${count} ${outcome}`);
  }
  console.log('what users were told:');
  for (const [message, count] of tally(ends.flatMap(({ messages }) => messages))) {
    console.log(`  ${count} ${message}`);
  }
}

async function shareEnds(seeds: readonly number[]): Promise<readonly ScheduleEnd[]> {
  return await new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { seeds } });
    worker.once('message', ({ ends, failure }: ShareEnd) => {
      if (ends === undefined) reject(new Error(failure));
      else resolve(ends);
    });
    worker.once('error', reject);
  });
}

function tally(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]);
}

function numberOf(word: string | undefined, usual: number): number {
  const number = Number(word ?? usual);
  if (!Number.isSafeInteger(number)) throw new Error(`"${word}" is no number of a schedule`);
  return number;
}
