import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { columnsOf } from '../../core/language/analysis/columns.ts';
import { formatQueryFile } from '../../core/language/format/format.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { runnableQueries } from '../../core/language/query-file/runnable.ts';
import type { QueryFile } from '../../core/language/syntax/ast.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { CommandParser } from '../../core/language/syntax/command-parser.ts';
import { lexerDefinitionProblems } from '../../core/language/syntax/lexer.ts';
import { meaningOf } from './support/meaning.ts';
import { randomFile } from './support/random-query.ts';

/** Everything that the language does with a text, and what must hold for any text. */
const checkAnything = (text: string): void => {
  const file = parseQueryFile(text);
  checkSpans(file, text.length);
  for (const { span, message } of problemsOf(file)) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, message);
    assert.ok(!message.includes('undefined'), message);
  }
  file.queries.forEach(columnsOf);
  runnableQueries(file, text);
  const formatted = formatQueryFile(text);
  assert.equal(formatQueryFile(formatted), formatted);
};

/** Every place of the tree lies in the text, and in the place of what it belongs to. */
const checkSpans = (node: unknown, length: number): void => {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (/^(?:span|.*Span|body)$/.test(key) && value !== undefined) {
      const { start, end } = value as { readonly start: number; readonly end: number };
      assert.ok(0 <= start && start <= end && end <= length, `${key} ${start}..${end}`);
    } else {
      checkSpans(value, length);
    }
  }
};

const words = [
  'fields filter stats sort limit parse dedup display source join by as and or not like in asc desc',
  'true order offset a b.c @timestamp `d`.e `f count( bin( ( ) [ ] , . .g | || && = == != <> < >= =~',
  '! + - * / % ^ "x" \'y\' "open /re/ /re/i /open {{p}} {{ 5 5m 1e6 $q # \\ 😀',
  'lookup cidrlookup unnest expand pattern diff anomaly json relevantfields addtotals accum appendcols',
  'autoregress filldown fillmissing outlier sessionize countFrequent logcompare estimate filterIndex',
  'where into OUTPUT OUTPUTNEW multi logfmt csv any with for maxspan timeshift previousDay type= left=',
  'right=a row= p=1-2 max=5 logGroups( dataSource( logGroupTags( namePrefix: START= END= { } : $q( (source',
]
  .flatMap((line) => line.split(' '))
  .concat(['# c', '-- d', '### title', '# @range -7d', '# @param a = "b"', '\n', '\n| ', '"a b"']);
const soup = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '', '\n')), {
    maxLength: 60,
    size: 'max',
  })
  .map((pieces) => pieces.flat().join(''));

test('any sequence of words is understood somehow', () => {
  fc.assert(fc.property(soup, checkAnything), { numRuns: 1500, seed: 1 });
});

test('any text is understood somehow', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(fc.property(anything, checkAnything), { numRuns: 500, seed: 2 });
});

const queries: readonly string[] = [
  '### T\n# @range -7d\nfields a as b, c.`d e` | filter not (a = "x" or b like /y/) and c in [1, 2]\n' +
    '| parse @message "u=* *" as u, v | stats count(*) as n, sum(x)/2 by bin(5m), y as z | sort n desc | limit 5',
  "SOURCE logGroups(namePrefix: ['a', 'b'], class: ['STANDARD']) START=-1h END=now | filter a in (SOURCE 'x' | fields b)\n" +
    "| join type=left left=l right=r where l.a = r.b and l.c = r.d (SOURCE 'y') | fields l.a, r.@timestamp as t",
  'SOURCE logGroupTags([{"key": "a", "values": ["b", "!c"]}]) | parse @message /(?<a>x)/ multi | json field=a "b.0" as c | unnest c into d',
  '$`My query`(a = "b", c = 1) | lookup t k as a, l OUTPUT m as n, o | cidrlookup u ip as net OUTPUTNEW p | filldown q* r',
  "stats count(*) as n by bin(1h) as h offset 1d | fillmissing with 0 for n, 'x' for h | addtotals fieldname=f row=true col=false n\n" +
    "| outlier action=remove param=2.5 n m | autoregress n as b p=1-4 | appendcols override=true max=5 (SOURCE 'z' | limit any 5)",
  'pattern @message | diff previousDay | sessionize a, b maxspan 1h as s | relevantfields a where b > 1 | logcompare timeshift 7d | estimate',
];

for (const query of queries) {
  test(`every start of a query is understood somehow: ${query.slice(0, 40)}`, () => {
    for (let end = 0; end <= query.length; end += 1) {
      checkAnything(query.slice(0, end));
    }
  });
}

test('formatting keeps the meaning of any query without mistakes', () => {
  fc.assert(
    fc.property(randomFile, (text) => {
      const { problems } = parseQueryFile(text);
      assert.deepEqual(problems.filter(isError), []);
      const formatted = formatQueryFile(text);
      assert.equal(formatQueryFile(formatted), formatted);
      assert.deepEqual(meaningOf(formatted), meaningOf(text));
    }),
    { numRuns: 1000, seed: 3 },
  );
});

const nested: readonly string[] = [
  '(',
  'f(',
  '[',
  'not ',
  '- ',
  '!',
  'x[',
  'a + (',
  'f(1, [-',
  'f(1)[',
];

for (const opening of nested) {
  test(`10,000 of "${opening}" are too many, and the next command is whole`, () => {
    const file = parseQueryFile(`filter ${opening.repeat(10_000)} | limit 5`);
    assert.ok(file.problems.some(({ code }) => code === 'nesting-too-deep'));
    assert.equal(file.queries[0]?.commands.at(-1)?.kind, 'limit');
    problemsOf(file);
  });
}

test('a chain of a thousand conditions is understood, and a longer one is cut', () => {
  const chain = (length: number): string =>
    `filter ${Array.from({ length }, (_, index) => `a${index} = 1`).join(' or ')}`;
  assert.deepEqual(parseQueryFile(chain(500)).problems, []);
  const longer = parseQueryFile(chain(5000));
  assert.deepEqual(
    longer.problems.map(({ code }) => code),
    ['nesting-too-deep'],
  );
  problemsOf(longer);
});

const elapsed = (work: () => QueryFile): { readonly file: QueryFile; readonly took: number } => {
  const start = performance.now();
  const file = work();
  return { file, took: performance.now() - start };
};

test('a file of 5 MB is refused', () => {
  const text = 'fields a, b | filter c = "d"\n'.repeat(180_000);
  const file = parseQueryFile(text);
  assert.deepEqual(
    file.problems.map(({ code }) => code),
    ['file-too-large'],
  );
  assert.deepEqual(file.queries, []);
  assert.equal(formatQueryFile(text), text);
});

test('a binary file is refused', () => {
  for (const text of [
    'fields a\0',
    '\u0001\u0002\u0003\uFFFD\uFFFDab',
    '\u001F\uFFFD\b\0\0\0\0\0\u0003',
  ]) {
    assert.deepEqual(
      parseQueryFile(text).problems.map(({ code }) => code),
      ['file-not-text'],
    );
    assert.equal(formatQueryFile(text), text);
  }
  assert.deepEqual(parseQueryFile('').problems, []);
});

/** Beyond any machine's bad day, and far below what a cost that is not linear would take. */
const endless = { timeout: 120_000 };

const large: readonly (readonly [string, string])[] = [
  ['quotes', '"'.repeat(300_000)],
  ['slashes after like', 'filter a like /x '.repeat(16_000)],
  ['line breaks in a regular expression', `filter a like /${'\n'.repeat(300_000)}`],
  ['backslashes in a text', `filter a = "${'\\'.repeat(300_000)}`],
  ['divisions', `fields ${'a/'.repeat(110_000)}`],
  ['pipes', '|'.repeat(110_000)],
  ['commas', `fields ${'a,'.repeat(110_000)}`],
  ['a path', `fields ${'a.'.repeat(110_000)}`],
  ['digits', `fields ${'1'.repeat(300_000)}x`],
  ['words', 'a '.repeat(110_000)],
  ['separators', '###\n'.repeat(60_000)],
  ['aliases', `fields ${Array.from({ length: 20_000 }, (_, i) => `a as b${i}`).join(', ')}`],
  ['commands', 'fields a as b\n| '.repeat(10_000)],
  ['queries in parentheses', `filter ${"a in (SOURCE 'x' | fields a) and ".repeat(9_000)} b`],
  ['open queries', 'filter a in (fields b | '.repeat(13_000)],
  ['sources', "SOURCE 'x' | ".repeat(23_000)],
  ['tags', `SOURCE logGroupTags([${'{"key": "a", "values": ["b"]}, '.repeat(9_000)}])`],
  ['options', `outlier ${'param=1 a '.repeat(30_000)}`],
  ['lags', 'autoregress a p=1-1000 | '.repeat(12_000)],
  ['names with stars', `filldown ${'a* '.repeat(100_000)}`],
  ['braces', '{'.repeat(300_000)],
  ['open queries that may be none', `filter ${'(filter not '.repeat(27_000)}`],
];

for (const [title, text] of large) {
  test(`a third of a million characters of ${title} come to an end`, endless, (context) => {
    const { file, took } = elapsed(() => parseQueryFile(text));
    const analysed = elapsed(() => {
      problemsOf(file);
      file.queries.slice(0, 10).forEach(columnsOf);
      return file;
    });
    context.diagnostic(
      `parsed in ${took.toFixed(0)} ms, analysed in ${analysed.took.toFixed(0)} ms`,
    );
  });
}

test('chevrotain finds nothing wrong with the tokens and the grammar', () => {
  assert.deepEqual(lexerDefinitionProblems(), []);
  assert.doesNotThrow(() => new CommandParser(false));
});

test('a file of 200 lines is parsed and checked without a problem', (context) => {
  const text =
    '### Query\n# @range -7d\nfields @timestamp, eventName as API, userIdentity.arn\n' +
    '| filter eventName in ["A", "B"] and not ispresent(errorCode)\n  or userAgent like /(?i)aws-cli/\n' +
    '| parse userIdentity.arn "arn:aws:*::*:*" as x, y, z\n| stats count(*) as calls by API, bin(1h)\n' +
    '| filter calls > 10\n| sort calls desc\n| limit 20\n';
  const file = text.repeat(20);
  for (let warm = 0; warm < 20; warm += 1) {
    problemsOf(parseQueryFile(file));
  }
  const parsed = elapsed(() => parseQueryFile(file));
  const checked = elapsed(() => {
    problemsOf(parsed.file);
    return parsed.file;
  });
  context.diagnostic(
    `200 lines: parsed in ${parsed.took.toFixed(1)} ms, checked in ${checked.took.toFixed(1)} ms`,
  );
  assert.deepEqual(problemsOf(parsed.file).filter(isError), []);
});
