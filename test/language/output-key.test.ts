import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputKey } from '../../core/language/analysis/output-key.ts';
import { regexGroups } from '../../core/language/analysis/regex-groups.ts';

const same: readonly (readonly string[])[] = [
  ['count(*)', 'count()', 'Count( * )', 'COUNT(\n)'],
  ['bin(5m)', 'BIN( 5min )', 'bin(5mins)'],
  ['count_distinct(a)', 'countDistinct( a )', 'COUNT_DISTINCT(a)'],
  ['sum(a)/count(*)', 'sum( a ) / count()'],
  ['pct(a, 95)', 'pct(a,95.0)'],
  ["concat(a, 'b')", 'concat( a,"b" )'],
  ['(a + b) * 2', '( a+b )*2'],
];

for (const texts of same) {
  test(`${texts[0]} has one key in all its spellings`, () => {
    assert.equal(new Set(texts.map(outputKey)).size, 1);
  });
}

test('different expressions have different keys', () => {
  const texts = [
    'count(a)',
    'count(A)',
    'count(*)',
    'a',
    'A',
    'bin(5m)',
    'bin(5h)',
    'a - b',
    'b - a',
  ];
  assert.equal(new Set(texts.map(outputKey)).size, texts.length);
  assert.notEqual(outputKey('a - (b - c)'), outputKey('a - b - c'));
});

test('a text that is no expression is its own key', () => {
  assert.equal(outputKey(' user name '), 'user name');
  assert.equal(outputKey('a, b'), 'a, b');
});

test('groups of regular expressions are found with their names', () => {
  assert.deepEqual(regexGroups('(?<a>x)(y)(?:z)(?P<b>(?<@c>.))'), ['a', undefined, 'b', '@c']);
  assert.deepEqual(regexGroups('\\((?=x)(?!y)(?<=z)(?<!u)[(](?i)[^](]'), []);
  assert.deepEqual(regexGroups('[[:alpha:](](?<d>[]])'), ['d']);
  assert.deepEqual(regexGroups('\\Q(\\E(?<a>x)\\Q('), ['a']);
});
