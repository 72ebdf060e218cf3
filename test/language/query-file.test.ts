import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseParameter } from '../../core/language/query-file/parameters.ts';
import { expandPlaceholders, placeholders } from '../../core/language/query-file/placeholders.ts';
import {
  type RunnableQuery,
  runnableQueries,
  runnableQueriesOfText,
} from '../../core/language/query-file/runnable.ts';
import { parseTable } from '../../core/language/query-file/tables.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

const queriesOf = (text: string): RunnableQuery[] => runnableQueries(parseQueryFile(text), text);

const titles = (text: string): string[] =>
  parseQueryFile(text).queries.map(({ title, titleSpan }) => {
    const { start, end } = titleSpan;
    assert.ok(text.slice(start, end).replace(/\s+/g, ' ').startsWith(title.replace(/…$/, '')));
    return title;
  });

test('a separator begins a query and names it', () => {
  assert.deepEqual(titles('### One \nfields a\n###Two\n# prose\nfields b'), ['One', 'Two']);
});

test('without a name the first comment names a query, then its first command', () => {
  assert.deepEqual(titles('#Retrieve the most recent events\nfields a | limit 2'), [
    'Retrieve the most recent events',
  ]);
  assert.deepEqual(titles('# @range -7d\n\n# prose\nfields a'), ['prose']);
  assert.deepEqual(titles('fields a,\n  b # prose\n| limit 2'), ['fields a, b']);
  assert.deepEqual(titles('###\n# prose\nfields a\n###\nfields b'), ['prose', 'fields b']);
  assert.deepEqual(titles(`fields ${'a'.repeat(100)}`), [`fields ${'a'.repeat(72)}…`]);
});

test('commands before the first separator are a query, and prose is none', () => {
  assert.deepEqual(titles('fields a\n### Two\nfields b'), ['fields a', 'Two']);
  assert.deepEqual(titles('# prose\n\n### One\nfields b'), ['One']);
  assert.deepEqual(titles('# prose\n'), []);
});

test('lines of more than three signs and indented ones separate nothing', () => {
  assert.deepEqual(titles('######\n# Title\n######\nfields a\n ### no\n| limit 1'), ['Title']);
});

test('separators work with carriage returns and a byte order mark', () => {
  assert.deepEqual(titles('\uFEFF### One\r\nfields a\r\n### Two\r\nfields b\r\n'), ['One', 'Two']);
});

const FILE = `# @source logs/
# @range -7d
# @param key = "AKIA"  the key to follow
# @param other = 'it''s'

### First
# @range all
fields a
| filter key = "{{key}}"

### Second
# @source prod
# @param key = B-1
filter a = {{other}} or b = "{{ new }}" or c = "{{key}}" # {{not}}
| limit {{n}} # the end

### Nothing
# only prose
`;

test('a query has the directives of its file, and its own win', () => {
  assert.deepEqual(
    queriesOf(FILE).map(({ title, source, range }) => [title, source, range]),
    [
      ['First', 'logs/', 'all'],
      ['Second', 'prod', '-7d'],
    ],
  );
});

test('a query has the placeholders of its text in order, with what directives say of them', () => {
  const [first, second] = queriesOf(FILE);
  assert.deepEqual(first?.parameters, [
    { name: 'key', default: 'AKIA', description: 'the key to follow' },
  ]);
  assert.deepEqual(
    second?.parameters.map(({ name, default: given }) => [name, given]),
    [
      ['other', 'it'],
      ['new', undefined],
      ['key', 'B-1'],
      ['n', undefined],
    ],
  );
});

test('the text of a query goes from its first command to its last', () => {
  const [first, second] = queriesOf(FILE);
  assert.equal(first?.text, 'fields a\n| filter key = "{{key}}"');
  assert.ok(second?.text.startsWith('filter a') && second.text.endsWith('limit {{n}}'));
  assert.equal(queriesOf('| fields a |\n')[0]?.text, 'fields a');
});

test('a query has the problems of its own section', () => {
  const [one, two] = queriesOf('### 1\n# @range x\nfields a\n### 2\nfitler b\n| fields rond(c)');
  assert.deepEqual(
    one?.problems.map(({ code }) => code),
    ['invalid-directive'],
  );
  assert.deepEqual(
    two?.problems.map(({ code }) => code),
    ['unknown-command', 'unknown-function'],
  );
});

test('a selection runs with what the file says above it', () => {
  const start = FILE.indexOf('filter a');
  const selection = { start, end: FILE.indexOf('\n| limit') };
  const [query, ...others] = runnableQueriesOfText(parseQueryFile(FILE), FILE, selection);
  assert.equal(others.length, 0);
  assert.equal(query?.title, 'Second');
  assert.equal(query.source, 'prod');
  assert.equal(query.range, '-7d');
  assert.equal(FILE.slice(query.bodySpan.start, query.bodySpan.end), query.text);
});

test('a selection may begin with a pipe, hold several queries, and have mistakes', () => {
  const text = 'fields a\n| filter b =\n### Two\nfields c';
  const selection = { start: text.indexOf('|'), end: text.length };
  const [first, second] = runnableQueriesOfText(parseQueryFile(text), text, selection);
  assert.equal(first?.text, 'filter b =');
  assert.equal(first.title, 'fields a');
  assert.deepEqual(
    first.problems.map(({ span }) => text.slice(span.start, span.end)),
    ['='],
  );
  assert.equal(second?.title, 'Two');
});

test('parameters have defaults and descriptions', () => {
  const described = (text: string): unknown => {
    const { name, default: given, description } = parseParameter(text) ?? {};
    return [name, given, description];
  };
  assert.deepEqual(described('a'), ['a', undefined, undefined]);
  assert.deepEqual(described('a = "b c"   what it is'), ['a', 'b c', 'what it is']);
  assert.deepEqual(described("a='say \\'x\\''"), ['a', "say 'x'", undefined]);
  assert.deepEqual(described('a = -7d days'), ['a', '-7d', 'days']);
  assert.deepEqual(described('a the key'), ['a', undefined, 'the key']);
  assert.deepEqual(described('a = ""'), ['a', '', undefined]);
  assert.equal(parseParameter('= x'), undefined);
});

test('placeholders are found in texts and expressions, once, and not in comments', () => {
  assert.deepEqual(placeholders('filter a = "{{b}}{{ c }}" or `{{d}}` = {{b}} # {{e}}'), [
    'b',
    'c',
    'd',
  ]);
});

test('values cannot end the text that they stand in', () => {
  const values = { a: 'x" or "y\\', n: '5', r: 'a/b' };
  const text = 'filter a = "{{a}}" and b like /{{r}}/ # {{a}}\n| limit {{n}} | fields {{other}}';
  assert.equal(
    expandPlaceholders(text, values),
    'filter a = "x\\" or \\"y\\\\" and b like /a\\/b/ # {{a}}\n| limit 5 | fields {{other}}',
  );
});

const strange = [
  '\\',
  '/',
  '\\/',
  '\\\\',
  '\\d',
  '"',
  "'",
  '\\"',
  '',
  'a\n| limit 1',
  '\r',
  '\\\n#',
  '](',
];

for (const value of strange) {
  test(`the value ${JSON.stringify(value)} stays in its text or regular expression`, () => {
    for (const literal of ['/x{{p}}/', '/{{p}}x/', '/x\\{{p}}/', '/\\\\{{p}}{{p}}/', '/[{{p}}]/']) {
      const expanded = expandPlaceholders(`filter a like ${literal} | limit 5`, { p: value });
      const [query] = parseQueryFile(expanded).queries;
      assert.deepEqual(
        query?.commands.map(({ kind }) => kind),
        ['filter', 'limit'],
        expanded,
      );
    }
    for (const literal of ['"x{{p}}"', '"\\{{p}}"', "'{{p}}{{p}}'"]) {
      if (/[\r\n]/.test(value)) continue;
      const expanded = expandPlaceholders(`filter a = ${literal} | limit 5`, { p: value });
      const [query] = parseQueryFile(expanded).queries;
      assert.deepEqual(
        query?.commands.map(({ kind }) => kind),
        ['filter', 'limit'],
        expanded,
      );
      assert.deepEqual(parseQueryFile(expanded).problems, [], expanded);
    }
  });
}

test('names of object members are no values', () => {
  assert.equal(expandPlaceholders('limit {{toString}}', {}), 'limit {{toString}}');
});

test('a table has a name and a path', () => {
  assert.deepEqual(parseTable('people = "my people.csv"'), {
    name: 'people',
    path: 'my people.csv',
  });
  assert.deepEqual(parseTable(" p_1='a.csv' "), { name: 'p_1', path: 'a.csv' });
  assert.deepEqual(parseTable('p = a.csv'), { name: 'p', path: 'a.csv' });
  for (const wrong of ['', 'p', 'p =', 'p = a b', 'my-table = "a.csv"']) {
    assert.equal(parseTable(wrong), undefined, wrong);
  }
});

test("a query's tables are those of the file and its own, which win", () => {
  const [query] = queriesOf(
    '# @table a = "a.csv"\n# @table b = "b.csv"\n### Q\n# @table a = "other.csv"\nfields x',
  );
  assert.deepEqual(query?.tables, [
    { name: 'a', path: 'other.csv' },
    { name: 'b', path: 'b.csv' },
  ]);
});
