import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildEventModels } from '../../../../scripts/models/build.ts';
import {
  isModelFile,
  modelTarball,
  packageFiles,
} from '../../../../scripts/models/package-files.ts';
import { eventWeight } from '../../../../scripts/models/weights.ts';
import type { EventFieldType } from '#language/catalogue/events/event-models.ts';
import { readEventModels } from '#language/catalogue/events/read-event-models.ts';
import { modelsFile, shippedModels as models } from './shipped-models.ts';

/* The file that ships, as services read it. */

test('sources are in order and have titles and events', () => {
  assert.ok(models.sources.length > 300);
  assert.deepEqual(models.sources, [...models.sources].sort());
  for (const eventSource of models.sources) {
    const source = models.source(eventSource);
    assert.match(eventSource, /^[a-z0-9.-]+\.amazonaws\.com$/);
    assert.notEqual(source?.title, '');
    assert.ok((source?.eventNames.length ?? 0) > 0, eventSource);
    assert.deepEqual(source?.eventNames, [...(source?.eventNames ?? [])].sort());
  }
});

/** The APIs whose events have another source than their endpoint says. */
const sources: readonly (readonly [string, string])[] = [
  ['PutMetricAlarm', 'monitoring.amazonaws.com'],
  ['RegisterScalableTarget', 'autoscaling.amazonaws.com'],
  ['CreateStateMachine', 'states.amazonaws.com'],
  ['CreateDBCluster', 'rds.amazonaws.com'],
  ['CreatePermissionSet', 'sso.amazonaws.com'],
  ['SendEmail', 'ses.amazonaws.com'],
  ['GetAccountPublicAccessBlock', 's3.amazonaws.com'],
  ['CreateDomain', 'es.amazonaws.com'],
  ['CreateHsm', 'cloudhsm.amazonaws.com'],
  ['GetRecords', 'dynamodb.amazonaws.com'],
  ['ConsoleLogin', 'signin.amazonaws.com'],
  ['RotateKey', 'kms.amazonaws.com'],
];

for (const [eventName, eventSource] of sources) {
  test(`${eventName} is an event of ${eventSource}`, () => {
    const named = models.eventsNamed(eventName).map((event) => event.eventSource);
    assert.ok(named.includes(eventSource), named.join(' '));
    assert.equal(models.event(eventSource, eventName)?.eventName, eventName);
  });
}

/** Names with versions, and what they are found as. */
const versions: readonly (readonly [string, string, string | undefined])[] = [
  ['lambda', 'CreateFunction20150331', 'CreateFunction20150331'],
  ['lambda', 'CreateFunction', 'CreateFunction20150331'],
  ['lambda', 'AddPermission20150331', 'AddPermission20150331v2'],
  ['cloudfront', 'UpdateDistribution2016_11_25', 'UpdateDistribution'],
  ['lambda', 'NoSuchCall20150331', undefined],
];

for (const [service, asked, found] of versions) {
  test(`${asked} of ${service} is ${found ?? 'unknown'}`, () => {
    assert.equal(models.event(`${service}.amazonaws.com`, asked)?.eventName, found);
  });
}

const access: readonly (readonly [string, string, 'read' | 'write'])[] = [
  ['ec2', 'DescribeInstances', 'read'],
  ['ec2', 'RunInstances', 'write'],
  ['s3', 'GetObject', 'read'],
  ['s3', 'PutObject', 'write'],
  ['sts', 'AssumeRole', 'read'],
  ['kms', 'Decrypt', 'read'],
  ['iam', 'SimulatePrincipalPolicy', 'read'],
  ['cloudtrail', 'LookupEvents', 'read'],
  ['signin', 'ConsoleLogin', 'write'],
];

for (const [service, name, expected] of access) {
  test(`${name} counts as ${expected}`, () => {
    assert.equal(models.event(`${service}.amazonaws.com`, name)?.access, expected);
  });
}

test('a field has its type, its meaning and its values', () => {
  const event = models.event('ecs.amazonaws.com', 'RunTask');
  assert.ok(event !== undefined);
  const launchType = models.field('requestParameters.launchType', [event]);
  assert.deepEqual(launchType?.values, ['EC2', 'FARGATE', 'EXTERNAL']);
  assert.equal(launchType.type, 'text');
  assert.match(launchType.summary, /^The infrastructure/);
  assert.equal(models.field('requestParameters.tags', [event])?.hasParts, true);
  assert.equal(models.field('requestParameters.tags.0.key', [event])?.type, 'text');
  assert.equal(models.field('requestParameters.tags.N.key', [event])?.name, 'key');
});

test('a map has whatever key is asked for, and offers none', () => {
  const event = models.event('kms.amazonaws.com', 'Decrypt');
  assert.ok(event !== undefined);
  assert.equal(models.field('requestParameters.encryptionContext', [event])?.type, 'map');
  assert.equal(
    models.field('requestParameters.encryptionContext.aws:s3:arn', [event])?.type,
    'text',
  );
  assert.deepEqual(models.partsOf('requestParameters.encryptionContext', [event]), []);
});

test('of several events the parts that most have come first, noise last', () => {
  const events = ['DescribeInstances', 'DescribeImages', 'DescribeVolumes']
    .map((name) => models.event('ec2.amazonaws.com', name))
    .filter((event) => event !== undefined);
  const parts = models.partsOf('requestParameters', events);
  assert.deepEqual([parts[0]?.name, parts[0]?.events], ['filterSet', 3]);
  assert.deepEqual(
    new Set(parts.slice(-3).map(({ name }) => name)),
    new Set(['dryRun', 'maxResults', 'nextToken']),
  );
});

test('without events the fields that matter most are offered first', () => {
  const names = models
    .partsOf('requestParameters')
    .slice(0, 20)
    .map(({ name }) => name);
  for (const name of ['bucketName', 'userName', 'roleName']) assert.ok(names.includes(name), name);
  assert.equal(models.partsOf('requestParameters.filterSet.items.N')[0]?.name, 'name');
});

test('a part of all events has the type that most of them give it', () => {
  const weights = new Map<string, Map<EventFieldType, number>>();
  for (const eventSource of models.sources) {
    for (const eventName of models.source(eventSource)?.eventNames ?? []) {
      const event = models.event(eventSource, eventName);
      assert.ok(event !== undefined);
      for (const { name, type } of models.partsOf('requestParameters', [event])) {
        const types = weights.get(name) ?? new Map<EventFieldType, number>();
        types.set(type, (types.get(type) ?? 0) + eventWeight(eventSource, eventName));
        weights.set(name, types);
      }
    }
  }
  for (const { name, type } of models.partsOf('requestParameters').slice(0, 300)) {
    const types = weights.get(name) ?? new Map<EventFieldType, number>();
    const most = Math.max(...types.values());
    assert.ok((types.get(type) ?? 0) >= most - 1e-6, `${name}: ${type} of ${[...types].join(' ')}`);
  }
});

for (const name of ['id', 'versionId', 'name', 'description', 'policy', 'instanceType', 'key']) {
  test(`${name} of any event is a text`, () => {
    assert.equal(models.field(`requestParameters.${name}`)?.type, 'text');
  });
}

const MOST_BYTES_PACKED = 1.5 * 1024 * 1024;

test('the file is small enough to ship', () => {
  const packed = gzipSync(readFileSync(modelsFile)).length;
  assert.ok(packed < MOST_BYTES_PACKED, `${packed} bytes as it is packed`);
});

test('a field that few events have is found without naming one', () => {
  assert.equal(models.field('requestParameters.retentionInDays')?.type, 'number');
});

const strangers: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'requestParameters.__proto__',
  'requestParameters.constructor.name',
  'requestParameters..',
  'requestParameters.a(b[c',
  'userIdentity.arn',
];

for (const name of strangers) {
  test(`nothing is known of ${JSON.stringify(name)}`, () => {
    assert.equal(models.source(name), undefined);
    assert.equal(models.event(name, name), undefined);
    assert.equal(models.event('iam.amazonaws.com', name), undefined);
    assert.deepEqual(models.eventsNamed(name), []);
    assert.deepEqual(models.partsOf(name), []);
    assert.equal(models.field(name), undefined);
  });
}

test('text of another kind is refused', () => {
  assert.throws(() => readEventModels('{}'), /no event models/);
  assert.throws(() => readEventModels('ctq event models 1\n'), /empty/);
});

test('the file is what the generator makes', async (context) => {
  if (!existsSync(modelTarball)) {
    const folder = path.dirname(modelTarball);
    context.diagnostic(`not compared: the package is not in ${path.basename(folder)} of the cache`);
    return;
  }
  const text = buildEventModels(await packageFiles(isModelFile));
  assert.ok(text === readFileSync(modelsFile, 'latin1'), 'run: npm run generate:models');
});
