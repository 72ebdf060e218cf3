import assert from 'node:assert/strict';
import { test } from 'node:test';
import { committedFiles, recordsOf } from './committed-samples.ts';
import type { SampleRecord } from './committed-samples.ts';

const records = recordsOf(committedFiles()).toSorted((one, other) =>
  one.text('eventTime') < other.text('eventTime') ? -1 : 1,
);

/** Wanted values by dotted path. */
type Wanted = Readonly<Record<string, string>>;

function matching(wanted: Wanted): readonly SampleRecord[] {
  const entries = Object.entries(wanted);
  return records.filter((record) => entries.every(([path, value]) => record.text(path) === value));
}

function check(title: string, least: number, wanted: Wanted): void {
  test(title, () => {
    const found = matching(wanted).length;
    assert.ok(found >= least, `${found} of at least ${least}`);
  });
}

const guesser = { eventName: 'ConsoleLogin', sourceIPAddress: '203.0.113.66' };
const thief = {
  'userIdentity.accessKeyId': 'AKIAIOSFODNN7EXAMPLE',
  sourceIPAddress: '198.51.100.77',
};
const backdoor = { 'userIdentity.accessKeyId': 'AKIAI44QH8DHBEXAMPLE' };
const miner = { 'userIdentity.accessKeyId': 'ASIAIOSFODNN7EXAMPLE', awsRegion: 'sa-east-1' };
const admin = { 'requestParameters.policyArn': 'arn:aws:iam::aws:policy/AdministratorAccess' };
const customers = { ...backdoor, 'requestParameters.bucketName': 'customer-data-prod' };
const rescue = { 'userIdentity.sessionContext.sessionIssuer.userName': 'IncidentResponder' };

check('passwords are guessed', 40, { ...guesser, 'responseElements.ConsoleLogin': 'Failure' });
check('one guess is right, and a password is enough', 1, {
  ...guesser,
  'responseElements.ConsoleLogin': 'Success',
  'additionalEventData.MFAUsed': 'No',
});
check('the session reads the deployment key', 1, {
  sourceIPAddress: '203.0.113.66',
  eventName: 'GetSecretValue',
  'requestParameters.secretId': 'ci/deploy-key',
});
check('the thief asks who the key is', 1, { ...thief, eventName: 'GetCallerIdentity' });
check('the thief is refused a lot', 30, { ...thief, errorCode: 'AccessDenied' });
check('the key becomes an administrator', 2, { ...thief, ...admin, eventName: 'AttachUserPolicy' });
check('there is a new access key', 1, {
  ...thief,
  eventName: 'CreateAccessKey',
  'responseElements.accessKey.accessKeyId': 'AKIAI44QH8DHBEXAMPLE',
});
check('there is a new password', 1, { ...thief, eventName: 'CreateLoginProfile' });
check('a role trusts a stranger', 1, { ...thief, eventName: 'UpdateAssumeRolePolicy' });
check('logging stops', 2, { ...thief, eventName: 'StopLogging' });
check('a trail is deleted', 1, { ...thief, eventName: 'DeleteTrail' });
check('event selectors shrink', 2, { ...thief, eventName: 'PutEventSelectors' });
check('machines start where nobody works', 6, {
  ...miner,
  eventName: 'RunInstances',
  errorCode: '',
});
check('larger machines are refused', 4, { ...miner, errorCode: 'Client.VcpuLimitExceeded' });
check('customer data is listed', 1, { ...customers, eventName: 'ListObjects' });
check('customer data is read', 150, { ...customers, eventName: 'GetObject' });
check('the bucket is opened', 1, { ...customers, eventName: 'PutBucketPolicy' });
check('objects are deleted', 10, { ...customers, eventName: 'DeleteObjects' });
check('a note is left', 1, { ...customers, eventName: 'PutObject' });
check('the company takes the key away', 1, { ...rescue, eventName: 'UpdateAccessKey' });
check('the company stops the machines', 6, { ...rescue, eventName: 'TerminateInstances' });
check('the root user is used once', 1, {
  'userIdentity.type': 'Root',
  eventName: 'ConsoleLogin',
});

test('the key has a rightful user at another address', () => {
  const key = matching({ 'userIdentity.accessKeyId': 'AKIAIOSFODNN7EXAMPLE' });
  const addresses = new Set(key.map((record) => record.text('sourceIPAddress')));
  assert.deepEqual([...addresses].toSorted(), ['192.0.2.44', '198.51.100.77']);
});

test('both accounts saw the crossing, with one shared id and one key', () => {
  const crossing = matching({ 'requestParameters.roleSessionName': 'svc-backup' });
  const valuesOf = (path: string) => new Set(crossing.map((record) => record.text(path)));
  assert.equal(valuesOf('recipientAccountId').size, 2);
  assert.equal(valuesOf('sharedEventID').size, 1);
  assert.deepEqual(
    [...valuesOf('responseElements.credentials.accessKeyId')],
    ['ASIAIOSFODNN7EXAMPLE'],
  );
});

test('the machines that were started are those that were stopped', () => {
  const started = matching({ ...miner, eventName: 'RunInstances', errorCode: '' });
  const stopped = matching({ ...rescue, eventName: 'TerminateInstances' });
  assert.deepEqual(
    started
      .map((record) => record.text('responseElements.instancesSet.items.0.instanceId'))
      .toSorted(),
    stopped
      .map((record) => record.text('requestParameters.instancesSet.items.0.instanceId'))
      .toSorted(),
  );
});

test('nobody uses a key after it was taken away', () => {
  const [taken] = matching({ ...rescue, eventName: 'UpdateAccessKey' });
  const last = matching({ 'userIdentity.accessKeyId': 'AKIAIOSFODNN7EXAMPLE' }).at(-1);
  assert.ok(last && taken && last.text('eventTime') < taken.text('eventTime'));
});

test('the steps come in their order', () => {
  const first = (wanted: Wanted) => matching(wanted)[0]?.text('eventTime') ?? '';
  const times = [
    first(guesser),
    first(thief),
    first({ ...thief, eventName: 'CreateUser' }),
    first({ ...thief, eventName: 'StopLogging' }),
    first(miner),
    first(customers),
    first({ ...rescue, eventName: 'UpdateAccessKey' }),
  ];
  assert.deepEqual(times, times.toSorted());
});
