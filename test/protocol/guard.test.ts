import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isArrayOf,
  isCount,
  isObjectOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isString,
} from '../../core/protocol/guard.ts';

interface Row {
  readonly name: string;
  readonly size?: number;
}

const isRow = isObjectOf<Row>({ name: isString, size: isOptional(isCount) });

test('an object needs its properties in their shape', () => {
  assert.ok(isRow({ name: 'a' }));
  assert.ok(isRow({ name: 'a', size: 3, more: true }));
  for (const other of [{}, { name: 1 }, { name: 'a', size: -1 }, null, [], 'a']) {
    assert.ok(!isRow(other), JSON.stringify(other));
  }
});

test('inherited properties do not count', () => {
  assert.ok(!isRow(Object.create({ name: 'a' })));
});

test('lists, records and words', () => {
  assert.ok(isArrayOf(isString)(['a', 'b']));
  assert.ok(!isArrayOf(isString)(['a', 1]));
  assert.ok(isRecordOf(isString)({ a: 'b' }));
  assert.ok(!isRecordOf(isString)({ a: 1 }));
  assert.ok(isOneOf('up', 'down')('up'));
  assert.ok(!isOneOf('up', 'down')('left'));
});

test('a count is a whole number from 0 on', () => {
  assert.ok([0, 1, 5e9].every((value) => isCount(value)));
  assert.ok(![-1, 0.5, Number.NaN, Infinity, '1'].some((value) => isCount(value)));
});
