import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatQueryFile } from '../../core/language/format/format.ts';
import { defaultFormat, formatOptionsOf } from '../../core/language/format/options.ts';
import { testCorpus } from './support/corpus.ts';
import { meaningOf } from './support/meaning.ts';

// The first line of an example has the case of keywords and the width.
testCorpus(join(import.meta.dirname, 'corpus', 'format-options'), (example) => {
  const [, keywordCase, width, text = ''] = /^(\w+) (\d+)\n([^]*)$/.exec(example) ?? [];
  const options = formatOptionsOf({ keywordCase, lineWidth: Number(width) });
  assert.equal(options.keywordCase, keywordCase);
  const formatted = formatQueryFile(text, options);
  assert.equal(formatQueryFile(formatted, options), formatted, 'twice changes nothing more');
  assert.deepEqual(meaningOf(formatted), meaningOf(text), 'the meaning stays');
  return formatted.trimEnd();
});

const settings: readonly (readonly [unknown, unknown, string, number])[] = [
  ['upper', 80, 'upper', 80],
  ['keep', 40, 'keep', 40],
  ['lower', 400, 'lower', 400],
  [undefined, undefined, 'lower', 100],
  ['UPPER', '80', 'lower', 100],
  [null, 39, 'lower', 100],
  [1, 401, 'lower', 100],
  ['upper', 80.5, 'upper', 100],
  ['upper', Number.NaN, 'upper', 100],
];

for (const [keywordCase, lineWidth, wantedCase, wantedWidth] of settings) {
  test(`settings ${String(keywordCase)} and ${String(lineWidth)}`, () => {
    const found = formatOptionsOf({ keywordCase, lineWidth });
    assert.deepEqual(found, { keywordCase: wantedCase, lineWidth: wantedWidth });
  });
}

test('without options the file looks as by default', () => {
  const text = 'FIELDS a';
  assert.equal(formatQueryFile(text), formatQueryFile(text, defaultFormat));
});
