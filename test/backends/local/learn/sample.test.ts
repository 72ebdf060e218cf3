import assert from 'node:assert/strict';
import test from 'node:test';
import type { LogFile } from '../../../../backends/local/files/list-files.ts';
import { chooseSample, spread } from '../../../../backends/local/learn/sample.ts';

const limits = { events: 1000, bytes: 10_000_000, milliseconds: 1000 };

const files = (sizes: readonly number[], ending = 'json'): readonly LogFile[] =>
  sizes.map((size, index) => ({
    path: `/${index}.${ending}`,
    name: `${index}.${ending}`,
    size,
    stamp: { size, mtimeMs: 0, ctimeMs: 0, ino: index },
  }));

const many = (count: number, size: number): readonly LogFile[] =>
  files(Array.from({ length: count }, () => size));

test('every beginning of the order is spread over the whole', () => {
  assert.deepEqual(spread([0, 1, 2, 3, 4, 5, 6, 7]), [0, 4, 2, 6, 1, 5, 3, 7]);
  assert.deepEqual(spread([]), []);
  assert.deepEqual(spread(['a']), ['a']);
  for (const length of [3, 100, 1000]) {
    const numbers = Array.from({ length }, (_, index) => index);
    const order = spread(numbers);
    assert.deepEqual(
      order.toSorted((a, b) => a - b),
      numbers,
    );
    const mean = order.slice(0, 50).reduce((sum, each) => sum + each, 0) / Math.min(50, length);
    assert.ok(Math.abs(mean - length / 2) < length / 10 + 1);
  }
});

test('a small source is read whole', () => {
  const { files: chosen, stride } = chooseSample(many(20, 10_000), limits);
  assert.deepEqual([chosen.length, stride], [20, 1]);
});

test('of a large source some files are read, and of these some events', () => {
  const { files: chosen, stride } = chooseSample(many(10_000, 100_000), limits);
  assert.equal(chosen.length, 92);
  assert.equal(stride, 6);
});

test('a file that is larger than a sample is read where there is no other', () => {
  assert.equal(chooseSample(files([1e9]), limits).files.length, 1);
  const { files: chosen } = chooseSample(files([1000, 1e9, 1000]), limits);
  assert.deepEqual(
    chosen.map(({ size }) => size),
    [1000, 1000],
  );
  assert.equal(chooseSample(files([1e6, 1e6], 'json.gz'), limits).files.length, 1);
});
