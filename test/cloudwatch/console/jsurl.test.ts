import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeJsurl,
  encodeJsurl,
  type JsurlValue,
} from '../../../backends/cloudwatch/console/jsurl.ts';

const values: readonly (readonly [string, JsurlValue])[] = [
  ["~'UTC", 'UTC'],
  ["~'", ''],
  ['~-3600', -3600],
  ['~1.5', 1.5],
  ['~false', false],
  ['~null', null],
  ['~(~)', []],
  ["~(~'a*2fb~'c)", ['a/b', 'c']],
  ['~()', new Map()],
  [
    "~(end~0~source~(~'a))",
    new Map<string, JsurlValue>([
      ['end', 0],
      ['source', ['a']],
    ]),
  ],
  ["~'*40timestamp*2c*20*7c*0a*28*29*27*22*2a*7e*25*23*26*2b", '@timestamp, |\n()\'"*~%#&+'],
  ["~'cost!5", 'cost$5'],
  ["~'**00e9**4e2d**d83d**de00", 'é中😀'],
];

test('values are written as the console writes them, and read again', () => {
  for (const [written, value] of values) {
    assert.equal(encodeJsurl(value), written);
    assert.deepEqual(decodeJsurl(written), value, written);
  }
});

test('what others write is read as well', () => {
  const others: readonly (readonly [string, JsurlValue])[] = [
    ["~'*2F*7C*0A", '/|\n'],
    ["~'*c3*a9*e2*9c*93", 'é✓'],
    ["~'caf*e9", 'café'],
    ["~'it's", "it's"],
    ["~'100*", '100*'],
    ["~(a~'b);tab=logs", new Map([['a', 'b']])],
  ];
  for (const [written, value] of others) assert.deepEqual(decodeJsurl(written), value, written);
});

test('what is no value is none', () => {
  for (const text of [
    '',
    'a',
    '~',
    '~x',
    '~(',
    '~(~',
    "~(a'b)",
    '~(a~)',
    '~(a~1',
    '~(~1',
    '~('.repeat(40),
    '~('.repeat(40_000),
  ]) {
    assert.equal(decodeJsurl(text), undefined, text.slice(0, 20));
  }
});

test('any text comes back, and needs no escape of a URL', () => {
  const texts = fc.string({
    unit: fc.constantFrom(
      ...'ab1 _-.~!*\'"()$%|/\\{}[]<>&?=#+@\n\t\r\u0000\u007f\u0080éÃ©中\ud83d\ude00\ufeff',
    ),
  });
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
      const written = encodeJsurl(text);
      assert.match(written, /^~'[\w.!*-]*$/);
      assert.equal(decodeJsurl(written), text);
    }),
    { numRuns: 2000 },
  );
});
