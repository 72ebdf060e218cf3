import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, nearest } from '../../core/language/text/nearest.ts';

test('the distance counts letters that are inserted, removed, replaced or swapped', () => {
  assert.equal(editDistance('fields', 'fields', 9), 0);
  assert.equal(editDistance('feilds', 'fields', 9), 1);
  assert.equal(editDistance('fild', 'fields', 9), 2);
  assert.equal(editDistance('kitten', 'sitting', 9), 3);
  assert.equal(editDistance('', 'abc', 9), 3);
});

test('the distance gives up at its limit', () => {
  assert.equal(editDistance('abcdef', 'uvwxyz', 3), 3);
  assert.equal(editDistance('a', 'abcdefgh', 3), 3);
});

test('the nearest name is the one that was meant, in any case', () => {
  const names = ['eventName', 'eventSource', 'awsRegion', 'count(*)'];
  assert.equal(nearest('eventnmae', names), 'eventName');
  assert.equal(nearest('AWSREGION', names), 'awsRegion');
  assert.equal(nearest('userAgent', names), undefined);
  assert.equal(nearest('x', ['y', 'xy']), undefined);
  assert.equal(nearest('abc', []), undefined);
});
