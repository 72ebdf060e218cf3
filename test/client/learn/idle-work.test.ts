import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createIdleWork, type IdleWork } from '../../../client/learn/idle-work.ts';
import type { LocalSource } from '../../../core/protocol/results.ts';

const source = (path: string): LocalSource => ({ kind: 'local', name: path, path });

interface Parts {
  readonly idle: IdleWork;
  /** What happened, in order. */
  readonly log: string[];
  /** Ends the work at hand. */
  finish: () => void;
  isBusy: boolean;
}

function working(): Parts {
  const parts: Parts = {
    idle: createIdleWork({
      isBusy: () => parts.isBusy,
      work: ({ path }, signal) =>
        new Promise((resolve) => {
          parts.log.push(`begin ${path}`);
          const end = (isDone: boolean) => (): void => {
            parts.log.push(`${isDone ? 'end' : 'leave'} ${path}`);
            resolve(isDone);
          };
          parts.finish = end(true);
          signal.addEventListener('abort', end(false), { once: true });
        }),
    }),
    log: [],
    finish: () => {},
    isBusy: false,
  };
  return parts;
}

test('one source after another, each once', async () => {
  const parts = working();
  for (const path of ['a', 'b', 'a']) parts.idle.want(source(path));
  assert.deepEqual(parts.log, ['begin a']);
  parts.finish();
  await setImmediate();
  parts.finish();
  await setImmediate();
  assert.deepEqual(parts.log, ['begin a', 'end a', 'begin b', 'end b']);
});

test('a query that runs comes first, and what it has interrupted begins anew', async () => {
  const parts = working();
  parts.isBusy = true;
  parts.idle.want(source('a'));
  assert.deepEqual(parts.log, []);
  parts.isBusy = false;
  parts.idle.look();
  parts.isBusy = true;
  parts.idle.look();
  await setImmediate();
  assert.deepEqual(parts.log, ['begin a', 'leave a']);
  parts.isBusy = false;
  parts.idle.look();
  assert.deepEqual(parts.log, ['begin a', 'leave a', 'begin a']);
});

test('nothing goes on when it is given up', async () => {
  const parts = working();
  parts.idle.want(source('a'));
  parts.idle.want(source('b'));
  parts.idle.dispose();
  await setImmediate();
  assert.deepEqual(parts.log, ['begin a', 'leave a']);
});
