import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatQueryFile } from '../../core/language/format/format.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { compareErrors } from '../../scripts/corpus/compare-errors.ts';
import { exceptionsOf, readExceptions } from '../../scripts/corpus/exceptions.ts';
import { queriesFolder, readQueries } from '../../scripts/corpus/read-queries.ts';
import { meaningOf } from './support/meaning.ts';

const queries = readQueries(queriesFolder);

if (queries === undefined) {
  test('queries that other people run', (context) => {
    context.diagnostic('not checked: ../shared/data/queries is not there');
  });
} else {
  test('queries that other people run are understood', (context) => {
    context.diagnostic(`${queries.length} queries`);
    for (const { file, text } of queries) {
      assert.equal(parseQueryFile(text).queries.length, 1, file);
    }
  });

  test('they have no errors but those with a reason, and all of these', () => {
    const unexplained = compareErrors(queries, readExceptions()).filter((row) => !row.isExpected);
    assert.deepEqual(unexplained, []);
  });

  test('formatting keeps the meaning of every query, and formatting twice changes nothing', () => {
    for (const { file, text } of queries) {
      const formatted = formatQueryFile(text);
      assert.equal(formatQueryFile(formatted), formatted, file);
      assert.deepEqual(meaningOf(formatted), meaningOf(text), file);
    }
  });
}

test('errors are compared with the list, both ways', () => {
  const found = [
    { file: 'a.txt', text: 'fitler a' },
    { file: 'b.txt', text: 'filter a = 1' },
    { file: 'c.txt', text: 'filter nope(a) = 1' },
  ];
  const list = exceptionsOf(
    [
      '# a comment',
      'a.txt\tunknown-command\ta slip',
      'b.txt\tsyntax-error\tnot any more',
      'd.txt\tsyntax-error\tnot looked at',
    ].join('\n'),
  );
  assert.deepEqual(
    compareErrors(found, list).map(({ file, code, isExpected }) => [file, code, isExpected]),
    [
      ['a.txt', 'unknown-command', true],
      ['b.txt', 'syntax-error', false],
      ['c.txt', 'unknown-function', false],
    ],
  );
});

test('an exception without a reason is none', () => {
  assert.throws(() => exceptionsOf('a.txt\tsyntax-error'), /a reason are needed/);
});
