import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowCache } from '../../client/webview/row-cache.ts';
import type { RowWindow } from '../../core/protocol/runs.ts';

/** A cache of chunks of ten rows, and what it asked for; answers come when the test says. */
function harness(capacity = 4) {
  const asked: { readonly start: number; readonly answer: (window: RowWindow | Error) => void }[] =
    [];
  const arrived: string[] = [];
  const faults: string[] = [];
  const cache = new RowCache({
    chunkSize: 10,
    capacity,
    fetch: (start) =>
      new Promise((resolve, reject) => {
        asked.push({
          start,
          answer: (window) => (window instanceof Error ? reject(window) : resolve(window)),
        });
      }),
    onRows: (start, end) => arrived.push(`${start}-${end}`),
    onFault: (message) => faults.push(message),
  });
  const answer = async (version: number, rows = 10): Promise<void> => {
    const request = asked.shift();
    assert.ok(request, 'nothing was asked for');
    request.answer(window(version, request.start, rows));
    await settled();
  };
  const starts = (): readonly number[] => asked.map(({ start }) => start);
  return { cache, asked, arrived, faults, answer, starts };
}

function window(version: number, start: number, count: number): RowWindow {
  const rows = Array.from({ length: count }, (_, index) => ({
    cells: [`v${version} row ${start + index}`],
    hasEvent: false,
  }));
  return { version, start, rows };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the rows shown are fetched first, their neighbours after them', async () => {
  const { cache, arrived, answer, starts } = harness();
  cache.update(1, 100);
  cache.want(20, 35);
  assert.deepEqual(starts(), [20, 30]);
  await answer(1);
  await answer(1);
  assert.deepEqual(starts(), [40, 10]);
  assert.deepEqual(arrived, ['20-30', '30-40']);
  assert.deepEqual(cache.get(25)?.cells, ['v1 row 25']);
  assert.equal(cache.get(55), undefined);
});

test('what is there is not fetched again', async () => {
  const { cache, answer, starts } = harness();
  cache.update(1, 10);
  cache.want(0, 9);
  await answer(1);
  cache.want(0, 5);
  assert.deepEqual(starts(), []);
});

test('what is wanted last goes before what was wanted before', async () => {
  const { cache, answer, starts } = harness(20);
  cache.update(1, 1000);
  cache.want(0, 5);
  cache.want(500, 505);
  cache.want(900, 905);
  assert.deepEqual(starts(), [0, 10]);
  await answer(1);
  await answer(1);
  assert.deepEqual(starts(), [900, 910]);
});

test('rows of an older version stay until the new ones arrive', async () => {
  const { cache, answer, starts } = harness();
  cache.update(1, 10);
  cache.want(0, 9);
  await answer(1);
  cache.update(2, 10);
  assert.deepEqual(cache.get(3)?.cells, ['v1 row 3']);
  assert.deepEqual(starts(), [0]);
  await answer(2);
  assert.deepEqual(cache.get(3)?.cells, ['v2 row 3']);
});

test('a late answer of an older version is dropped, and asked for again', async () => {
  const { cache, arrived, answer, starts } = harness();
  cache.update(1, 10);
  cache.want(0, 9);
  cache.update(2, 10);
  await answer(1);
  assert.deepEqual(arrived, []);
  assert.equal(cache.get(0), undefined);
  assert.deepEqual(starts(), [0]);
  await answer(2);
  assert.deepEqual(cache.get(0)?.cells, ['v2 row 0']);
});

test('an answer of a newer version than is known makes the others stale', async () => {
  const { cache, answer, starts } = harness();
  cache.update(1, 20);
  cache.want(0, 19);
  await answer(1);
  await answer(2);
  assert.deepEqual(starts(), [0]);
});

test('a chunk that has become longer is fetched again', async () => {
  const { cache, answer, starts } = harness();
  cache.update(1, 4);
  cache.want(0, 9);
  await answer(1, 4);
  cache.update(1, 4);
  assert.deepEqual(starts(), []);
  cache.update(1, 10);
  assert.deepEqual(starts(), [0]);
});

test('an answer that is shorter than the count is not asked for forever', async () => {
  const { cache, answer, starts } = harness();
  cache.update(1, 10);
  cache.want(0, 9);
  await answer(1, 3);
  assert.deepEqual(starts(), []);
});

test('the chunks used longest ago make room', async () => {
  const { cache, answer, asked } = harness(3);
  cache.update(1, 1000);
  for (const row of [105, 305, 505]) {
    cache.want(row, row);
    while (asked.length > 0) await answer(1);
  }
  assert.equal(cache.get(105), undefined);
  assert.ok(cache.get(505));
});

test('a failure is told once and not tried again', async () => {
  const { cache, asked, faults } = harness();
  cache.update(1, 10);
  cache.want(0, 9);
  asked.shift()?.answer(new Error('gone'));
  await settled();
  assert.deepEqual(faults, ['gone']);
  assert.equal(asked.length, 0);
});

test('after its end a cache says nothing', async () => {
  const { cache, arrived, answer } = harness();
  cache.update(1, 10);
  cache.want(0, 9);
  cache.dispose();
  await answer(1);
  assert.deepEqual(arrived, []);
});
