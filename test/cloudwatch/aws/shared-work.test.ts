import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { shareWork } from '../../../backends/cloudwatch/aws/shared-work.ts';

interface Job {
  readonly signal: AbortSignal;
  readonly resolve: (value: string) => void;
  readonly reject: (error: Error) => void;
}

/** Work that ends when the test says so. */
function work(): { readonly jobs: Job[]; readonly run: (signal: AbortSignal) => Promise<string> } {
  const jobs: Job[] = [];
  const run = shareWork(
    async (signal) =>
      await new Promise<string>((resolve, reject) => jobs.push({ signal, resolve, reject })),
  );
  return { jobs, run };
}

const never = new AbortController().signal;

test('whoever comes while it goes on shares it; later it is done anew', async () => {
  const { jobs, run } = work();
  const first = [run(never), run(never)];
  jobs[0]?.resolve('one');
  deepEqual(await Promise.all(first), ['one', 'one']);
  const second = run(never);
  equal(jobs.length, 2);
  jobs[1]?.resolve('two');
  equal(await second, 'two');
});

test('a failure is everybody’s, and not kept', async () => {
  const { jobs, run } = work();
  const both = [run(never), run(never)];
  jobs[0]?.reject(new Error('no'));
  for (const one of both) await rejects(one, /no/);
  const again = run(never);
  jobs[1]?.resolve('yes');
  equal(await again, 'yes');
});

test('it goes on until the last has gone', async () => {
  const { jobs, run } = work();
  const [one, two] = [new AbortController(), new AbortController()];
  const waiting = [run(one.signal), run(two.signal)];
  one.abort();
  await rejects(waiting[0] ?? Promise.resolve(), { kind: 'aborted' });
  equal(jobs[0]?.signal.aborted, false);
  two.abort();
  await rejects(waiting[1] ?? Promise.resolve(), { kind: 'aborted' });
  equal(jobs[0]?.signal.aborted, true);
  const next = run(never);
  equal(jobs.length, 2);
  // The one that was given up ends late, and changes nothing.
  jobs[0]?.reject(new Error('late'));
  jobs[1]?.resolve('fresh');
  equal(await next, 'fresh');
});

test('with an aborted signal nothing is begun', async () => {
  const { jobs, run } = work();
  await rejects(run(AbortSignal.abort()), { kind: 'aborted' });
  equal(jobs.length, 0);
});
