import assert from 'node:assert/strict';
import test from 'node:test';
import { readAll } from './read-all.ts';

const records = Array.from(
  { length: 5 },
  (_, index) =>
    `{"eventVersion":"1.08","eventID":"${index}","requestParameters":{"key":["a{b\\"c"]}}`,
);

const ids = (content: string | Buffer): readonly unknown[] =>
  readAll(content, ['eventID']).events.map(({ eventID }) => eventID);

test('keeps the records before the place where a file ends too early', () => {
  const head = '{"Records":[';
  const file = `${head}${records.join()}]}`;
  for (let length = 0; length < file.length; length += 1) {
    const cut = file.slice(0, length);
    const whole = records.filter((_, index) => cut.includes(records.slice(0, index + 1).join()));
    const reading = readAll(cut, ['eventID']);
    assert.deepEqual(
      reading.events.map(({ eventID }) => eventID),
      whole.map((_, index) => String(index)),
    );
    const isLog = length >= head.length && length < file.length - 1;
    assert.equal(reading.findings.cut, isLog, cut.slice(-30));
  }
});

test('goes on behind a damaged record', () => {
  const damages: readonly ((record: string) => string)[] = [
    (record) => record.slice(0, 30),
    (record) => record.slice(0, -1),
    (record) => record.replace('":', '" '),
    (record) => record.replace(']', ''),
    (record) => record.replace('"1.08"', '1.08.1oops'),
    (record) => record.replace('"1.08"', 'nil, '),
    (record) => record.replace('"eventID"', 'eventID'),
    (record) => record.replace('"key"', '"key'),
  ];
  const [first = '', second = '', third = '', ...rest] = records;
  for (const damage of damages) {
    for (const separator of [',', '\n', '']) {
      const text = [first, second, damage(third), ...rest].join(separator);
      for (const file of [text, `[${text}]`, `{"Records":[${text}]}`]) {
        const found = ids(file);
        // A broken text may take the beginning of the next record with it, but no more.
        assert.deepEqual(found.slice(0, 2), ['0', '1'], file);
        assert.equal(found.at(-1), '4', file);
      }
    }
  }
});

test('counts what it could not read', () => {
  const file = `{"Records":[${records[0]},${records[1]?.slice(0, 40)},${records[2]}]}`;
  const { events, findings } = readAll(file, []);
  assert.deepEqual([events.length, findings.damaged, findings.foreign], [2, 1, 0]);
});

test('reads records whose inside is as odd as can be', () => {
  const deep = 200;
  const path = Array.from({ length: deep }, () => 'd').join('.');
  const nested = `${'{"d":'.repeat(deep)}"bottom"${'}'.repeat(deep)}`;
  const long = 'x'.repeat(5_000_000);
  const record = `{"eventVersion":"1","n":${nested},"long":"${long}","html":"<img src=x onerror=alert(1)>"}`;
  const [event] = readAll(record, [`n.${path}`, 'long', 'html']).events;
  assert.equal(event?.[`n.${path}`], 'bottom');
  assert.equal(event?.['long'], long);
  assert.equal(event?.['html'], '<img src=x onerror=alert(1)>');
});

test('puts a replacement where bytes are no UTF-8', () => {
  const [before, after] = ['{"eventVersion":"1","a":"', 'é\\n"}'];
  const file = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc3]), Buffer.from(after)]);
  assert.equal(readAll(file, ['a']).events[0]?.['a'], '\uFFFD\uFFFDé\n');
});

test('gives a text with a wrong escape as it is written', () => {
  const file = String.raw`{"eventVersion":"1","a":"C:\Users\x","b":"\ud800"}`;
  assert.deepEqual(readAll(file, ['a', 'b']).events, [{ a: String.raw`C:\Users\x`, b: '\ud800' }]);
});

test('does not read the same bytes for ever', { timeout: 20_000 }, () => {
  const size = 1_000_000;
  const traps = [
    '{"eventVersion":{',
    '{"eventVersion":"',
    '{"eventVersion":[',
    '[',
    '{"detail":',
    '{"Records":[',
    '{"x":{}x',
    '"',
    'x{}',
    '\\',
  ];
  for (const trap of traps) readAll(trap.repeat(size / trap.length), ['eventName']);
  const text = JSON.stringify('{"message":'.repeat(size / 20));
  readAll(`{"message":${text}`, []);
});

test('survives any damage, and keeps the records before it', () => {
  const head = '{"Records":[';
  const file = Buffer.from(`${head}${records.join()}]}`);
  const [{ length } = ''] = records;
  for (let place = head.length; place < file.length; place += 1) {
    for (const byte of [0, 0x22, 0x5c, 0x7b, 0x7d, 0x5d, 0x2c, 0x0a, 0xff]) {
      const damaged = Buffer.from(file);
      damaged[place] = byte;
      const found = ids(damaged);
      const before = Math.floor((place - head.length) / (length + 1));
      const kept = ['0', '1', '2', '3', '4'].slice(0, before);
      assert.deepEqual(found.slice(0, before), kept, `${byte} at ${place}`);
    }
  }
});
