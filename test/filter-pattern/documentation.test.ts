import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { directives } from '../../core/language/catalogue/directives.ts';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';
import { toQuery } from '../../core/language/filter-pattern/translate/translate-filter-pattern.ts';
import { runnableQueries } from '../../core/language/query-file/runnable.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

const page = readFileSync(new URL('../../docs/filter-patterns.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```\n([^]*?)\n```$/gm)].map(([, text = '']) => text);

test('the query file of the page is right, and so is its translation', () => {
  const [file = '', translation] = blocks;
  assert.deepEqual(problemsOf(parseQueryFile(file)), []);
  const [first] = runnableQueries(parseQueryFile(file), file);
  assert.equal(first?.text, translation);
});

test('every condition that the page shows is one', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `$'));
  assert.ok(rows.length > 5);
  for (const row of rows) {
    const [, cell = ''] = row.split('|');
    for (const [, condition = ''] of cell.matchAll(/`(\$\.[^`]+)`/g)) {
      assert.deepEqual(parseFilterPattern(`{ ${condition} }`).problems, [], condition);
    }
  }
});

test('the patterns that the catalogue shows are right and have translations', () => {
  const entry = directives.find(({ name }) => name === 'filter-pattern');
  const patterns = [
    entry?.example.replace(/^# @filter-pattern /, '') ?? '',
    ...(entry?.values ?? []).map(([pattern]) => pattern),
  ];
  assert.ok(patterns.length > 3);
  for (const text of patterns) {
    const { pattern, problems } = parseFilterPattern(text);
    assert.deepEqual(problems, [], text);
    assert.deepEqual(problemsOf(parseQueryFile(toQuery(pattern))), [], text);
  }
});
