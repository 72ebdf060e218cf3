import assert from 'node:assert/strict';
import test from 'node:test';
import { comparable, isSame } from '../../../backends/comparison/comparable.ts';
import { compareRows, type SideAnswer } from '../../../backends/comparison/compare-rows.ts';
import { columnsLeftOut } from '../../../backends/comparison/left-columns.ts';
import { rowKeys } from '../../../backends/comparison/row-keys.ts';
import { readSidePointer, sidePointer } from '../../../backends/comparison/side-pointer.ts';
import type { Command } from '../../../core/language/syntax/ast.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

const commandsOf = (query: string): readonly Command[] =>
  parseQueryFile(query).queries[0]?.commands ?? [];

/** An answer written as lines of cells, the columns first; `∅` is a missing cell. */
function answer(name: string, [head = '', ...lines]: readonly string[]): SideAnswer {
  const cellsOf = (line: string) => line.split(' ').map((cell) => (cell === '∅' ? null : cell));
  return {
    name,
    columns: head.split(' ').map((column) => ({ name: column, type: 'text' })),
    rows: lines.map((line) => ({ cells: cellsOf(line) })),
  };
}

interface Case {
  readonly what: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly keys?: readonly string[];
  readonly left?: readonly string[];
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  { what: 'nothing', a: ['x'], b: ['x'], expected: [] },
  { what: 'the same in another order', a: ['x', '1', '2'], b: ['x', '2', '1'], expected: [] },
  {
    what: 'rows are counted',
    a: ['x', '1', '1', '2'],
    b: ['x', '2', '2', '1'],
    expected: ['only in A: 1', 'only in B: 2'],
  },
  { what: 'numbers', a: ['x', '44', '-0', '0.5'], b: ['x', '44.0', '0', '.50'], expected: [] },
  {
    what: 'missing is not empty',
    a: ['x y', '1 ∅'],
    b: ['x y', '1 '],
    expected: ['only in A: 1 ∅', 'only in B: 1 '],
  },
  {
    what: 'texts that would join to the same',
    a: ['x y', 'a","b c'],
    b: ['x y', 'a b","c'],
    expected: ['only in A: a","b c', 'only in B: a b","c'],
  },
  {
    what: 'keys',
    a: ['k n m', 'a 1 1', 'b 2 2', 'c 3 3'],
    b: ['k n m', 'c 3 4', 'd 5 5', 'a 1.0 1'],
    keys: ['k'],
    expected: ['only in A: b 2 2', 'differs: c 3 3 → 4', 'only in B: d 5 5'],
  },
  {
    what: 'a key that is missing is a key',
    a: ['k n', '∅ 1'],
    b: ['k n', '∅ ∅'],
    keys: ['k'],
    expected: ['differs: ∅ 1 → (missing)'],
  },
  {
    what: 'keys that are numbers',
    a: ['k n', '1 1'],
    b: ['k n', '1.0 2'],
    keys: ['k'],
    expected: ['differs: 1 1 → 2'],
  },
  {
    what: 'one row without keys',
    a: ['n', '44'],
    b: ['n', '45'],
    keys: [],
    expected: ['differs: 44 → 45'],
  },
  {
    what: 'several rows of a key, in order',
    a: ['k n', 'a 1', 'a 2', 'a 3'],
    b: ['k n', 'a 3', 'a 4'],
    keys: ['k'],
    expected: ['differs: a 1 → 4', 'only in A: a 2'],
  },
  {
    what: 'a key that is not shown',
    a: ['n', '1'],
    b: ['n', '2'],
    keys: ['k'],
    expected: ['only in A: 1', 'only in B: 2'],
  },
  {
    what: 'columns left out',
    a: ['x @log', '1 here', '2 here'],
    b: ['x @log', '1 there', '3 there'],
    left: ['@log'],
    expected: ['only in A: 2 here', 'only in B: 3 there'],
  },
  {
    what: 'a key that is left out',
    a: ['@log n', 'here 1'],
    b: ['@log n', 'there 2'],
    keys: ['@log'],
    left: ['@log'],
    expected: ['differs: here 1 → 2'],
  },
  {
    what: 'columns in another order, and more of them',
    a: ['x y', '1 2', '3 4'],
    b: ['y z x', '2 ∅ 1', '4 5 3'],
    expected: ['only in A: 3 4 ∅', 'only in B: 3 4 5'],
  },
];

for (const { what, a, b, keys, left = [], expected } of cases) {
  test(`differences: ${what}`, () => {
    const { columns, rows } = compareRows([answer('A', a), answer('B', b)], {
      keys: keys && new Set(keys),
      left: new Set(left),
    });
    assert.equal(columns[0]?.name, 'difference');
    assert.deepEqual(
      rows.map(({ cells: [difference, ...cells] }) => {
        assert.equal(cells.length + 1, columns.length);
        return `${difference}: ${cells.map((cell) => cell ?? '∅').join(' ')}`;
      }),
      expected,
    );
  });
}

test('a column of the query may be called difference', () => {
  const sides = [answer('A', ['difference', '1']), answer('B', ['difference', '2'])] as const;
  const { columns } = compareRows(sides, { keys: undefined, left: new Set() });
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['@difference', 'difference'],
  );
});

test('pointers keep where they come from', () => {
  const withPointer = (name: string, cell: string): SideAnswer => ({
    name,
    columns: [{ name: 'x', type: 'text' }],
    rows: [{ cells: [cell], pointer: `of:${name}\n` }],
  });
  const { rows } = compareRows([withPointer('A', '1'), withPointer('B', '2')], {
    keys: undefined,
    left: new Set(),
  });
  assert.deepEqual(
    rows.map(({ pointer = '' }) => readSidePointer(pointer)),
    [
      { side: 0, pointer: 'of:A\n' },
      { side: 1, pointer: 'of:B\n' },
    ],
  );
  assert.deepEqual(readSidePointer(sidePointer({ side: 1, pointer: '' })), {
    side: 1,
    pointer: '',
  });
  assert.equal(readSidePointer('2:x'), undefined);
  assert.equal(readSidePointer('x'), undefined);
});

test('cells are compared as numbers where both are', () => {
  const same = [
    ['44', '44.0'],
    ['44', '+044.'],
    ['0', '-0.00'],
    ['44', '4.4e1'],
    ['0.1', '0.10000000000000001'],
    ['0.30000000000000004', '0.3'],
    ['', ''],
    [null, null],
  ] as const;
  for (const [a, b] of same) assert.ok(isSame(a, b), `${a} and ${b}`);
  const different = [
    ['44', '45'],
    ['44', '44x'],
    ['12345678901234567890', '12345678901234567891'],
    ['0.3', '0.30000000001'],
    ['-1', '1'],
    ['', null],
    ['1.0.0', '1.0'],
    ['1e999', '2e999'],
  ] as const;
  for (const [a, b] of different) assert.ok(!isSame(a, b), `${a} and ${b}`);
  assert.equal(comparable('ann'), 'ann');
});

test('keys are found by whatever name they are shown', () => {
  const keys: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['fields eventName', undefined],
    ['stats count(*)', []],
    ['stats count(*) by eventName', ['eventName']],
    ['stats count(*) as n by eventName as e, awsRegion | sort n', ['e', 'awsRegion']],
    ['stats count(*) by BIN( 5min )', ['BIN( 5min )']],
    ['stats count(*) as n by eventName | display n, eventName as e', ['e']],
    ['stats count(*) as n by eventName | display n', undefined],
    ['stats count(*) as n by eventName, awsRegion | stats max(n) by awsRegion', ['awsRegion']],
    ['stats count(*) by eventName | filter eventName = "x" | limit 3', ['eventName']],
    ['count_frequent eventName', ['eventName']],
    ['pattern @message', undefined],
    ['', undefined],
  ];
  for (const [query, expected] of keys) {
    const found = rowKeys(commandsOf(query));
    assert.deepEqual(found && [...found], expected, query);
  }
});

test('what differs by nature is left out, by whatever name it is shown', () => {
  const local = { kind: 'local', name: 'a', path: '/a' } as const;
  const cloud = { kind: 'cloudwatch', name: 'b', places: [] } as const;
  const left = (query: string, other: typeof local | typeof cloud) => [
    ...columnsLeftOut(commandsOf(query), { source: local }, other),
  ];
  const query = 'fields @timestamp, @log as l, @ptr, eventName';
  assert.deepEqual(left(query, local), ['l', '@ptr']);
  assert.deepEqual(left(query, cloud), ['@timestamp', 'l', '@ptr']);
  assert.deepEqual(left('fields @log', local), []);
  assert.deepEqual(left('filter eventName = "x"', local), []);
  assert.deepEqual(left('filter eventName = "x"', cloud), ['@timestamp']);
});
