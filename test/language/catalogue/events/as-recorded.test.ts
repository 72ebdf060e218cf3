import assert from 'node:assert/strict';
import test from 'node:test';
import type { EventFieldType } from '#language/catalogue/events/event-models.ts';
import { shippedModels as models } from './shipped-models.ts';

/* What records make of calls: which parts they hold, in which form, and which come first. */

/** Events, a path, and what must come first below it. */
const firstParts: readonly (readonly [string, string, readonly string[]])[] = [
  ['GetObject', 'requestParameters', ['bucketName', 'key']],
  ['CreateUser', 'requestParameters', ['userName', 'tags', 'path', 'permissionsBoundary']],
  ['DeleteBucket', 'requestParameters', ['bucketName']],
  ['ModifyImageAttribute', 'requestParameters', ['imageId', 'attributeType', 'launchPermission']],
  ['ModifyImageAttribute', 'requestParameters.launchPermission.add.items.N', ['group', 'userId']],
  [
    'ModifySnapshotAttribute',
    'requestParameters',
    ['snapshotId', 'attributeType', 'createVolumePermission'],
  ],
  [
    'ModifyDBSnapshotAttribute',
    'requestParameters',
    ['dBSnapshotIdentifier', 'attributeName', 'valuesToAdd', 'valuesToRemove'],
  ],
  ['GetCallerIdentity', 'responseElements', ['userId', 'account', 'arn']],
  ['AssumeRole', 'responseElements', ['credentials', 'assumedRoleUser']],
];

for (const [eventName, path, expected] of firstParts) {
  test(`the first below ${path} of ${eventName} are ${expected.join(', ')}`, () => {
    const parts = models.partsOf(path, models.eventsNamed(eventName)).map(({ name }) => name);
    assert.deepEqual(parts.slice(0, expected.length), expected);
  });
}

for (const [service, eventName] of [
  ['ec2', 'DescribeInstances'],
  ['s3', 'ListBuckets'],
  ['iam', 'GetUser'],
  ['kms', 'Decrypt'],
  ['kms', 'GenerateDataKey'],
] as const) {
  test(`${eventName} only reads, so records hold no answer`, () => {
    const event = models.event(`${service}.amazonaws.com`, eventName);
    assert.ok(event !== undefined);
    assert.deepEqual(models.partsOf('responseElements', [event]), []);
  });
}

/** What records say beside parameters and answers. */
const additional: readonly (readonly [string, readonly string[]])[] = [
  ['ConsoleLogin', ['MFAUsed', 'LoginTo', 'MobileVersion', 'MFAIdentifier']],
  ['PutObject', ['bytesTransferredOut', 'bytesTransferredIn', 'AuthenticationMethod']],
  ['RunInstances', []],
];

for (const [eventName, expected] of additional) {
  test(`additionalEventData of ${eventName} begins with ${expected.join(', ') || 'nothing'}`, () => {
    const events = models.eventsNamed(eventName);
    const names = models.partsOf('additionalEventData', events).map(({ name }) => name);
    assert.deepEqual(names.slice(0, Math.max(1, expected.length)), expected);
    for (const name of expected) {
      assert.equal(models.field(`additionalEventData.${name}`, events)?.name, name);
    }
  });
}

/** Parameters whose values records don't hold. */
const hidden: readonly (readonly [string, string, string])[] = [
  ['lambda', 'UpdateFunctionCode20150331v2', 'zipFile'],
  ['iam', 'CreateLoginProfile', 'password'],
  ['rds', 'ModifyDBInstance', 'masterUserPassword'],
  ['ssm', 'PutParameter', 'value'],
];

for (const [service, eventName, name] of hidden) {
  test(`${name} of ${eventName} is said to be hidden, and comes late`, () => {
    const event = models.event(`${service}.amazonaws.com`, eventName);
    assert.ok(event !== undefined);
    const parts = models.partsOf('requestParameters', [event]);
    const found = parts.findIndex((part) => part.name === name);
    assert.ok(found >= parts.length / 2);
    assert.match(parts[found]?.summary ?? '', /^Hidden by CloudTrail\./);
  });
}

/** Times as records write them. */
const times: readonly (readonly [string, string, string, EventFieldType, RegExp])[] = [
  ['ec2', 'RunInstances', 'instancesSet.items.N.launchTime', 'number', /milliseconds/],
  ['kms', 'ScheduleKeyDeletion', 'deletionDate', 'text', /A text such as `Jul/],
  ['sts', 'AssumeRole', 'credentials.expiration', 'text', /A text such as `Jul/],
  ['rolesanywhere', 'CreateProfile', 'profile.createdAt', 'text', /A text such as `2023-/],
];

for (const [service, eventName, path, type, summary] of times) {
  test(`${path} of ${eventName} is a ${type}`, () => {
    const event = models.event(`${service}.amazonaws.com`, eventName);
    assert.ok(event !== undefined);
    const field = models.field(`responseElements.${path}`, [event]);
    assert.equal(field?.type, type);
    assert.match(field.summary, summary);
  });
}

test('RunInstances has its instance type as a text', () => {
  const event = models.event('ec2.amazonaws.com', 'RunInstances');
  assert.ok(event !== undefined);
  const field = models.field('requestParameters.instanceType', [event]);
  assert.deepEqual([field?.type, field?.hasParts], ['text', false]);
});
