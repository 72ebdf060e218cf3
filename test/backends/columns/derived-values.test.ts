import assert from 'node:assert/strict';
import test from 'node:test';
import { DerivedValues } from '../../../backends/local/columns/derived-values.ts';

test('outcomes come back as they were', () => {
  const values = new DerivedValues();
  for (const value of [
    undefined,
    true,
    false,
    '',
    '1',
    1,
    0,
    Number.NaN,
    'é',
    '\u{1f600}',
    '\ud800',
  ]) {
    const code = values.codeOf(value);
    assert.ok(code >= 1);
    assert.ok(Object.is(values.valueOf(code), value));
    assert.equal(values.codeOf(value), code);
  }
});

test('outcomes that a number would not save are not numbered', () => {
  const values = new DerivedValues();
  for (const value of [-0, 'x'.repeat(300), ['a'], new Map()]) {
    assert.equal(values.codeOf(value), -1);
  }
  for (let index = 0; index < 70_000; index += 1) values.codeOf(index);
  assert.equal(values.codeOf(69_999), -1);
  assert.equal(values.valueOf(values.codeOf(0)), 0);
});
