import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';
import {
  toQuery,
  translateFilterPattern,
} from '../../core/language/filter-pattern/translate/translate-filter-pattern.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { testCorpus } from '../language/support/corpus.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'translate'), (text) => {
  const { pattern, problems } = parseFilterPattern(text);
  assert.deepEqual(problems.filter(isError), []);
  const query = toQuery(pattern);
  assert.deepEqual(problemsOf(parseQueryFile(query)).filter(isError), [], query);
  const notes = translateFilterPattern(pattern).problems.map(
    ({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`,
  );
  return [query, ...notes].join('\n');
});

test('a pattern with mistakes has a translation too, that finds nothing by them', () => {
  const { pattern } = parseFilterPattern('{ $.a = || $.b IN (1) }');
  assert.equal(toQuery(pattern), 'filter not ispresent(@message) or not ispresent(@message)');
});
