import assert from 'node:assert/strict';
import { slicedSettings } from '../cloud-backend.ts';
import test from 'node:test';
import { collect, completeOf, finalRows, problemsOf } from '../../backends/contract.ts';
import { refusal } from './conversation.ts';
import type { Answer } from './partner.ts';
import { recordedCloud } from './recorded-cloud.ts';
import { testRecordings } from './tidy-recordings.ts';

/* Whole runs, each with the conversation that it takes. */

test('flow: two regions are asked at once and put together', async (context) => {
  const given = recordedCloud(context, { regions: ['us-east-1', 'eu-west-1'] });
  const query = 'stats count(*) as n by awsRegion | sort awsRegion';
  const events = await collect(given, { query, range: '-1d' });
  assert.deepEqual(rowsOf(events), [
    ['eu-west-1', 'eu-west-1', '6'],
    ['us-east-1', 'us-east-1', '8'],
  ]);
  assert.equal(completeOf(events).statistics.queriesSent, 2);
});

test('flow: rows of two regions come in one order, with where they are from', async (context) => {
  const given = recordedCloud(context, { regions: ['us-east-1', 'eu-west-1'] });
  const query = 'fields @timestamp, eventID | sort @timestamp desc | limit 4';
  const events = await collect(given, { query, range: '-12h' });
  const started = events.find((event) => event.kind === 'started');
  assert.deepEqual(
    started?.columns.map(({ name }) => name),
    ['@region', '@timestamp', 'eventID'],
  );
  assert.deepEqual(rowsOf(events), [
    ['us-east-1', '2022-02-19 21:00:00.000', 'event-0000000n'],
    ['eu-west-1', '2022-02-19 20:00:00.000', 'event-0000000h'],
    ['us-east-1', '2022-02-19 18:00:00.000', 'event-0000000m'],
    ['eu-west-1', '2022-02-19 16:00:00.000', 'event-0000000g'],
  ]);
});

test('flow: a long range is asked in slices that add up', async (context) => {
  const given = recordedCloud(context);
  const query =
    'stats count(*) as n, sum(strlen(eventName)) as letters, latest(eventName) as last by readOnly | sort n desc';
  const range = '2022-02-17..2022-02-19';
  const events = await collect(given, { query, range, cloud: slicedSettings });
  assert.deepEqual(rowsOf(events), [
    ['0', '16', '160', 'ListUsers'],
    ['1', '8', '84', 'RunInstances'],
  ]);
  const { outcome, statistics } = completeOf(events);
  // Both slices scan the second where they meet, and one of them counts it.
  assert.deepEqual([outcome, statistics.recordsScanned, statistics.queriesSent], ['done', 29, 6]);
});

test('flow: a query that CloudWatch does not understand says where', async (context) => {
  const given = recordedCloud(context, { before: malformed });
  const query = 'fields eventName | filter eventSource = "s3.amazonaws.com"';
  const events = await collect(given, { query, range: '-1h' });
  assert.equal(completeOf(events).outcome, 'invalid');
  assert.deepEqual(rowsOf(events), []);
  const problems = events.flatMap((event) => (event.kind === 'problem' ? [event.problem] : []));
  const places = problems.map(({ start, end, message }) => [query.slice(start, end), message]);
  assert.deepEqual(places, [['eventSource', 'unexpected symbol found eventSource']]);
});

test('flow: a start that is refused as one too many a second comes again', async (context) => {
  const given = recordedCloud(context, { before: throttledOnce });
  const events = await collect(given, { query: 'stats count(*) as n', range: '-1d' });
  assert.deepEqual(rowsOf(events), [['8']]);
  assert.deepEqual(problemsOf(events), []);
});

testRecordings('flow');

const rowsOf = (events: Parameters<typeof finalRows>[0]): readonly unknown[] =>
  finalRows(events).map(({ cells }) => cells);

/** A service that knows no `eventSource`, as if it were a name of a language. */
function malformed(service: Answer): Answer {
  return async (request) => {
    const { queryString } = JSON.parse(request.body);
    if (typeof queryString !== 'string') return await service(request);
    const start = queryString.indexOf('eventSource');
    const location = { startCharOffset: start, endCharOffset: start + 'eventSource'.length };
    const message = 'unexpected symbol found eventSource';
    return refusal('MalformedQueryException', message, {
      queryCompileError: { location, message },
    });
  };
}

/** A service that is busy once. */
function throttledOnce(service: Answer): Answer {
  let isBusy = true;
  return async (request) => {
    const isFirst = isBusy && request.headers.get('x-amz-target')?.endsWith('StartQuery') === true;
    if (!isFirst) return await service(request);
    isBusy = false;
    return refusal('ThrottlingException', 'Rate exceeded', {});
  };
}
