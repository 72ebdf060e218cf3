import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { delivery, record } from '../backends/local/local-backend.ts';
import { temporaryFolder } from '../backends/temporary-folder.ts';
import { ctq } from './support.ts';

const lab = delivery([
  record('1', { eventName: 'GetObject' }),
  record('2', { eventName: 'GetObject' }),
]);
const copy = delivery([
  record('1', { eventName: 'GetObject' }),
  record('3', { eventName: 'PutObject' }),
]);

const input = '### Calls\nstats count(*) as calls by eventName | sort calls desc';
const words = ['run', '-', '--format', 'json'];

test('--compare shows what differs, and is done', async (context) => {
  const folder = temporaryFolder(context, { 'lab/a.json': lab, 'copy/a.json': copy });
  const options = ['--source', 'lab', '--compare', 'copy'];
  const result = await ctq([...words, ...options], { input, folder });
  assert.equal(result.status, 0, result.messages);
  const { title, columns, rows, statistics } = JSON.parse(result.output);
  assert.equal(title, 'Calls: lab ↔ copy');
  assert.deepEqual(columns, ['difference', 'eventName', 'calls']);
  assert.deepEqual(rows, [
    { difference: 'differs', eventName: 'GetObject', calls: '2 → 1' },
    { difference: 'only in copy', eventName: 'PutObject', calls: '1' },
  ]);
  assert.equal(statistics.resultCount, 2);
  assert.equal(statistics.recordsScanned, 4);
});

test('--compare says that nothing differs', async (context) => {
  const folder = temporaryFolder(context, { 'lab/a.json': lab });
  const options = ['--source', 'lab', '--compare', path.join(folder, 'lab')];
  const result = await ctq([...words, ...options], { input, folder });
  assert.equal(result.status, 0, result.messages);
  assert.deepEqual(JSON.parse(result.output).rows, []);
  assert.match(result.messages, /^information: both answers are the same: 1 row$/m);
});

test('--compare with what is not there runs nothing', async (context) => {
  const folder = temporaryFolder(context, { 'lab/a.json': lab });
  const options = ['--source', 'lab', '--compare', 'gone'];
  const result = await ctq([...words, ...options], { input, folder });
  assert.equal(result.status, 3);
  assert.equal(result.output, '');
  assert.match(result.messages, /there is no file or folder "gone"/);
});
