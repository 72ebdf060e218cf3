import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { localBackend } from './local-backend.ts';

const logs = path.join(import.meta.dirname, '../../../../shared/data/logs');

interface Expectation {
  readonly folder: string;
  readonly records: number;
  readonly rows: readonly (readonly string[])[];
}

/** Counted with jq. */
const expectations: readonly Expectation[] = [
  {
    folder: 'ransomware-lab',
    records: 30_477,
    rows: [
      ['PutObject', '15079'],
      ['GetBucketAcl', '6737'],
      ['GenerateDataKey', '5097'],
    ],
  },
  {
    folder: 'invictus',
    records: 2900,
    rows: [
      ['Decrypt', '178'],
      ['DescribeRouteTables', '163'],
      ['GetUser', '130'],
    ],
  },
];

for (const { folder, records, rows } of expectations) {
  test(`counts the events of ${folder}`, async (context) => {
    const place = path.join(logs, folder);
    if (!existsSync(place)) {
      context.diagnostic(`the real logs "${folder}" are not here, so nothing was counted`);
      return;
    }
    const { backend } = localBackend(context, {});
    const source = { kind: 'local', name: folder, path: place } as const;
    const query = 'stats count(*) as c by eventName | sort c desc | limit 3';
    const events = await collect({ backend, source }, { query });
    assert.deepEqual(
      finalRows(events).map(({ cells }) => cells),
      rows,
    );
    assert.equal(completeOf(events).statistics.recordsScanned, records);
  });
}

test('finds nothing damaged in odd and old records', async (context) => {
  const place = path.join(logs, 'small');
  if (!existsSync(place)) {
    context.diagnostic('the real logs "small" are not here, so nothing was read');
    return;
  }
  const { backend } = localBackend(context, {});
  const source = { kind: 'local', name: 'small', path: place } as const;
  const events = await collect({ backend, source }, { query: 'stats count(*)' });
  assert.deepEqual(problemsOf(events), []);
});
