import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { delivery, localBackend, manyFiles, record } from './local-backend.ts';

const at = (eventTime: string, eventName: string): string =>
  record(eventTime, { eventTime, eventName });

test('diff and logcompare are given the events of the earlier range', async (context) => {
  const given = localBackend(context, {
    'a.json': delivery([
      at('2022-02-01T10:00:00Z', 'Long ago'),
      at('2022-02-10T10:00:00Z', 'Put'),
      at('2022-02-17T10:00:00Z', 'Get'),
      at('2022-02-17T11:00:00Z', 'Get'),
      at('2022-02-18T10:00:00Z', 'Get'),
      at('2022-02-18T11:00:00Z', 'Put'),
    ]),
  });
  const range = '2022-02-18..2022-02-19';
  const answer = async (query: string): Promise<readonly string[]> =>
    finalRows(await collect(given, { query, range })).map(({ cells }) => cells.join(' '));
  const shown = '| display @pattern, @differenceCount | sort @pattern';
  assert.deepEqual(await answer(`pattern eventName | diff ${shown}`), ['Get -1', 'Put 1']);
  assert.deepEqual(await answer(`pattern eventName | diff previousWeek ${shown}`), [
    'Get 1',
    'Put 1',
  ]);
  assert.deepEqual(await answer(`pattern eventName | logcompare timeshift 8d ${shown}`), [
    'Get 1',
    'Put 0',
  ]);
  const events = await collect(given, { query: 'pattern eventName | diff' });
  assert.equal(completeOf(events).outcome, 'invalid');
  assert.match(problemsOf(events).join(), /^range-needed: .*# @range -7d/);
});

test('estimate adds up the bytes that would be read, and reads nothing', async (context) => {
  const text = delivery([record('a'), record('b')]);
  const name = (day: string): string =>
    `CloudTrail/eu-west-1/2022/02/${day}/1_CloudTrail_eu-west-1_202202${day}T0000Z_x.json`;
  const given = localBackend(context, {
    [name('18')]: text,
    [`${name('19')}.gz`]: gzipSync(text),
    [name('28')]: text,
  });
  const range = '2022-02-18..2022-02-20';
  const query = 'filter eventName = "x" | estimate';
  const bytes = async (more: object): Promise<unknown> =>
    finalRows(await collect(given, { query, ...more }))[0]?.cells[0];
  assert.equal(await bytes({}), String(3 * text.length));
  assert.equal(await bytes({ range }), String(2 * text.length));
  assert.equal(
    await bytes({ query: 'filter eventID in (fields eventID) | estimate', range }),
    String(4 * text.length),
  );
  const events = await collect(given, { query });
  assert.equal(completeOf(events).statistics.bytesScanned, 0);
  assert.deepEqual(problemsOf(events), []);
});

test('limit any ends a scan early, with the first events by place', async (context) => {
  const given = localBackend(context, manyFiles(60, 100));
  const request = { query: 'limit any 3 | fields eventID', workers: 1 };
  const events = await collect(given, request);
  assert.deepEqual(
    finalRows(events).map(({ cells }) => cells[0]),
    ['0', '1', '2'],
  );
  const { recordsScanned, filesSkipped, filesScanned } = completeOf(events).statistics;
  assert.ok(recordsScanned < 600, String(recordsScanned));
  assert.equal(filesSkipped + filesScanned, 60);
  const parallel = await collect(given, { ...request, workers: 3 });
  assert.deepEqual(finalRows(parallel), finalRows(events));
});
