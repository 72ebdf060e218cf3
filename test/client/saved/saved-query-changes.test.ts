import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSection } from '../../../backends/cloudwatch/console/section-text.ts';
import {
  hasChangedSince,
  isUnchanged,
  updatedQuery,
} from '../../../client/cloud/saved/saved-query-changes.ts';
import { savedQueryDocument } from '../../../client/cloud/saved/saved-query-document.ts';
import { keepSeen, seenQuery } from '../../../client/cloud/saved/seen-queries.ts';
import type { SavedQuery } from '../../../core/protocol/cloud.ts';

const place = { profile: undefined, region: 'us-east-1' };

const saved: SavedQuery = {
  id: 'abc',
  name: 'folder/name',
  text: '# why\r\n### three\r\n# @range -1d\r\nfilter a = "{{p}}"\r\n',
  logGroups: ['own'],
  parameters: [{ name: 'p', default: 'x', description: undefined }],
  lastModified: 1000,
};

/** As it is opened, with a change of the text. */
function opened(change: (document: string) => string) {
  const document = change(savedQueryDocument(saved, { place, source: 'prod' }));
  return readSection(document, 'filter a = "{{p}}"');
}

test('opened and not touched, there is nothing to update', () => {
  const next = updatedQuery(
    saved,
    opened((document) => document),
    saved.parameters,
  );
  assert.ok(isUnchanged(saved, next));
  assert.equal(next.text, '# why\n ### three\nfilter a = "{{p}}"');
});

test('text, title and parameters are updated, log groups and id stay', () => {
  const next = updatedQuery(
    saved,
    opened((document) => `${document.replace('name', 'other')}| limit 1\n`),
    [],
  );
  assert.deepEqual(next, {
    id: 'abc',
    name: 'folder/other',
    text: '# why\n ### three\nfilter a = "{{p}}"\n| limit 1',
    logGroups: ['own'],
    parameters: [],
  });
  assert.ok(!isUnchanged(saved, next));
});

test('each of text, title and parameters is a change', () => {
  const same = updatedQuery(
    saved,
    opened((document) => document),
    saved.parameters,
  );
  const bare = { name: 'q', default: undefined, description: undefined };
  assert.ok(isUnchanged(saved, { ...same, parameters: [bare, ...saved.parameters] }));
  for (const part of [
    { name: 'x' },
    { text: 'x' },
    { parameters: [] },
    { parameters: [{ name: 'p', default: 'y', description: undefined }] },
    { parameters: [{ name: 'p', default: 'x', description: 'z' }] },
  ]) {
    assert.ok(!isUnchanged(saved, { ...same, ...part }));
  }
});

test('a saved query that somebody else has changed is noticed', () => {
  assert.ok(!hasChangedSince(saved, saved));
  assert.ok(!hasChangedSince({ ...saved, lastModified: undefined }, saved));
  for (const part of [{ lastModified: 2000 }, { text: 'x' }, { name: 'x' }, { parameters: [] }]) {
    assert.ok(hasChangedSince(saved, { ...saved, ...part }));
  }
});

test('how a query was seen is kept, for each place, and the oldest make room', async () => {
  const values = new Map<string, unknown>();
  const memory = {
    get: (key: string) => values.get(key),
    // As VS Code keeps it.
    update: async (key: string, value: unknown) => {
      values.set(key, JSON.parse(JSON.stringify(value)));
    },
  };
  assert.equal(seenQuery(memory, place, 'abc'), undefined);
  await keepSeen(memory, { place, id: 'abc' }, saved);
  await keepSeen(memory, { place: { ...place, profile: 'x' }, id: 'abc' }, { ...saved, text: 'y' });
  const seen = seenQuery(memory, place, 'abc');
  assert.ok(seen !== undefined && !hasChangedSince(seen, saved));
  assert.equal(seenQuery(memory, { ...place, profile: 'x' }, 'abc')?.text, 'y');
  assert.equal(seenQuery(memory, { ...place, region: 'eu-west-1' }, 'abc'), undefined);
  for (let index = 0; index < 100; index += 1) {
    await keepSeen(memory, { place, id: String(index) }, saved);
  }
  assert.equal(seenQuery(memory, place, 'abc'), undefined);
  assert.notEqual(seenQuery(memory, place, '0'), undefined);
  values.set('ctq.savedQueries', 'nonsense');
  assert.equal(seenQuery(memory, place, '0'), undefined);
});
