import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeFact, rowsFact, runFacts } from '../../client/webview/facts.ts';
import { bytes, counted, duration, instant } from '../../client/webview/format.ts';
import { nextSort } from '../../client/webview/sorting.ts';
import { noStatistics } from '../../core/protocol/results.ts';
import { runSummary } from './runs.ts';

test('numbers, durations and times read as people say them', () => {
  assert.equal(counted(1, 'row'), '1 row');
  assert.equal(counted(1_204_332, 'row'), '1,204,332 rows');
  assert.deepEqual([840, 2431, 59_900, 192_000].map(duration), [
    '840 ms',
    '2.43 s',
    '59.9 s',
    '3 min 12 s',
  ]);
  assert.deepEqual([999, 1500, 406_000_000].map(bytes), ['999 B', '1.5 kB', '406 MB']);
  assert.equal(instant(Date.UTC(2022, 1, 12)), '2022-02-12');
  assert.equal(instant(Date.UTC(2022, 1, 12, 8, 30)), '2022-02-12 08:30');
  assert.equal(instant(Date.UTC(2022, 1, 12, 8, 30, 1)), '2022-02-12 08:30:01');
});

test('the summary says how many of how many, and what was skipped', () => {
  const statistics = {
    ...noStatistics,
    recordsScanned: 30_477,
    recordsMatched: 12,
    filesSkipped: 2,
    recordsSkipped: 1,
    elapsedMilliseconds: 412,
  };
  assert.deepEqual(
    runFacts(runSummary({ id: 'a', statistics })).map(({ text }) => text),
    ['30,477 scanned', '12 matched', '2 files and 1 record skipped', '412 ms'],
  );
});

test('a preview is told from the answer', () => {
  const running = { id: 'a', state: 'running', final: false } as const;
  assert.equal(rowsFact(runSummary({ ...running, rowCount: 0 })), 'Running…');
  assert.equal(rowsFact(runSummary({ ...running, rowCount: 5 })), '5 rows so far');
  assert.equal(rowsFact(runSummary({ id: 'a', rowCount: 5 })), '5 rows');
  assert.equal(rowsFact(runSummary({ id: 'a', state: 'invalid' })), 'Not run');
});

test('the range says what it means', () => {
  const timeRange = { start: Date.UTC(2022, 1, 12), end: Date.UTC(2022, 1, 19) };
  const { text, title } = rangeFact(runSummary({ id: 'a', range: '-7d', timeRange }));
  assert.equal(text, '-7d');
  assert.equal(title, 'From 2022-02-12 to before 2022-02-19 (UTC)');
  assert.equal(rangeFact(runSummary({ id: 'a' })).text, 'all');
});

test('a header sorts ascending, then descending, then not', () => {
  const ascending = nextSort(undefined, 3);
  assert.deepEqual(ascending, { column: 3, direction: 'ascending' });
  const descending = nextSort(ascending, 3);
  assert.deepEqual(descending, { column: 3, direction: 'descending' });
  assert.equal(nextSort(descending, 3), undefined);
  assert.deepEqual(nextSort(descending, 4), { column: 4, direction: 'ascending' });
});
