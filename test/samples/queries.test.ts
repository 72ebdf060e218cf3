import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { examples } from '#language/examples/examples.ts';
import { gettingStarted } from '#language/examples/getting-started.ts';
import { committedFiles, recordsOf, samplesFolder } from './committed-samples.ts';
import type { SampleRecord } from './committed-samples.ts';

const records = recordsOf(committedFiles());

const isS3 = (record: SampleRecord) => record.text('eventSource') === 's3.amazonaws.com';
const isDecrypt = (record: SampleRecord) =>
  record.text('eventSource') === 'kms.amazonaws.com' && record.text('eventName') === 'Decrypt';
const isLogin = (record: SampleRecord) => record.text('eventName') === 'ConsoleLogin';
const hasError = (record: SampleRecord) => record.get('errorCode') !== undefined;
const isNamed = (record: SampleRecord, names: string) =>
  names.split(' ').includes(record.text('eventName'));

/** What each example's filter keeps, said once more in plain code. */
const filters: Readonly<Record<string, (record: SampleRecord) => boolean>> = {
  'most-recent-events': () => true,
  'individual-fields': () => true,
  'recently-launched-instances': (record) => record.text('eventName') === 'RunInstances',
  'recent-console-logins': isLogin,
  'failed-console-logins': (record) =>
    isLogin(record) && record.text('responseElements.ConsoleLogin') === 'Failure',
  'uploads-to-a-bucket': (record) =>
    record.text('eventName') === 'PutObject' &&
    record.text('requestParameters.bucketName') === 'target-s3-bucket',
  's3-activity': isS3,
  'kms-decrypt-activity': isDecrypt,
  'calls-with-errors': hasError,
  's3-error-codes': (record) => isS3(record) && hasError(record),
  'refused-calls': (record) =>
    ['AccessDenied', 'UnauthorizedOperation'].includes(record.text('errorCode')),
  'kms-decrypt-by-hour': isDecrypt,
  'ec2-calls-by-region': (record) => record.text('eventSource') === 'ec2.amazonaws.com',
  's3-calls-over-time': (record) => isS3(record) && record.text('awsRegion') === 'us-east-1',
  'deleted-buckets': (record) => record.text('eventName') === 'DeleteBucket',
  'root-activity': (record) => record.text('userIdentity.type') === 'Root',
  'security-group-changes': (record) =>
    isNamed(record, 'AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress CreateSecurityGroup'),
  'new-users-and-keys': (record) =>
    isNamed(record, 'CreateUser CreateAccessKey CreateLoginProfile'),
};

for (const { id, title } of examples) {
  test(`"${title}" finds events in the samples`, () => {
    const filter = filters[id];
    assert.ok(filter, `no filter for ${id}`);
    assert.ok(records.filter(filter).length >= 2);
  });
}

test('the columns of the twelve queries have values', () => {
  const paths = [
    'responseElements.instancesSet.items.0.instanceId',
    'userIdentity.sessionContext.sessionIssuer.type',
    'userIdentity.sessionContext.sessionIssuer.userName',
    'responseElements.ConsoleLogin',
    'userIdentity.arn',
    'requestParameters.key',
    'resources.0.ARN',
    'errorMessage',
    'userIdentity.invokedBy',
  ];
  for (const path of paths) {
    assert.ok(records.filter((record) => record.get(path) !== undefined).length >= 20, path);
  }
});

test('examples have an id of their own, a title and a sentence', () => {
  assert.equal(new Set(examples.map(({ id }) => id)).size, examples.length);
  assert.equal(new Set(examples.map(({ title }) => title)).size, examples.length);
  for (const { id, title, description, query } of examples) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.match(title, /^[A-Z]/);
    assert.match(description, /^[A-Z].*\.$/);
    assert.equal(query, query.trim());
  }
  assert.equal(gettingStarted.length, 12);
});

test('query files name the logs beside them and a title for each query', () => {
  for (const name of ['getting-started.ctq', 'investigation.ctq']) {
    const text = readFileSync(join(samplesFolder, 'queries', name), 'utf8');
    assert.match(text, /^# @source \.\.\/logs$/m);
    assert.equal(text.match(/^### \S.*$/gm)?.length, 12);
  }
});
