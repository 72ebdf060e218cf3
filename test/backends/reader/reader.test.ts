import assert from 'node:assert/strict';
import test from 'node:test';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { envelopes } from './envelopes.ts';
import { readAll } from './read-all.ts';

const plain = '{"eventVersion":"1.08","eventTime":"2022-02-18T17:52:31Z","eventName":"GetObject"}';

for (const [name, wrap] of Object.entries(envelopes)) {
  test(`finds the records of ${name}, and nothing else`, () => {
    const { events, findings } = readAll(wrap([plain, plain, plain]), ['eventName', '@message']);
    assert.deepEqual(
      events,
      Array.from({ length: 3 }, () => ({ eventName: 'GetObject', '@message': plain })),
    );
    assert.deepEqual({ ...findings, envelope: true }, sound(3));
  });
}

test('finds nothing wrong with envelopes that hold no records', () => {
  for (const text of ['{"Records":[]}', '{"Events":[]}', '{"logEvents":[],"owner":"x"}']) {
    assert.deepEqual(readAll(text, []).findings, sound(0), text);
  }
});

test('tells files that are no logs from logs', () => {
  const foreign = [
    '{"name":"x","version":"1"}',
    'GET /index.html 200',
    '[1,2,3]',
    'a,b\n1,2\n',
    '{',
  ];
  for (const text of foreign) {
    const { findings } = readAll(text, []);
    assert.ok(!findings.envelope && findings.records === 0 && findings.damaged === 0, text);
  }
});

test('knows a digest file', () => {
  const digest = '{"awsAccountId":"1","digestStartTime":"2022-02-18T17:00:00Z","logFiles":[{}]}';
  assert.equal(readAll(digest, []).findings.digest, true);
});

test('passes over what is no event among events', () => {
  const { events, findings } = readAll(`${plain}\nnot JSON\n{"level":"info"}\n${plain}`, []);
  assert.equal(events.length, 2);
  assert.equal(findings.foreign, 2);
});

test('finds records without the usual keys, and inside texts that are wrapped twice', () => {
  assert.equal(readAll('{"eventSource":"s3.amazonaws.com"}', []).events.length, 1);
  const bridged = JSON.stringify({ 'detail-type': 'x', detail: JSON.parse(plain) });
  const subscription = JSON.stringify({ logEvents: [{ message: bridged }] });
  assert.equal(readAll(subscription, []).events.length, 1);
});

test('reads values as the engine wants them', () => {
  const text = `{"eventVersion":"1.08","s":"text","n":12.50,"t":true,"f":false,"z":null,
    "o":{"x":"1","dotted.key":"2"},"l":["a",{"x":"b"}],"":"empty key","__proto__":{"x":"p"}}`;
  const paths = ['s', 'n', 't', 'f', 'z', 'o', 'o.x', 'o.dotted.key', 'l', 'l.0', 'l.1.x', 'l.2'];
  assert.deepEqual(readAll(text, [...paths, '', '__proto__.x', 'constructor']).events[0], {
    s: 'text',
    n: '12.50',
    t: true,
    f: false,
    z: undefined,
    o: undefined,
    'o.x': '1',
    'o.dotted.key': '2',
    l: undefined,
    'l.0': 'a',
    'l.1.x': 'b',
    'l.2': undefined,
    '': 'empty key',
    '__proto__.x': 'p',
    constructor: undefined,
  });
});

test('does not take keys of a record for system fields', () => {
  const text = '{"eventVersion":"1","@log":"x","@other":"y","a":{"@b":"z"}}';
  assert.deepEqual(readAll(text, ['@log', '@@log', '@other', '@@other', 'a.@b']).events[0], {
    '@log': 'lab',
    '@@log': 'x',
    '@other': undefined,
    '@@other': 'y',
    'a.@b': 'z',
  });
});

test('takes the last of equal keys, whole', () => {
  const text = '{"eventVersion":"1","a":{"x":"1","y":"2"},"a":{"x":"3"},"b":"1","b":null}';
  const [event] = readAll(text, ['a.x', 'a.y', 'b']).events;
  assert.deepEqual(event, { 'a.x': '3', 'a.y': undefined, b: undefined });
});

test('forgets the fields of one record in the next', () => {
  const text = '{"eventVersion":"1","a":"1"}{"eventVersion":"1"}';
  assert.deepEqual(readAll(text, ['a']).events, [{ a: '1' }, { a: undefined }]);
});

test('reads the system fields', () => {
  const record = `{"eventVersion":"1.08","eventTime":"2022-02-18T17:52:31Z","awsRegion":"eu-west-1",
    "recipientAccountId":"111122223333","userIdentity":{"accountId":"444455556666"}}`;
  const [event] = readAll(record, ['@timestamp', '@message', '@log', '@logStream']).events;
  assert.deepEqual(event, {
    '@timestamp': Date.UTC(2022, 1, 18, 17, 52, 31),
    '@message': record.replaceAll(/\s/g, ''),
    '@log': '111122223333:lab',
    '@logStream': '111122223333_CloudTrail_eu-west-1',
  });
});

test('reads the system fields of a record that lacks what they are made of', () => {
  const record = '{"eventVersion":"1.08", "userIdentity":{"accountId":"444455556666"}}';
  const paths = ['@timestamp', '@message', '@log', '@logStream', '@ingestionTime'];
  assert.deepEqual(readAll(record, paths).events[0], {
    '@timestamp': undefined,
    '@message': record,
    '@log': '444455556666:lab',
    '@logStream': undefined,
    '@ingestionTime': undefined,
  });
  assert.equal(readAll('{"eventVersion":"1"}', ['@log']).events[0]?.['@log'], 'lab');
});

test('reads times as they are written in the wild', () => {
  const at = Date.UTC(2022, 1, 18, 17, 52, 31);
  const times = new Map<string, number | undefined>([
    ['2022-02-18T17:52:31Z', at],
    ['2022-02-18T17:52:31.118Z', at + 118],
    ['2022-02-18 17:52:31.000000', at],
    ['2022-02-18T18:52:31+01:00', at],
    ['2022-02-18T17:52:31', at],
    ['2022-02-18 17:52:31 UTC', at],
    ['2022-02-30T00:00:00Z', undefined],
    ['2022-02-18T24:00:00Z', undefined],
    ['2022-02-18', undefined],
    ['eventTime', undefined],
    ['', undefined],
  ]);
  for (const [text, time] of times) {
    const record = JSON.stringify({ eventVersion: '1', eventTime: text });
    assert.equal(readAll(record, ['@timestamp']).events[0]?.['@timestamp'], time, text);
  }
  const escaped = String.raw`{"eventTime":"2022-02-1\u0038T17:52:31Z"}`;
  assert.equal(readAll(escaped, ['@timestamp']).events[0]?.['@timestamp'], at);
  assert.equal(
    readAll('{"eventTime":1645206751}', ['@timestamp']).events[0]?.['@timestamp'],
    undefined,
  );
});

test('numbers the events of each file from 0 and points to them', () => {
  const reader = new EventReader('lab');
  const pointer = reader.bind('@ptr');
  const pointers = ['a.json', 'b.json'].flatMap((file) => {
    reader.open(Buffer.from(`[${plain},${plain}]`), { file, stamp: '' });
    return [reader.next(), reader.next()].map(() => [reader.ordinal, pointer()]);
  });
  assert.deepEqual(
    pointers.map(([ordinal]) => ordinal),
    [1, 1, 1, 1],
  );
  assert.equal(new Set(pointers.map(([, text]) => text)).size, 2);
});

test('reads UTF-16, which PowerShell writes', () => {
  const little = Buffer.from(`\uFEFF${plain}`, 'utf16le');
  assert.equal(readAll(little, ['eventName']).events[0]?.['eventName'], 'GetObject');
  assert.equal(readAll(Buffer.from(little).swap16(), []).events.length, 1);
});

function sound(records: number): object {
  return { records, damaged: 0, foreign: 0, envelope: true, cut: false, digest: false };
}

test('knows no time of ingestion, which files do not hold', () => {
  assert.deepEqual(readAll(plain, ['@ingestionTime']).events, [{ '@ingestionTime': undefined }]);
});
