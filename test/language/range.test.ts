import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeProblem, resolveRange } from '../../core/language/query-file/range.ts';

const NOW = Date.parse('2024-03-31T12:30:00Z');

/** The range as ISO instants, `-` for an open side, or the reason why it is none. */
const resolved = (text: string): string => {
  const range = resolveRange(text, NOW);
  if (range.kind === 'invalid') {
    return range.reason;
  }
  const side = (at: number | undefined): string =>
    at === undefined ? '-' : new Date(at).toISOString().replace('.000Z', 'Z');
  return `${side(range.start)} ${side(range.end)}`;
};

const ranges: readonly (readonly [string, string])[] = [
  ['all', '- -'],
  ['ALL', '- -'],
  ['-7d', '2024-03-24T12:30:00Z 2024-03-31T12:30:00Z'],
  ['-90min', '2024-03-31T11:00:00Z 2024-03-31T12:30:00Z'],
  ['-2weeks', '2024-03-17T12:30:00Z 2024-03-31T12:30:00Z'],
  ['-1y', '2023-03-31T12:30:00Z 2024-03-31T12:30:00Z'],
  ['-24h..-1h', '2024-03-30T12:30:00Z 2024-03-31T11:30:00Z'],
  ['-24h .. now', '2024-03-30T12:30:00Z 2024-03-31T12:30:00Z'],
  ['2022-02-12', '2022-02-12T00:00:00Z 2022-02-13T00:00:00Z'],
  ['2022-02-12..2022-02-19', '2022-02-12T00:00:00Z 2022-02-20T00:00:00Z'],
  ['2022-02-12..2022-02-12', '2022-02-12T00:00:00Z 2022-02-13T00:00:00Z'],
  ['2022-02-12..2022-02-19T12:00Z', '2022-02-12T00:00:00Z 2022-02-19T12:00:00Z'],
  ['2022-02-12 08:00..2022-02-12T12:00:30', '2022-02-12T08:00:00Z 2022-02-12T12:00:30Z'],
  ['2022-02-12T08:00+02:00..2022-02-12T08:00-0530', '2022-02-12T06:00:00Z 2022-02-12T13:30:00Z'],
  ['2022-02-12T08:00:00.250..-1h', '2022-02-12T08:00:00.250Z 2024-03-31T11:30:00Z'],
  ['2022-02-12..', '2022-02-12T00:00:00Z -'],
  ['..2022-02-12', '- 2022-02-13T00:00:00Z'],
];

for (const [text, expected] of ranges) {
  test(`the range ${text}`, () => {
    assert.equal(resolved(text), expected);
  });
}

const none = [
  ',..,yesterday,7d,-7,-7x,-d,2022-2-12,2022-02-30,2022-13-01,2022-02-12T08:00,all..all',
  '2022-02-12T25:00..-1h,2022-02-12T08:60..-1h,-1h..-2h..-3h,2022-02-12T08:00+2..-1h',
  '-99999999999999d,-999999y',
].flatMap((line) => line.split(','));

for (const text of none) {
  test(`"${text}" is no range`, () => {
    assert.match(resolved(text), /(?:is not a range|is no range here); write one such as -7d/);
    assert.notEqual(rangeProblem(text), undefined);
  });
}

test('a range that ends before it begins is none', () => {
  assert.match(resolved('-1h..-2h'), /ends before it begins/);
  assert.match(resolved('2022-02-12T08:00..2022-02-12T08:00'), /ends before it begins/);
});

test('a month back from a longer month ends in the next one', () => {
  assert.equal(resolved('-1mo'), '2024-03-02T12:30:00Z 2024-03-31T12:30:00Z');
});
