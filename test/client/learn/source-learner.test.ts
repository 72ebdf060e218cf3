import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexOrder } from '../../../client/learn/indexing.ts';
import { SourceLearner } from '../../../client/learn/source-learner.ts';
import type { SourceIndex } from '../../../core/protocol/source-index.ts';

const source = { kind: 'local', name: 'lab', path: '/logs' } as const;
const never = new AbortController().signal;
const minute = 60_000;

const indexOf = (stamp: string): SourceIndex => ({
  stamp,
  events: 1,
  fields: [{ name: stamp, percent: 100 }],
});

interface Parts {
  readonly learner: SourceLearner;
  readonly asked: (string | undefined)[];
  readonly notes: string[];
  /** What the source answers from now on. */
  answer: SourceIndex | undefined | Error;
  news: number;
  now: number;
}

function learning(): Parts {
  const parts: Parts = {
    learner: new SourceLearner({
      index: async ({ unless }: IndexOrder) => {
        parts.asked.push(unless);
        if (parts.answer instanceof Error) throw parts.answer;
        return parts.answer;
      },
      note: (message) => parts.notes.push(message),
      now: () => parts.now,
    }),
    asked: [],
    notes: [],
    answer: indexOf('one'),
    news: 0,
    now: 0,
  };
  parts.learner.onNews(() => {
    parts.news += 1;
  });
  return parts;
}

test('a source is looked at once a minute, and read again when it has changed', async () => {
  const parts = learning();
  const { learner } = parts;
  assert.equal(await learner.refresh(source, never), true);
  assert.equal(await learner.refresh(source, never), true);
  assert.deepEqual([parts.asked, parts.news], [[undefined], 1]);
  parts.now = minute;
  parts.answer = undefined;
  await learner.refresh(source, never);
  assert.deepEqual([parts.asked, parts.news], [[undefined, 'one'], 1]);
  assert.equal(learner.known('/logs')?.stamp, 'one');
  parts.now = 2 * minute;
  parts.answer = indexOf('two');
  await learner.refresh(source, never);
  assert.equal(learner.known('/logs')?.stamp, 'two');
  assert.equal(parts.news, 2);
});

test('what was cancelled is still to be done', async () => {
  const parts = learning();
  parts.answer = undefined;
  assert.equal(await parts.learner.refresh(source, AbortSignal.abort()), false);
  parts.answer = indexOf('one');
  assert.equal(await parts.learner.refresh(source, never), true);
  assert.equal(parts.news, 1);
});

test('what fails unasked is for the log, and is not tried at once again', async () => {
  const parts = learning();
  parts.answer = new Error('gone');
  assert.equal(await parts.learner.refresh(source, never), true);
  await parts.learner.refresh(source, never);
  assert.deepEqual(parts.notes, ['what the source "lab" holds is not known: gone']);
  assert.equal(parts.learner.known('/logs'), undefined);
});

test('whoever asks gets a new index, or the reason', async () => {
  const parts = learning();
  const { learner } = parts;
  await learner.learn({ source, signal: never });
  await learner.learn({ source, signal: never });
  assert.deepEqual([parts.asked, parts.news], [[undefined, undefined], 2]);
  parts.answer = new Error('gone');
  await assert.rejects(learner.learn({ source, signal: never }), /gone/);
  assert.equal(learner.known('/logs')?.stamp, 'one');
});

test('of many sources the first are forgotten', async () => {
  const { learner } = learning();
  for (let number = 0; number < 20; number += 1) {
    await learner.refresh({ ...source, path: `/${number}` }, never);
  }
  assert.equal(learner.known('/0'), undefined);
  assert.ok(learner.known('/19'));
});

test('a source that was forgotten is read again at once', async () => {
  const parts = learning();
  await parts.learner.refresh(source, never);
  const before = parts.news;
  parts.learner.forget();
  assert.equal(parts.learner.known(source.path), undefined);
  assert.equal(parts.news, before + 1);
  await parts.learner.refresh(source, never);
  assert.deepEqual(parts.asked, [undefined, undefined]);
  assert.deepEqual(parts.learner.known(source.path), indexOf('one'));
});
