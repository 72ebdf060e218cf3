import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gettingStarted } from '#language/examples/getting-started.ts';
import { allCalls } from '../../scripts/samples/catalogue/catalogue.ts';
import { queryFileOf } from '../../scripts/samples/query-file.ts';
import { createLogFiles } from '../../scripts/samples/samples.ts';
import { committedFiles, recordsOf, samplesFolder } from './committed-samples.ts';
import type { SampleRecord } from './committed-samples.ts';

const files = committedFiles();
const records = recordsOf(files);

function distinct(path: string): readonly string[] {
  return [...new Set(records.map((record) => record.text(path)))].toSorted();
}

test('the log files are what the generator makes', () => {
  const made = createLogFiles();
  assert.deepEqual(
    files.map(({ path }) => path),
    made.map(({ path }) => path),
  );
  for (const [index, { text, path }] of made.entries()) {
    assert.ok(files[index]?.text === text, `${path} is stale: run npm run generate`);
  }
});

test('getting-started.ctq is what the generator makes', () => {
  const file = join(samplesFolder, 'queries', 'getting-started.ctq');
  assert.equal(readFileSync(file, 'utf8'), queryFileOf(gettingStarted));
});

test('the gzip headers say nothing of the machine that wrote them', () => {
  for (const { bytes, path } of files) {
    const header = Buffer.from(bytes.slice(0, 10)).toString('hex');
    assert.equal(header, '1f8b08000000000002ff', path);
  }
});

test('the samples are small, and rich enough to play with', () => {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  assert.ok(size < 450_000, `${size} bytes`);
  assert.ok(files.length >= 60 && files.length <= 150, `${files.length} files`);
  assert.ok(records.length > 4_900 && records.length < 5_100, `${records.length} events`);
  assert.ok(distinct('eventSource').length >= 50);
  assert.ok(distinct('eventName').length >= 300);
  assert.deepEqual(distinct('recipientAccountId'), [
    '111122223333',
    '123456789012',
    '444455556666',
  ]);
  assert.deepEqual(distinct('awsRegion'), ['eu-west-1', 'sa-east-1', 'us-east-1', 'us-west-2']);
  assert.deepEqual(
    [...new Set(distinct('eventTime').map((time) => time.slice(0, 10)))],
    [12, 13, 14, 15, 16, 17, 18].map((day) => `2022-02-${day}`),
  );
});

test('every call of the catalogue happens', () => {
  const happened = new Set(
    records.map((record) => {
      const [prefix] = record.text('eventSource').split('.');
      return `${prefix}:${record.text('eventName')}`;
    }),
  );
  assert.deepEqual(
    allCalls().filter((call) => !happened.has(call)),
    [],
  );
});

test('every record has what every CloudTrail record has', () => {
  const always = ['eventVersion', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'eventID'];
  const flags = ['readOnly', 'managementEvent'];
  for (const record of records) {
    for (const path of [...always, 'sourceIPAddress', 'userAgent', 'eventType', 'eventCategory']) {
      assert.equal(typeof record.get(path), 'string', path);
    }
    for (const path of flags) assert.equal(typeof record.get(path), 'boolean', path);
    assert.equal(record.get('managementEvent'), record.text('eventCategory') === 'Management');
    assert.equal(typeof record.get('userIdentity'), 'object');
    assert.doesNotMatch(record.text('userAgent') + record.text('sourceIPAddress'), /<\w+>/);
  }
  const unfilled = files.flatMap(({ text }) => text.match(/<[a-zA-Z]+(:[^<>"]*)?>/g) ?? []);
  assert.deepEqual([...new Set(unfilled)], ['<sensitiveDataRemoved>']);
});

test('callers of every kind appear', () => {
  const kinds = distinct('userIdentity.type');
  const wanted =
    'AWSAccount AWSService AssumedRole FederatedUser IAMUser Root SAMLUser WebIdentityUser';
  assert.deepEqual(
    wanted.split(' ').filter((kind) => !kinds.includes(kind)),
    [],
  );
  const types = ['AwsApiCall', 'AwsConsoleSignIn', 'AwsServiceEvent'];
  assert.deepEqual(distinct('eventType'), types);
});

test('addresses are those that documentation may use', () => {
  const documentation = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/;
  const service = /^[a-z0-9.-]+\.amazonaws\.com$/;
  for (const address of distinct('sourceIPAddress')) {
    assert.ok(documentation.test(address) || service.test(address), address);
  }
});

test('records lie in the folder of their account, region and day of delivery', () => {
  for (const record of records) {
    const account = record.text('recipientAccountId');
    const folder = `AWSLogs/${account}/CloudTrail/${record.text('awsRegion')}/`;
    assert.ok(record.path.startsWith(folder), record.path);
    assert.ok(deliveryDay(record) >= record.text('eventTime').slice(0, 10), record.path);
    assert.match(record.path, /\/\d{12}_CloudTrail_[a-z0-9-]+_\d{8}T\d{4}Z_\w{16}\.json\.gz$/);
  }
});

test('a few records come late and a few come twice', () => {
  const late = records.filter(
    (record) => deliveryDay(record) > record.text('eventTime').slice(0, 10),
  );
  assert.ok(late.length >= 5 && late.length <= 60, `${late.length} late`);
  const copies = records.length - distinct('eventID').length;
  assert.ok(copies >= 8 && copies <= 20, `${copies} copies`);
});

test('a working day has its ups and downs, a weekend has neither', () => {
  const onDay = (day: number) => records.filter((record) => dayOf(record) === day).length;
  assert.ok(onDay(13) < 0.75 * onDay(14));
  const decrypts = records.filter((record) => record.text('eventName') === 'Decrypt');
  const between = (from: number, to: number) =>
    decrypts.filter((record) => hourOf(record) >= from && hourOf(record) < to).length;
  assert.ok(between(10, 14) > 2 * between(2, 6));
});

function deliveryDay({ path }: SampleRecord): string {
  return /\/(\d{4}\/\d\d\/\d\d)\//.exec(path)?.[1]?.replaceAll('/', '-') ?? '';
}

function dayOf(record: SampleRecord): number {
  return Number(record.text('eventTime').slice(8, 10));
}

function hourOf(record: SampleRecord): number {
  return Number(record.text('eventTime').slice(11, 13));
}
