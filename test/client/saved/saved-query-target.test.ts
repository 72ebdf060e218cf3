import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetOf } from '../../../client/cloud/saved/saved-query-target.ts';

const target = {
  place: { region: 'us-east-1' },
  query: { id: 'a', name: 'b', text: 'c', logGroups: [], parameters: [] },
};

test('a menu hands over a target, or a line of a tree that has one', () => {
  assert.equal(targetOf(target), target);
  assert.equal(targetOf({ kind: 'savedQuery', savedQuery: target }), target);
});

test('anything else is none', () => {
  for (const other of [
    undefined,
    null,
    'a',
    {},
    { savedQuery: {} },
    { ...target, place: {} },
    { ...target, query: { id: 'a' } },
    { ...target, source: 1 },
  ]) {
    assert.equal(targetOf(other), undefined);
  }
});
