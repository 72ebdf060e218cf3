import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Clock, systemClock } from '../../../backends/clock.ts';
import { folderSlots } from '../../../backends/cloudwatch/limits/folder-slots.ts';
import type { Limits, Seat } from '../../../backends/cloudwatch/limits/limits.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import { sharedLimits } from '../../../backends/cloudwatch/limits/shared-limits.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';
import { deadPid } from '../run/dead-process.ts';
import { start } from '../run/follow.ts';
import { type VirtualClock, virtualClock } from '../stand-in/virtual-clock.ts';

const { signal } = new AbortController();
const key = 'lab-eu-west-1';

type Context = Parameters<typeof temporaryFolder>[0];

/** Windows of one machine: they share what they can. */
interface Windows {
  readonly clock: VirtualClock;
  readonly limits: readonly Limits[];
  readonly folder: string;
}

function windows(context: Context, count: number, folder = temporaryFolder(context, {})): Windows {
  const clock = virtualClock(start);
  return {
    clock,
    folder,
    limits: Array.from({ length: count }, () => sharedLimits(folder, clock)),
  };
}

const kinds: Readonly<Record<string, (context: Context) => Windows>> = {
  'in memory': () => {
    const clock = virtualClock(start);
    return { clock, folder: '', limits: [memoryLimits(clock)] };
  },
  'in a folder': (context) => windows(context, 1),
  'by three windows': (context) => windows(context, 3),
  'in a folder that can’t be made': (context) =>
    windows(context, 1, path.join(temporaryFolder(context, { file: '' }), 'file', 'limits')),
};

for (const [name, open] of Object.entries(kinds)) {
  suite(`limits kept ${name}`, () => {
    test('let ten requests a second through, however they come', async (context) => {
      const { clock, limits } = open(context);
      const times: number[] = [];
      const ask = async (window: Limits): Promise<void> => {
        await window.turn(key, 'start', signal);
        times.push(clock.now());
      };
      const asked: Promise<void>[] = [];
      for (let burst = 0; burst < 6; burst += 1) {
        for (const window of limits) asked.push(...Array.from({ length: 7 }, () => ask(window)));
        await clock.pass(333 * burst);
      }
      await Promise.all(asked);
      assert.equal(times.length, limits.length * 42);
      assert.ok(most(times) <= 10);
      // And not many fewer: nine slots begin in a second.
      assert.ok((times.at(-1) ?? 0) - start <= times.length * 112 + 6 * 333 * 5);
    });

    test('count each operation and account by itself', async (context) => {
      const { clock, limits } = open(context);
      const [window] = limits;
      await Promise.all(
        ['one', 'two'].flatMap((account) =>
          (['start', 'results', 'describe'] as const).map(
            async (operation) => await window?.turn(account, operation, signal),
          ),
        ),
      );
      assert.equal(clock.now(), start);
    });

    test('give turns in order, and none to those who gave up', async (context) => {
      const { clock, limits } = open(context);
      const [window = memoryLimits(clock)] = limits;
      const abort = new AbortController();
      const order: string[] = [];
      const ask = async (who: string, until: AbortSignal): Promise<void> => {
        await window.turn(key, 'start', until);
        order.push(who);
      };
      const all = [ask('a', signal), ask('b', abort.signal), ask('c', signal), ask('d', signal)];
      abort.abort();
      await Promise.all(all);
      assert.deepEqual(order, ['b', 'a', 'c', 'd']);
      assert.ok(clock.now() <= start + 4 * 112);
    });

    test('give no more seats than there are', async (context) => {
      const { clock, limits } = open(context);
      const held = new Set<Seat>();
      let peak = 0;
      const sit = async (window: Limits): Promise<void> => {
        const seat = await window.seat(key, () => 4, signal);
        assert.ok(seat !== undefined);
        held.add(seat);
        peak = Math.max(peak, held.size);
        await clock.pass(45_000);
        held.delete(seat);
        await seat.release();
        await seat.release();
      };
      await Promise.all(
        limits.flatMap((window) => Array.from({ length: 6 }, async () => await sit(window))),
      );
      assert.equal(peak, 4);
    });

    test('give no seat to those who gave up', async (context) => {
      const { clock, limits } = open(context);
      const [window = memoryLimits(clock)] = limits;
      const seat = await window.seat(key, () => 1, signal);
      const abort = new AbortController();
      const late = window.seat(key, () => 1, abort.signal);
      const later = window.seat(key, () => 1, signal);
      abort.abort();
      assert.equal(await late, undefined);
      await seat?.release();
      const next = await later;
      assert.ok(next !== undefined);
      await next.release();
      assert.equal(await window.seat(key, () => 1, abort.signal), undefined);
    });

    test('have fewer seats where AWS says so', async (context) => {
      const { clock, limits } = open(context);
      const [window = memoryLimits(clock)] = limits;
      window.lower(key, 2);
      assert.equal(window.lowered(key), 2);
      assert.equal(window.lowered('another'), undefined);
      const seats = [
        await window.seat(key, () => 9, signal),
        await window.seat(key, () => 9, signal),
      ];
      const abort = new AbortController();
      const third = window.seat(key, () => 9, abort.signal);
      await clock.pass(5000);
      abort.abort();
      assert.equal(await third, undefined);
      for (const seat of seats) await seat?.release();
    });
  });
}

suite('limits shared by windows', () => {
  const seatFile = (folder: string): string => path.join(folder, key, 'seat-0');

  test('take the seat of a program that is gone', async (context) => {
    const { clock, limits, folder } = windows(context, 2);
    mkdirSync(path.join(folder, key));
    writeFileSync(seatFile(folder), JSON.stringify({ pid: deadPid(), id: 'x', host: hostname() }));
    const seats = limits.map(async (window) => await window.seat(key, () => 1, signal));
    const first = await Promise.race(seats);
    assert.equal(clock.now(), start);
    await first?.release();
    for (const seat of await Promise.all(seats)) await seat?.release();
    assert.deepEqual(readdirSync(path.join(folder, key)), []);
  });

  test('take a seat that has not been heard of for half a minute', async (context) => {
    for (const content of [
      JSON.stringify({ pid: process.pid, id: 'x', host: 'y' }),
      '',
      '{"pid":',
    ]) {
      const { clock, limits, folder } = windows(context, 2);
      mkdirSync(path.join(folder, key));
      writeFileSync(seatFile(folder), content);
      utimesSync(seatFile(folder), start / 1000, start / 1000);
      const seats = limits.map(async (window) => {
        const seat = await window.seat(key, () => 1, signal);
        const time = clock.now();
        await clock.pass(60_000);
        await seat?.release();
        return time - start;
      });
      const [first = 0, second = 0] = (await Promise.all(seats)).sort((a, b) => a - b);
      assert.ok(first > 30_000 && first <= 31_000, String(first));
      assert.ok(second >= first + 60_000 && second <= first + 61_000, String(second));
    }
  });

  test('remove what dead programs have left', async (context) => {
    const { limits, folder } = windows(context, 1);
    mkdirSync(path.join(folder, key));
    for (const name of ['start-5', 'results-77', 'describe-1', 'seat-3.abc', 'other']) {
      writeFileSync(path.join(folder, key, name), '');
    }
    for (let turn = 0; turn < 20; turn += 1) await limits[0]?.turn(key, 'results', signal);
    const left = readdirSync(path.join(folder, key)).sort();
    assert.equal(left.length, 2);
    assert.equal(left[0], 'other');
    assert.match(left[1] ?? '', /^results-\d{8,}$/u);
  });

  test('survive a clock that is set back', async (context) => {
    const folder = temporaryFolder(context, {});
    const clock = virtualClock(start);
    let offset = 0;
    const limits = sharedLimits(folder, { ...clock, now: () => clock.now() + offset });
    await limits.turn(key, 'start', signal);
    await limits.turn(key, 'start', signal);
    const waiting = Promise.all([
      limits.turn(key, 'start', signal),
      limits.turn(key, 'start', signal),
    ]);
    await clock.pass(1);
    offset = -3600_000;
    await waiting;
    assert.ok(clock.now() < start + 2000);
  });

  test('let nobody who overslept send in another’s slot', async (context) => {
    const folder = temporaryFolder(context, {});
    const clock = virtualClock(start);
    let naps = 0;
    const drowsy: Clock = {
      now: () => clock.now(),
      sleep: async (milliseconds, until) => {
        naps += 1;
        await clock.sleep(milliseconds + (naps % 3 === 0 ? 700 : 0), until);
      },
    };
    const slots: number[] = [];
    const ask = async (window: Limits): Promise<void> => {
      await window.turn(key, 'start', signal);
      slots.push(Math.floor(clock.now() / 112));
    };
    const both = [sharedLimits(folder, drowsy), sharedLimits(folder, clock)];
    await Promise.all(both.flatMap((window) => Array.from({ length: 30 }, () => ask(window))));
    assert.equal(new Set(slots).size, 60);
  });

  test('give each name to one of two processes', async (context) => {
    const folder = temporaryFolder(context, {});
    const program = path.join(import.meta.dirname, 'claimer.ts');
    const claimers = [1, 2].map(() =>
      fork(program, [folder], { execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] }),
    );
    await Promise.all(claimers.map(async (claimer) => await once(claimer, 'message')));
    const answers = claimers.map(async (claimer) => {
      const answer = once(claimer, 'message');
      claimer.send('go');
      const [names] = await answer;
      return names as readonly string[];
    });
    const names = (await Promise.all(answers)).flat();
    assert.equal(names.length, 500);
    assert.equal(new Set(names).size, 500);
    await Promise.all(
      claimers.map(async (claimer) => claimer.exitCode ?? (await once(claimer, 'exit'))),
    );
    // They are gone by now, so that what they had can be taken.
    const slots = folderSlots(folder, systemClock);
    assert.ok(!slots.claim('key/start-0'));
    assert.ok(slots.evict('key/start-0') && slots.claim('key/start-0'));
    assert.ok(!slots.evict('key/start-0'));
  });
});

/** The most of these times that lie within any second, its ends included. */
function most(times: readonly number[]): number {
  return Math.max(
    ...times.map((first) => times.filter((time) => time >= first && time <= first + 1000).length),
  );
}
