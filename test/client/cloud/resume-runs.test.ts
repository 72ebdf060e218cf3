import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { fileJournal } from '../../../backends/cloudwatch/run/file-journal.ts';
import { newOwner } from '../../../backends/cloudwatch/run/journal-names.ts';
import { crashBrake, resumeInTime } from '../../../client/cloud/resume-runs.ts';
import type { QueryRequest } from '../../../core/protocol/results.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';
import { virtualClock } from '../../cloudwatch/stand-in/virtual-clock.ts';

const start = Date.UTC(2026, 0, 1);

const request: QueryRequest = {
  query: 'fields a',
  parameters: {},
  title: 'A query',
  source: {
    kind: 'cloudwatch',
    name: 'prod',
    places: [{ profile: 'lab', region: 'eu-west-1', logGroups: ['trail'] }],
  },
  range: '-1h',
  now: start,
  keeper: { workspace: 'here', uri: 'file:///a.ctq', line: 3 },
};

/** A journal with a run of `owner`, and a window that comes back; tells when it asked for runs. */
function lab(context: TestContext) {
  const clock = virtualClock(start);
  const folder = path.join(temporaryFolder(context, {}), 'runs');
  const asked: number[] = [];
  const leave = async (owner = newOwner()): Promise<void> => {
    await fileJournal(folder, clock, { owner }).open(request);
  };
  const comeBack = async (
    claim: () => Promise<unknown> = async () => {},
    { workspace = 'here', signal = new AbortController().signal } = {},
  ): Promise<readonly number[]> => {
    const resume = async (): Promise<void> => {
      asked.push(clock.now() - start);
      await claim();
    };
    await resumeInTime({ folder, workspace, clock, resume }, signal);
    return asked;
  };
  return { clock, folder, leave, comeBack };
}

/** Of a program that is alive. */
const slow = { ...newOwner(), pid: 1 };

suite('a window that comes back', () => {
  test('asks for nothing where nothing was left', async (context) => {
    const { leave, comeBack } = lab(context);
    assert.deepEqual(await comeBack(), []);
    await leave();
    assert.deepEqual(await comeBack(undefined, { workspace: 'elsewhere' }), []);
  });

  test('asks once for what a thread of its own process has left', async (context) => {
    const { clock, folder, leave, comeBack } = lab(context);
    await leave();
    const journal = fileJournal(folder, clock);
    const claim = async (): Promise<unknown> => await journal.resumable('here');
    assert.deepEqual(await comeBack(claim), [0]);
  });

  test('asks again while the program before it is still there, and not for ever', async (context) => {
    const { leave, comeBack } = lab(context);
    await leave(slow);
    assert.deepEqual(await comeBack(), [0, 2000, 5000, 10_000]);
  });

  test('asks no more when it goes away itself', async (context) => {
    const { clock, leave, comeBack } = lab(context);
    const leaving = new AbortController();
    await leave(slow);
    void clock.pass(3000).then(() => leaving.abort());
    assert.deepEqual(await comeBack(undefined, { signal: leaving.signal }), [0, 2000]);
  });
});

test('runs go on after a crash of the engine, but not after crash upon crash', () => {
  let now = start;
  const mayResume = crashBrake({ now: () => now });
  const after = (milliseconds: number): boolean => {
    now += milliseconds;
    return mayResume();
  };
  assert.deepEqual([0, 60_000, 3_500_000, 3_700_000].map(after), [true, false, false, true]);
});
