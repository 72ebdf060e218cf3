import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createFieldFeed,
  type FieldFeed,
  mergedFields,
} from '../../../client/cloud/sources/fields/field-feed.ts';
import type { LogField } from '../../../core/protocol/cloud.ts';
import type { CloudWatchPlace } from '../../../core/protocol/results.ts';
import type { KnownFields } from '../../../core/protocol/server.ts';

interface Fed {
  readonly feed: FieldFeed;
  readonly asked: string[];
  readonly told: KnownFields[];
  readonly notes: string[];
  /** Turns the clock. */
  readonly pass: (milliseconds: number) => void;
  /** What log groups answer from now on. */
  fields: readonly LogField[] | Error;
}

function fed(): Fed {
  let now = 0;
  const parts: Fed = {
    feed: createFieldFeed({
      fieldsOf: async ({ profile, region }, logGroup) => {
        parts.asked.push(`${profile}@${region} ${logGroup}`);
        if (parts.fields instanceof Error) throw parts.fields;
        return parts.fields;
      },
      tell: (known) => parts.told.push(known),
      note: (message) => parts.notes.push(message),
      now: () => now,
    }),
    asked: [],
    told: [],
    notes: [],
    pass: (milliseconds) => {
      now += milliseconds;
    },
    fields: [{ name: 'eventName', percent: 100 }],
  };
  return parts;
}

const place: CloudWatchPlace = { profile: 'audit', region: 'us-east-1', logGroups: ['trail'] };
const hour = 3_600_000;

test('a log group is asked once an hour, and the server told when there is news', async () => {
  const parts = fed();
  await Promise.all([parts.feed.want('prod', [place]), parts.feed.want('prod', [place])]);
  await parts.feed.want('prod', [place]);
  assert.deepEqual(parts.asked, ['audit@us-east-1 trail']);
  assert.deepEqual(parts.told, [{ source: 'prod', fields: [{ name: 'eventName', percent: 100 }] }]);
  parts.pass(hour);
  await parts.feed.want('prod', [place]);
  assert.deepEqual([parts.asked.length, parts.told.length], [2, 1]);
  parts.pass(hour);
  parts.fields = [{ name: 'eventName', percent: 90 }];
  await parts.feed.want('prod', [place]);
  assert.equal(parts.told.length, 2);
});

test('another source with the same log group is told without asking', async () => {
  const parts = fed();
  await parts.feed.want('prod', [place]);
  await parts.feed.want('audit', [place]);
  assert.equal(parts.asked.length, 1);
  assert.deepEqual(
    parts.told.map(({ source }) => source),
    ['prod', 'audit'],
  );
});

test('what cannot be asked is noted, and asked again some minutes later', async () => {
  const parts = fed();
  parts.fields = new Error('denied');
  await parts.feed.want('prod', [place]);
  await parts.feed.want('prod', [place]);
  assert.deepEqual(parts.notes, ['the fields of trail in us-east-1 are not known: denied']);
  assert.deepEqual(parts.told, []);
  parts.fields = [];
  parts.pass(300_000);
  await parts.feed.want('prod', [place]);
  assert.deepEqual(parts.told, [{ source: 'prod', fields: [] }]);
});

test('of many log groups the first of each place are asked', async () => {
  const parts = fed();
  await parts.feed.want('prod', [
    { ...place, logGroups: ['a', 'b', 'c'] },
    { ...place, region: 'eu-west-1', logGroups: ['d', 'e'] },
  ]);
  assert.deepEqual(parts.asked, ['audit@us-east-1 a', 'audit@eu-west-1 d', 'audit@us-east-1 b']);
});

test('shares are those of the log groups on an average', () => {
  const fields = mergedFields([
    [
      { name: 'a', percent: 100 },
      { name: 'b', percent: 50 },
    ],
    [{ name: 'a', percent: 80 }],
  ]);
  assert.deepEqual(fields, [
    { name: 'a', percent: 90 },
    { name: 'b', percent: 25 },
  ]);
});

test('what was found out elsewhere is told once', () => {
  const { feed, told } = fed();
  const fields = [{ name: 'eventName', percent: 100, values: [{ value: 'A', percent: 60 }] }];
  feed.tell({ source: 'lab', fields });
  feed.tell({ source: 'lab', fields: structuredClone(fields) });
  feed.tell({ source: 'other', fields });
  feed.tell({ source: 'lab', fields: [] });
  assert.deepEqual(
    told.map(({ source, fields: each }) => [source, each.length]),
    [
      ['lab', 1],
      ['other', 1],
      ['lab', 0],
    ],
  );
});
