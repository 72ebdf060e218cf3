import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { EngineContext, Value } from '../../core/engine/engine.ts';
import { fieldsJoined } from '../../core/engine/engine.ts';
import { parseCsvRecords } from '../../core/engine/text/csv.ts';
import { subqueriesOf } from '../../core/language/syntax/children.ts';
import { answerTo, apart, flattenAll, NOW, queryOf, tableOf, together } from './support/run.ts';

const events = flattenAll(
  [
    { id: 1, key: 'a', time: '2022-02-18T10:00:00Z' },
    { id: 2, key: 'b', time: '2022-02-18T11:00:00Z' },
    { id: 3, key: null, time: '2022-02-18T12:00:00Z' },
    { id: 4, key: 'a', time: '2022-02-18T13:00:00Z' },
    { id: 5, key: '1.0', time: '2022-02-18T14:00:00Z' },
    { id: 6, key: ['a'], time: '2022-02-18T15:00:00Z' },
    { id: 7, key: true, time: '2022-02-18T16:00:00Z' },
  ].map(({ time, ...event }) => JSON.stringify({ ...event, eventTime: time })),
);

const tables = new Map([
  [
    'names',
    {
      columns: ['key', 'name', 'id'],
      rows: [
        ['a', 'Ann', '9'],
        ['b', 'Bob'],
        ['a', 'second'],
      ],
    },
  ],
]);

/** The answer as a table; the queries in parentheses answer with these rows. */
const ask = (text: string, columns: readonly string[], rows: readonly (readonly Value[])[]) => {
  const query = queryOf(text);
  const starts = query.commands.flatMap(subqueriesOf).map(({ span }) => span.start);
  const answers = new Map(starts.map((start) => [start, { columns, rows }]));
  const within: EngineContext = structuredClone({ now: NOW, answers, tables });
  const table = tableOf(answerTo(query, events, together, within));
  assert.equal(tableOf(answerTo(query, events, apart, within)), table);
  return table.split('\n').slice(1).join('; ');
};

it('in (…) takes the values of the one column', () => {
  const query = (operator: string) =>
    `filter key ${operator} (SOURCE 'x' | fields k) | display id | sort id`;
  assert.equal(ask(query('in'), ['k'], [['a'], [undefined], ['zz']]), '1; 4');
  assert.equal(ask(query('in'), ['k'], [[1]]), '5; 7');
  assert.equal(ask(query('in'), ['k'], [[true], ['b']]), '2; 5; 7');
  assert.equal(ask(query('not in'), ['k'], [['a']]), '2; 3; 5; 6; 7');
  assert.equal(ask(query('in'), ['k'], []), '');
});

it('join makes a row of each pair, newest first, and none of what is missing', () => {
  const rows = [
    ['a', 10],
    ['a', 20],
    [undefined, 30],
    ['1', 40],
  ];
  const join = (type: string) =>
    `join ${type} left=l right=r where l.key = r.k (SOURCE 'x') | display l.id, r.n`;
  assert.equal(ask(join(''), ['k', 'n'], rows), '7 | 40; 5 | 40; 4 | 10; 4 | 20; 1 | 10; 1 | 20');
  assert.equal(
    ask(join('type=left'), ['k', 'n'], rows),
    '7 | 40; 6 | ∅; 5 | 40; 4 | 10; 4 | 20; 3 | ∅; 2 | ∅; 1 | 10; 1 | 20',
  );
});

it('a join keeps what commands before it have made, under the alias of the left side', () => {
  const query =
    "fields concat(key, '!') as loud | join left=l right=r where l.loud = r.k (SOURCE 'x') " +
    '| stats count(*) as c, sum(r.n) as s by l.loud, l.key | sort c';
  assert.equal(
    ask(
      query,
      ['k', 'n'],
      [
        ['a!', 1],
        ['b!', 2],
      ],
    ),
    'b! | b | 1 | 2; a! | a | 2 | 2',
  );
});

it('a join says which fields of the other side it needs, its keys included', () => {
  const query = queryOf(
    "join left=l right=r where r.k = l.key (SOURCE 'x') | filter r.a > 1 | limit 3 | fields r.b.c",
  );
  assert.deepEqual([...fieldsJoined(query).values()], [['k', 'a', 'b.c']]);
});

it('appendcols pairs rows by place; what there is stays, unless overridden', () => {
  const query = (options: string) =>
    `stats count(*) as n by key | sort key | limit 2 | appendcols ${options} (SOURCE 'x' | stats count(*) as n, max(id) as m)`;
  assert.equal(ask(query(''), ['n', 'm'], [[8, 9]]), 'a | 2 | 9; b | 1 | ∅');
  assert.equal(ask(query('override=true'), ['n', 'm'], [[8, 9]]), 'a | 8 | 9; b | ∅ | ∅');
  const three = [
    [1, 1],
    [2, 2],
    [3, 3],
  ];
  assert.equal(ask(query('max=1'), ['n', 'm'], three), 'a | 2 | 1; b | 1 | ∅');
});

it('lookup takes the first row with the key; output overwrites, outputnew fills', () => {
  const query = (mode: string) =>
    `lookup names key ${mode} name, id | sort name | display key, name, id`;
  assert.equal(
    ask(`${query('OUTPUT')} | filter ispresent(key) and key != 1`, [], []),
    'a | Ann | 9; a | Ann | 9; b | Bob | ∅',
  );
  assert.equal(
    ask(`${query('OUTPUTNEW')} | filter ispresent(name)`, [], []),
    'a | Ann | 1; a | Ann | 4; b | Bob | 2',
  );
});

it('records of CSV', () => {
  assert.deepEqual(parseCsvRecords('a,b\r\n"x\n,""y""",2\n\n3,\r\n'), [
    ['a', 'b'],
    ['x\n,"y"', '2'],
    ['3', ''],
  ]);
  assert.deepEqual(parseCsvRecords(''), []);
  assert.deepEqual(parseCsvRecords('a'), [['a']]);
});
