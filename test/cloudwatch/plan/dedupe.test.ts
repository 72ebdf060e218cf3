import assert from 'node:assert/strict';
import test from 'node:test';
import { prepareCloudQuery } from '../../../backends/cloudwatch/plan/prepare-cloud-query.ts';

const problems = (dedupe: string | undefined) =>
  prepareCloudQuery({
    query: 'stats count(*)',
    parameters: {},
    title: 'a query',
    source: {
      kind: 'cloudwatch',
      name: 'prod',
      places: [{ profile: undefined, region: 'us-east-1', logGroups: ['trail'] }],
    },
    range: '-1h',
    now: Date.UTC(2026, 10, 1),
    dedupe,
  });

test('@dedupe does nothing on CloudWatch, and a hint says what does', () => {
  const { ready, problems: told } = problems('eventID');
  assert.ok(ready !== undefined);
  assert.deepEqual(
    told.map(({ code, severity }) => [code, severity]),
    [['dedupe-local-only', 'hint']],
  );
  assert.match(told[0]?.message ?? '', /count_distinct\(eventID\)/);
});

test('nothing is said where it is turned off', () => {
  for (const dedupe of [undefined, '', 'none']) assert.deepEqual(problems(dedupe).problems, []);
});
