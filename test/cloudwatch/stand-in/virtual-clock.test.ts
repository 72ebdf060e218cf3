import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { virtualClock } from './virtual-clock.ts';

const { signal } = new AbortController();

test('sleepers wake in order of time, at their time', async () => {
  const clock = virtualClock(1000);
  const woken: string[] = [];
  const sleeper = async (name: string, milliseconds: number): Promise<void> => {
    await clock.sleep(milliseconds, signal);
    woken.push(`${name} at ${clock.now()}`);
  };
  await Promise.all([sleeper('late', 3_600_000), sleeper('early', 10), sleeper('mid', 500)]);
  assert.deepEqual(woken, ['early at 1010', 'mid at 1500', 'late at 3601000']);
});

test('who wakes and sleeps again comes before who sleeps longer', async () => {
  const clock = virtualClock(0);
  const woken: string[] = [];
  const often = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await clock.sleep(100, signal);
      woken.push(`often at ${clock.now()}`);
    }
  };
  const once = async (): Promise<void> => {
    await clock.sleep(250, signal);
    woken.push(`once at ${clock.now()}`);
  };
  await Promise.all([once(), often()]);
  assert.deepEqual(woken, ['often at 100', 'often at 200', 'once at 250', 'often at 300']);
});

test('an aborted sleep ends without time passing, and never rejects', async () => {
  const clock = virtualClock(0);
  const stop = new AbortController();
  const sleeping = clock.sleep(1000, stop.signal);
  assert.equal(clock.sleepers, 1);
  stop.abort();
  await sleeping;
  await clock.sleep(1000, stop.signal);
  assert.equal(clock.now(), 0);
  assert.equal(clock.sleepers, 0);
});

test('time stands still while a file is read', async () => {
  const clock = virtualClock(0);
  let isAsleep = true;
  const sleeping = clock.sleep(1, signal).then(() => (isAsleep = false));
  await readFile(import.meta.filename);
  assert.equal(isAsleep, true);
  await sleeping;
  assert.equal(clock.now(), 1);
});

test('time can be let pass', async () => {
  const clock = virtualClock(0);
  await clock.pass(86_400_000);
  assert.equal(clock.now(), 86_400_000);
});
