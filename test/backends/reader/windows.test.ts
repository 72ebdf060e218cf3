import assert from 'node:assert/strict';
import test from 'node:test';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';
import { envelopes } from './envelopes.ts';

const records = [
  '{"eventVersion":"1.08","eventID":"0","a":{"b":["}\\"",{"eventID":"x"}]}}',
  '{ "userIdentity" : {"a": 1}, "eventID":"1\\\\", "eventSource":null }',
  '{"eventVersion":"1","eventID":"2"}',
];

const place = { file: 'file', stamp: '' };

interface Reading {
  readonly events: readonly unknown[];
  readonly findings: unknown;
}

/** Reads a file in pieces that end at the places. */
function readPieces(file: Buffer, cuts: readonly number[], inList = false): Reading {
  const reader = new EventReader('lab');
  const id = reader.bind('eventID');
  const ends = [...cuts, file.length];
  const pieces = ends.map((end, index) => file.subarray(ends[index - 1] ?? 0, end));
  const events: unknown[] = [];
  reader.openWindow(pieces.shift() ?? file, { final: pieces.length === 0, inList }, place);
  for (;;) {
    while (reader.next()) {
      events.push([id(), reader.message(), reader.ordinal, reader.offset]);
    }
    if (!reader.wantsMore) return { events, findings: reader.findings };
    const piece = pieces.shift();
    assert.ok(piece !== undefined, 'asks for more than there is');
    reader.more(piece, pieces.length === 0);
  }
}

/** The file cut at any place, at any two neighbouring ones, and at all. */
function assertSameInPieces(file: Buffer, inList = false): void {
  const whole = readPieces(file, [], inList);
  const everywhere = Array.from({ length: file.length }, (_, index) => index);
  assert.deepEqual(readPieces(file, everywhere, inList), whole, file.toString());
  for (const cut of everywhere) {
    const context = `${file.toString()} at ${cut}`;
    assert.deepEqual(readPieces(file, [cut], inList), whole, context);
    assert.deepEqual(readPieces(file, [cut, cut + 1], inList), whole, context);
  }
}

for (const [name, wrap] of Object.entries(envelopes)) {
  if (name.includes('CSV')) continue;
  test(`finds through any window the records of ${name}`, () => {
    const file = Buffer.from(wrap(records).replace('\uFEFF', ''));
    assert.equal(readPieces(file, []).events.length, 3);
    assertSameInPieces(file);
  });
}

test('finds through any window what is left of damaged files', () => {
  const [first = '', second = '', third = ''] = records;
  const files = [
    `{"Records":[${first},${second.slice(0, 30)},${third}]}`,
    `{"Records":[${first},nil,${third}`,
    `{"Records":[${first},  { "oops" ],  ${first}]`,
    `{"Records":[${first}]`,
    `{"Records":[${first}]} `,
    `{"Records":[[${first}]`,
    `{"Records":[${first},[`,
    `{"Records":[1,2,${first}`,
    `{"x":nil,"Records":[${first}]}`,
    `no JSON\n${first}\nno {JSON either\n${second}12${third}\n`,
    `{}Records":[${first}]`,
    `${first}\n{"level":"info"}\n"text"\n"{"\n${JSON.stringify(first)}`,
    `{"digestStartTime":1,"x":[{}]}`,
    '{"eventVersion":',
    '"',
    '',
  ];
  for (const file of files) assertSameInPieces(Buffer.from(file));
});

test('begins inside a list', () => {
  const file = Buffer.from(`, ${records.join(' , ')}]} `);
  const { events, findings } = readPieces(file, [], true);
  assert.deepEqual([events.length, (findings as { damaged: number }).damaged], [3, 0]);
  assertSameInPieces(file, true);
});

test('says where in the file each record begins', () => {
  const file = Buffer.from(`{"Records":[é,${records.join()}]}`.replace('é', '"é"'));
  const offsets = records.map((record) => file.indexOf(record));
  for (const cuts of [[], [20], [30, 31, 90]]) {
    const found = readPieces(file, cuts).events.map((event) => (event as unknown[])[3]);
    assert.deepEqual(found, offsets);
  }
});
