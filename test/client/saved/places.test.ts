import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cloudSources,
  placesOf,
  placeText,
  sourceWithLogGroups,
} from '../../../client/cloud/saved/places.ts';

const sources = cloudSources({
  lab: { kind: 'local', path: 'logs/' },
  wrong: { kind: 'cloudwatch' },
  prod: {
    kind: 'cloudwatch',
    profile: 'audit',
    regions: ['us-east-1', 'eu-west-1'],
    logGroups: ['org-trail', 'other'],
  },
  parts: {
    kind: 'cloudwatch',
    places: [
      { regions: ['us-east-1'], logGroups: ['a'] },
      { regions: ['us-east-1'], logGroups: ['b', 'a'] },
      { profile: 'x', regions: ['us-east-1'], logGroups: ['c'] },
    ],
  },
});

test('the sources in CloudWatch that can be used', () => {
  assert.deepEqual(
    sources.map(({ name }) => name),
    ['prod', 'parts'],
  );
  assert.deepEqual(cloudSources(undefined), []);
});

test('each profile and Region is one place', () => {
  assert.deepEqual(
    sources.flatMap(placesOf).map((place) => `${placeText(place)}: ${place.logGroups.join()}`),
    [
      'us-east-1 as audit: org-trail,other',
      'eu-west-1 as audit: org-trail,other',
      'us-east-1: a,b',
      'us-east-1 as x: c',
    ],
  );
});

test('a source is found by its log groups, names or ARNs, in any order', () => {
  const cases: readonly (readonly [string | undefined, readonly string[], string | undefined])[] = [
    ['us-east-1', ['other', 'org-trail'], 'prod'],
    ['eu-west-1', ['arn:aws:logs:eu-west-1:111122223333:log-group:other:*', 'org-trail'], 'prod'],
    [undefined, ['a', 'b', 'a'], 'parts'],
    ['us-east-1', ['c'], 'parts'],
    ['us-east-1', ['org-trail'], undefined],
    ['us-east-1', ['a', 'b', 'c'], undefined],
    ['eu-central-1', ['c'], undefined],
    ['us-east-1', [], undefined],
  ];
  for (const [region, logGroups, name] of cases) {
    assert.equal(sourceWithLogGroups(sources, region, logGroups)?.name, name, logGroups.join());
  }
});
