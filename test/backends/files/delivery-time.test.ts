import assert from 'node:assert/strict';
import test from 'node:test';
import { mayHoldRange } from '../../../backends/local/files/delivery-time.ts';

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const range = { start: day('2022-02-12'), end: day('2022-02-13') };
const file = (date: string): string =>
  `AWSLogs/1/CloudTrail/us-east-1/${date.replaceAll('-', '/')}/1_CloudTrail_us-east-1_${date.replaceAll('-', '')}T0005Z_abcdefghijklmnop.json.gz`;

test('reads the files of the range, and those around it that may hold late events', () => {
  for (const date of ['2022-02-11', '2022-02-12', '2022-02-13', '2022-02-19']) {
    assert.ok(mayHoldRange(file(date), range), date);
  }
});

test('passes over files that were written long before or long after', () => {
  for (const date of ['2022-02-10', '2022-02-21', '2021-02-12', '2023-02-12']) {
    assert.ok(!mayHoldRange(file(date), range), date);
  }
});

test('goes by the folder where the name says nothing', () => {
  assert.ok(!mayHoldRange('CloudTrail/us-east-1/2021/01/01/renamed.json', range));
  assert.ok(mayHoldRange('CloudTrail/us-east-1/2022/02/12/renamed.json', range));
});

test('reads every file whose path says nothing of a delivery', () => {
  for (const name of ['x.json', '2021/01/01/x.json', 'export_20210101T0000Z.json']) {
    assert.ok(mayHoldRange(name, range), name);
  }
});

test('knows ranges that are open on one side', () => {
  assert.ok(!mayHoldRange(file('2021-01-01'), { start: range.start, end: undefined }));
  assert.ok(mayHoldRange(file('2030-01-01'), { start: range.start, end: undefined }));
  assert.ok(!mayHoldRange(file('2030-01-01'), { start: undefined, end: range.end }));
});
