import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemPlace, rangeFact, rowsFact, runFacts } from '../../client/webview/facts.ts';
import { counted, duration, instant } from '../../client/webview/format.ts';
import { nextSort } from '../../client/webview/sorting.ts';
import { aboutPriceText, bytesText, priceText } from '../../core/protocol/amounts.ts';
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
  assert.deepEqual([999, 1500, 406_000_000].map(bytesText), ['999 B', '1.5 kB', '406 MB']);
  assert.deepEqual([0, 0.00001, 0.006, 0.5, 1204.5].map(priceText), [
    '$0.00',
    'less than $0.0001',
    '$0.006',
    '$0.50',
    '$1,204.50',
  ]);
  assert.deepEqual([0, 0.00001, 2].map(aboutPriceText), [
    'about $0.00',
    'less than $0.0001',
    'about $2.00',
  ]);
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

test('the summary says how far a run is, and how long it is likely to go on', () => {
  const bytes = { done: 12_000_000, total: 50_000_000 };
  const progress = { unit: 'file', done: 12, total: 300, bytes, remaining: 3200 } as const;
  assert.deepEqual(
    runFacts(runSummary({ id: 'a', state: 'running', progress })).map(({ text }) => text),
    ['12 of 300 files', '12 MB of 50 MB', 'about 4 s left'],
  );
});

test('the summary says which files were not opened, and keeps them apart from those skipped', () => {
  const statistics = {
    ...noStatistics,
    recordsScanned: 12,
    recordsMatched: 12,
    filesSkipped: 1312,
    filesOutOfRange: 10,
    filesRuledOut: 1300,
    filesRemembered: 5,
  };
  assert.deepEqual(runFacts(runSummary({ id: 'a', statistics })).slice(2), [
    {
      text: '1,315 files not opened',
      title:
        'Not opened: 10 outside of the range, 1,300 without a match, as earlier runs found, 5 still in memory',
    },
    {
      text: '2 files skipped',
      title: 'Files and records that could not be read: see the problems',
    },
  ]);
});

test('the summary of a run on CloudWatch says what it costs', () => {
  const statistics = {
    ...noStatistics,
    recordsScanned: 900_000,
    recordsMatched: 12,
    bytesScanned: 1_200_000_000,
    bytesSkipped: 300_000_000,
    logGroupsScanned: 2,
    queriesSent: 31,
    estimatedPrice: 0.006,
    elapsedMilliseconds: 412,
  };
  assert.deepEqual(runFacts(runSummary({ id: 'a', statistics })), [
    { text: '900,000 scanned', title: '900,000 events read, 1.2 GB' },
    { text: '12 matched', title: '12 events passed the filters' },
    {
      text: '1.2 GB, about $0.006',
      title: '31 queries sent to 2 log groups; indexes spared 300 MB',
    },
    { text: '412 ms', title: 'Time taken' },
  ]);
});

test('progress counts files, or queries that CloudWatch has answered', () => {
  const progress = { unit: 'query', done: 3, total: 12, waitingFor: 'a free place' } as const;
  const facts = runFacts(runSummary({ id: 'a', state: 'running', progress }));
  assert.deepEqual(
    facts.map(({ text }) => text),
    ['3 of 12 queries', 'waiting for a free place'],
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

test('a problem shows the part of the query that it is about', () => {
  const problem = { code: 'cloudwatch-refused', severity: 'error', message: 'no' } as const;
  const query = 'fields a\n| filter b\n  = 1';
  assert.equal(problemPlace(problem, query), '');
  assert.equal(problemPlace({ ...problem, start: 11, end: query.length }, query), 'filter b = 1');
  assert.equal(problemPlace({ ...problem, start: 0, end: 90 }, 'x'.repeat(90)).length, 60);
});
