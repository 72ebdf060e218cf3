import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkQueryFile, problemsOf } from '../../core/language/analysis/check.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { annotate } from './support/annotations.ts';
import { testCorpus } from './support/corpus.ts';
import { shownProblems } from './support/shown.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'problems'), (text) =>
  annotate(text, shownProblems(text)),
);

test('mistakes of syntax and of meaning come together, in order of place', () => {
  const file = parseQueryFile('# @range x\nfilter foo(a)\n| fitler b\n| limit 0');
  assert.deepEqual(
    file.problems.map(({ code }) => code),
    ['unknown-command'],
  );
  assert.deepEqual(
    checkQueryFile(file).map(({ code }) => code),
    ['invalid-directive', 'unknown-function', 'invalid-limit'],
  );
  assert.deepEqual(
    problemsOf(file).map(({ code }) => code),
    ['invalid-directive', 'unknown-function', 'unknown-command', 'invalid-limit'],
  );
});
