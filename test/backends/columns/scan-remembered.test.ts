import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { delivery, record } from '../local/local-backend.ts';
import { Lab } from './scan-lab.ts';

const records = Array.from({ length: 20 }, (_, index) =>
  record(`${index}`, {
    eventName: index % 3 === 0 ? 'GetObject' : 'PutObject',
    ...(index % 2 === 0 ? { errorCode: 'AccessDenied' } : {}),
    requestParameters: { bucketName: `bucket ${index % 4}` },
  }),
);

const files = {
  'a.json': delivery(records.slice(0, 10)),
  'b.json.gz': gzipSync(delivery(records.slice(10))),
};

const queries = [
  'stats count(*) by eventName',
  'stats count(*) by eventName, errorCode',
  'filter eventName = "GetObject" | fields @timestamp, eventID, @ptr, @log, @logStream',
  'filter errorCode = "AccessDenied" | stats count(*) by requestParameters.bucketName',
  'filter @message like /bucket [12]/ | stats count(*) by awsRegion',
  'fields @message | filter eventID > 3 | sort eventID desc | limit 5',
  'parse @message /"bucketName":"(?<bucket>[^"]*)"/ | stats count(*) by bucket',
  'stats count(*) by bin(1h)',
  'filter ispresent(errorCode) | limit 3',
  'limit 4',
];

test('answers from memory are those from the files', async (context) => {
  const lab = new Lab(context, files);
  for (const query of queries) {
    const expected = await lab.run(query, 0);
    assert.equal(expected.counts.filesRemembered, 0);
    for (const _ of ['first', 'second', 'third']) {
      const { rows, counts, problems } = await lab.run(query);
      assert.deepEqual(rows, expected.rows, query);
      assert.deepEqual({ ...counts, filesRemembered: 0 }, expected.counts, query);
      assert.deepEqual(problems, expected.problems);
    }
  }
});

test('the second time nothing is opened, and a refined query opens what it has to', async (context) => {
  const lab = new Lab(context, files);
  const remembered = async (query: string): Promise<number> =>
    (await lab.run(query)).counts.filesRemembered;
  assert.equal(await remembered('stats count(*) by eventName'), 0);
  assert.equal(await remembered('stats count(*) by eventName'), 2);
  assert.equal(await remembered('filter eventName = "Nothing" | stats count(*) by errorCode'), 2);
  assert.equal(await remembered('filter eventName = "GetObject" | fields errorCode'), 0);
  assert.equal(await remembered('filter eventName = "GetObject" | fields errorCode'), 2);
  assert.equal(await remembered('fields @message'), 0);
  assert.equal(await remembered('filter @message like /bucket 1/ | stats count(*)'), 0);
  assert.equal(await remembered('filter @message like /bucket 1/ | stats count(*)'), 2);
});

test('files are forgotten when they have changed', async (context) => {
  const lab = new Lab(context, files);
  await lab.run('stats count(*)');
  assert.equal(lab.store.has(lab.path('a.json')), true);
  writeFileSync(lab.path('a.json'), delivery(records.slice(5, 15)));
  lab.age('a.json', 2_000_000);
  const { rows, counts } = await lab.run('stats min(eventID), count(*)');
  assert.deepEqual(rows, [['5', '20']]);
  assert.equal(counts.filesRemembered, 0);
});

test('a file that changes or vanishes while it is needed ends the scan', async (context) => {
  const lab = new Lab(context, files);
  await lab.run('stats count(*)');
  const list = await lab.list();
  writeFileSync(lab.path('a.json'), delivery(records.slice(5, 15)));
  await assert.rejects(
    lab.run('stats count(*) by eventName', 10 ** 7, list),
    /a file has changed while the query ran \(in "a.json"\)/,
  );
  assert.equal(lab.store.has(lab.path('a.json')), false);
  rmSync(lab.path('b.json.gz'));
  await assert.rejects(
    lab.run('stats count(*) by eventName', 10 ** 7, list.slice(1)),
    /a file can't be read any more: .* \(in "b.json.gz"\)/,
  );
});

test('files that were written to just now, or are not whole, are read each time', async (context) => {
  const lab = new Lab(context, {
    ...files,
    'cut.json': delivery(records).slice(0, -40),
    'damaged.json.gz': gzipSync(delivery(records)).subarray(0, -8),
    'foreign.json': '{"a":1}',
    'partly.json': `${delivery(records)}\n{"a":1}`,
    'empty.json': '{"Records":[]}',
  });
  writeFileSync(lab.path('a.json'), delivery(records));
  lab.age('a.json', Date.now() / 1000 + 1000);
  const first = await lab.run('stats count(*)');
  const second = await lab.run('stats count(*)');
  assert.deepEqual(second.rows, first.rows);
  assert.deepEqual(second.problems, first.problems);
  assert.deepEqual({ ...second.counts, filesRemembered: 0 }, first.counts);
  const kept = (await lab.list()).filter(({ path }) => lab.store.has(path)).map(({ name }) => name);
  assert.deepEqual(kept, ['b.json.gz', 'empty.json']);
});

test('a scan that ends early keeps nothing that is not whole', async (context) => {
  const lab = new Lab(context, files);
  const some = await lab.run('fields eventID | limit any 3');
  assert.equal(some.rows.length, 3);
  assert.equal(lab.store.has(lab.path('a.json')), false);
  const { rows } = await lab.run('stats count(*)');
  assert.deepEqual(rows, [['20']]);
  // Files that are remembered stay so when a scan over them ends early.
  await lab.run('fields eventID | limit any 3');
  assert.deepEqual((await lab.run('stats count(*) by eventSource')).rows, [[null, '20']]);
});

test('files that come in another order are all scanned', async (context) => {
  const lab = new Lab(context, files);
  const [a, b] = await lab.list();
  assert.ok(a !== undefined && b !== undefined);
  const expected = await lab.run('fields eventID | limit any 3', 0);
  assert.deepEqual((await lab.run('fields eventID | limit any 3', 0, [b, a])).rows, expected.rows);
});

test('without a cache nothing is kept, and nothing kept is used or lost', async (context) => {
  const lab = new Lab(context, files);
  await lab.run('stats count(*)', 0);
  assert.equal(lab.store.bytes, 0);
  await lab.run('stats count(*)');
  const { bytes } = lab.store;
  assert.notEqual(bytes, 0);
  assert.equal((await lab.run('stats count(*)', 0)).counts.filesRemembered, 0);
  assert.equal(lab.store.bytes, bytes);
});
