import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { EventReader } from '../../../backends/local/reader/event-reader.ts';

const place = { file: 'file', stamp: '' };

/** The codes and values of the field `path` in records that have the members. */
function codesOf(members: readonly string[], path: string): { code: number; value: unknown }[] {
  const reader = new EventReader('lab');
  const field = reader.code(path);
  assert.ok(field !== undefined);
  const records = members.map((text) => `{"eventVersion":"1"${text === '' ? '' : `,${text}`}}`);
  reader.open(Buffer.from(records.join('\n')), place);
  const codes: { code: number; value: unknown }[] = [];
  while (reader.next()) {
    const code = field.code();
    codes.push({ code, value: code < 0 ? undefined : field.valueOf(code) });
  }
  reader.close();
  return codes;
}

test('gives equal values equal codes, in all readers of the thread', () => {
  const texts = ['"codes":"a"', '"codes":"b"', '', '"codes":null', '"codes":"a"', '"codes":true'];
  const [a, b, none, isNull, again, yes] = codesOf(texts, 'codes');
  assert.deepEqual([a?.value, b?.value, yes?.value], ['a', 'b', true]);
  assert.deepEqual(
    [none, isNull],
    [
      { code: 1, value: undefined },
      { code: 1, value: undefined },
    ],
  );
  assert.equal(a?.code, again?.code);
  assert.notEqual(a?.code, b?.code);
  const [later] = codesOf(['"codes":"b"'], 'codes');
  assert.deepEqual(later, b);
});

test('keeps values apart that are written alike', () => {
  const values = ['"true"', 'true', '1', '"1"', '1.0', '""', '"a"', '"aa"', String.raw`"\u0061"`];
  const codes = codesOf(
    values.map((value) => `"apart":${value}`),
    'apart',
  );
  assert.equal(new Set(codes.map(({ code }) => code)).size, values.length);
  const expected = ['true', true, '1', '1', '1.0', '', 'a', 'aa', 'a'];
  assert.deepEqual(
    codes.map(({ value }) => value),
    expected,
  );
});

test('gives no system field a code, but a key that looks like one', () => {
  const reader = new EventReader('lab');
  assert.equal(reader.code('@message'), undefined);
  assert.deepEqual(
    codesOf(['"@message":"x"'], '@@message').map(({ value }) => value),
    ['x'],
  );
});

test('numbers values of 512 bytes, quotes included, and no longer ones', () => {
  const [longest, longer] = codesOf(
    [510, 511].map((length) => `"long":"${'x'.repeat(length)}"`),
    'long',
  );
  assert.ok(longest !== undefined && longest.code >= 2);
  assert.equal(longest.value, 'x'.repeat(510));
  assert.equal(longer?.code, -1);
});

test('gives each of many values a code of its own, and the same one again', () => {
  const members = Array.from({ length: 20_000 }, (_, index) => `"many":"value ${index}"`);
  const codes = codesOf([...members, ...members], 'many');
  const numbered = codes.filter(({ code }) => code >= 2);
  assert.ok(numbered.length > 39_900);
  for (const [index, { code, value }] of codes.entries()) {
    if (code >= 0) assert.equal(value, `value ${index % 20_000}`);
    assert.equal(code, codes[(index + 20_000) % 40_000]?.code);
  }
});

test('tells values apart that differ in one byte, wherever they lie', () => {
  const lengths = fc.integer({ min: 1, max: 70 });
  fc.assert(
    fc.property(lengths, fc.nat(), fc.nat({ max: 20 }), (length, at, shift) => {
      const value = Buffer.alloc(length, 'a');
      const other = Buffer.from(value);
      other[at % length] = 0x62;
      const gap = ' '.repeat(shift);
      const members = [value, other, value].map((text) => `${gap}"one":"${text.toString()}"`);
      const [first, second, third] = codesOf([...members, `"two":"x"`], 'one');
      assert.equal(first?.code, third?.code);
      assert.notEqual(first?.code, second?.code);
      assert.deepEqual([first?.value, second?.value], [value.toString(), other.toString()]);
    }),
    { numRuns: 300, seed: 6 },
  );
});
