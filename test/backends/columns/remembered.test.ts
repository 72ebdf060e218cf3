import assert from 'node:assert/strict';
import test from 'node:test';
import { FileColumns } from '../../../backends/local/columns/file-columns.ts';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';

const stamp = { size: 1, mtimeMs: 2, ctimeMs: 3, ino: 4 };
const file = { file: 'file', stamp: '1-2' };

const records = [
  '{"eventVersion":"1.08","eventName":"A","x":{"y":"one"}}',
  '{"eventVersion":"1.08","eventName":"B"}',
  '{"eventVersion":"1.08","eventName":"A","x":{"y":"three"}}',
];

const contentOf = (texts: readonly string[]): Buffer =>
  Buffer.from(`{"Records":[${texts.join()}]}`);

/** What is remembered after the fields were read of all events. */
function remember(content: Buffer, fields: readonly string[]): FileColumns {
  const reader = new EventReader('lab');
  const readers = fields.map((field) => reader.bind(field));
  reader.open(content, file);
  while (reader.next()) for (const read of readers) read();
  const { records: events } = reader.findings;
  const { generation } = reader;
  const columns = new FileColumns({ stamp, events, textBytes: content.length, generation });
  assert.equal(reader.noteInto(columns), fields.length > 0);
  return columns;
}

function neverOpened(): Buffer {
  assert.fail('the file was opened');
}

test('known fields are read without the file', () => {
  const columns = remember(contentOf(records), ['eventName', 'x.y']);
  const reader = new EventReader('lab');
  const fields = ['eventName', 'x.y', '@ptr'].map((path) => reader.bind(path));
  reader.openRemembered(columns, neverOpened, file);
  const rows: unknown[] = [];
  while (reader.next()) rows.push(fields.slice(0, 2).map((read) => read()));
  assert.deepEqual(rows, [
    ['A', 'one'],
    ['B', undefined],
    ['A', 'three'],
  ]);
  assert.equal(reader.isOpen, false);
  assert.equal(reader.findings.records, 3);
  assert.equal(reader.noteInto(columns), false);
});

test('codes of known fields are those of the dictionary', () => {
  const columns = remember(contentOf(records), ['eventName']);
  const reader = new EventReader('lab');
  const field = reader.code('eventName');
  reader.openRemembered(columns, neverOpened, file);
  const codes: (number | undefined)[] = [];
  while (reader.next()) codes.push(field?.code());
  assert.equal(codes[0], codes[2]);
  assert.notEqual(codes[0], codes[1]);
  assert.deepEqual(
    codes.map((code) => field?.valueOf(code ?? -1)),
    ['A', 'B', 'A'],
  );
  assert.equal(reader.code('@timestamp'), undefined);
});

test('a new field of one event opens the file at that event, and is remembered', () => {
  const content = contentOf(records);
  const columns = remember(content, ['eventName']);
  for (const opens of [1, 0]) {
    const reader = new EventReader('lab');
    const [name, y] = ['eventName', 'x.y'].map((path) => reader.bind(path));
    let opened = 0;
    const open = (): Buffer => {
      opened += 1;
      return content;
    };
    reader.openRemembered(columns, open, file);
    const values: unknown[] = [];
    while (reader.next()) if (name?.() === 'A') values.push(y?.());
    assert.deepEqual(values, ['one', 'three']);
    assert.equal(opened, opens);
    assert.equal(reader.noteInto(columns), opens === 1);
  }
});

test('a file that can no longer be read fails the field that needs it', () => {
  const columns = remember(contentOf(records), ['eventName']);
  const reader = new EventReader('lab');
  const [name, y] = ['eventName', 'x.y'].map((path) => reader.bind(path));
  const gone = (): Buffer => {
    throw new Error('it is gone');
  };
  reader.openRemembered(columns, gone, file);
  assert.equal(reader.next(), true);
  assert.equal(name?.(), 'A');
  assert.throws(() => y?.(), /it is gone/);
});

test('damage that only a new field brings to light is no silent loss', () => {
  const broken = '{"eventVersion":"1.08","eventName":"B","x":{"y" "two"}}';
  const content = contentOf([records[0] ?? '', broken, records[2] ?? '']);
  const columns = remember(content, ['eventName']);
  assert.equal(columns.events, 3);
  const reader = new EventReader('lab');
  const y = reader.bind('x.y');
  reader.openRemembered(columns, () => content, file);
  assert.equal(reader.next(), true);
  assert.equal(y(), 'one');
  assert.equal(reader.next(), true);
  assert.throws(() => y(), /holds damage that earlier queries did not come across/);
});

test('codes of other dictionaries are not used', () => {
  const content = contentOf(records);
  const columns = remember(content, ['eventName', '@timestamp']);
  const reader = new EventReader('lab');
  const [name, time] = ['eventName', '@timestamp'].map((path) => reader.bind(path));
  const stale = columns.inGeneration(columns.generation + 7);
  assert.equal(stale.fields.size, 0);
  let opened = 0;
  const open = (): Buffer => {
    opened += 1;
    return content;
  };
  reader.openRemembered(stale.inGeneration(reader.generation), open, file);
  assert.equal(reader.next(), true);
  assert.equal(time?.(), undefined);
  assert.equal(opened, 0);
  assert.equal(name?.(), 'A');
  assert.equal(opened, 1);
});
