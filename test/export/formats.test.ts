import assert from 'node:assert/strict';
import test from 'node:test';
import { type FormatName, formats } from '#backends/export/formats.ts';
import type { WholeResult } from '#backends/export/result.ts';
import { noStatistics } from '#protocol/results.ts';

const result = (rows: readonly (readonly (string | null)[])[]): WholeResult => ({
  title: 'Calls <by> key',
  columns: [
    { name: 'who', type: 'text' },
    { name: 'count(*)', type: 'number' },
  ],
  rows: rows.map((cells) => ({ cells })),
  statistics: { ...noStatistics, resultCount: rows.length },
  problems: [],
});

const written = (format: FormatName, rows: readonly (readonly (string | null)[])[]): string =>
  [...formats[format](result(rows))].join('');

const cases: readonly (readonly [FormatName, readonly (string | null)[], string])[] = [
  ['csv', ['alice', '3'], 'who,count(*)\r\nalice,3\r\n'],
  ['csv', [null, '3'], 'who,count(*)\r\n,3\r\n'],
  ['csv', ['a "b", c', '3'], 'who,count(*)\r\n"a ""b"", c",3\r\n'],
  ['csv', ['two\nlines', '3'], 'who,count(*)\r\n"two\nlines",3\r\n'],
  ['csv', ['=HYPERLINK("x")', '-3'], 'who,count(*)\r\n"\'=HYPERLINK(""x"")",-3\r\n'],
  ['csv', ['@cmd', '+1'], "who,count(*)\r\n'@cmd,+1\r\n"],
  ['tsv', ['a\tb\r\nc', '3'], 'who\tcount(*)\na b c\t3\n'],
  ['tsv', ['-1+1', '3'], "who\tcount(*)\n'-1+1\t3\n"],
  ['csv', ['\n=1+1', '3'], 'who,count(*)\r\n"\'\n=1+1",3\r\n'],
  ['tsv', ['\n=1+1', '3'], "who\tcount(*)\n' =1+1\t3\n"],
  ['jsonl', ['alice', null], '{"who":"alice"}\n'],
  ['jsonl', ['__proto__', '3'], '{"who":"__proto__","count(*)":"3"}\n'],
  [
    'markdown',
    ['a|b <i>*_', '3'],
    '## Calls \\<by\\> key\n\n| who | count(\\*) |\n| --- | ---: |\n| a\\|b \\<i\\>\\*\\_ | 3 |\n',
  ],
  ['table', ['alice', '3'], 'Calls <by> key\nwho    count(*)\n─────  ────────\nalice         3\n'],
  [
    'table',
    ['\u001B[31mred\u0007', null],
    'Calls <by> key\nwho        count(*)\n─────────  ────────\n·[31mred·\n',
  ],
];

for (const [format, cells, expected] of cases) {
  test(`${format} writes ${JSON.stringify(cells)}`, () => {
    assert.equal(written(format, [cells]), expected);
  });
}

test('json is the contract of ctq run --format json', () => {
  assert.deepEqual(
    JSON.parse(
      written('json', [
        ['alice', '3'],
        [null, '1'],
      ]),
    ),
    {
      title: 'Calls <by> key',
      columns: ['who', 'count(*)'],
      rows: [{ who: 'alice', 'count(*)': '3' }, { 'count(*)': '1' }],
      statistics: { ...noStatistics, resultCount: 2 },
      problems: [],
    },
  );
});

test('json of no rows is valid', () => {
  assert.deepEqual(JSON.parse(written('json', [])).rows, []);
});

test('a column named __proto__ is a column', () => {
  const odd: WholeResult = {
    ...result([['x']]),
    columns: [{ name: '__proto__', type: 'text' }],
  };
  assert.equal([...formats.jsonl(odd)].join(''), '{"__proto__":"x"}\n');
});

for (const [format, header] of [
  ['csv', "'=1+1,'@x(1),@timestamp\r\n"],
  ['tsv', "'=1+1\t'@x(1)\t@timestamp\n"],
] as const) {
  test(`${format} makes names of columns safe from being formulas`, () => {
    const named: WholeResult = {
      ...result([]),
      columns: [
        { name: '=1+1', type: 'text' },
        { name: '@x(1)', type: 'text' },
        { name: '@timestamp', type: 'timestamp' },
      ],
    };
    assert.equal([...formats[format](named)].join(''), header);
  });
}

test('control characters in the names of a table are shown as dots', () => {
  const named: WholeResult = {
    ...result([]),
    columns: [{ name: 'a\u001B[2Jb', type: 'text' }],
  };
  assert.match([...formats.table(named)].join(''), /^a·\[2Jb$/m);
});

test('long cells of a table are cut', () => {
  const lines = written('table', [['x'.repeat(200), '1']]).split('\n');
  assert.equal(lines[3]?.startsWith(`${'x'.repeat(59)}…  `), true);
});
