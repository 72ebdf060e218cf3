import assert from 'node:assert/strict';
import { join } from 'node:path';
import { formatQueryFile } from '../../core/language/format/format.ts';
import { testCorpus } from './support/corpus.ts';
import { meaningOf } from './support/meaning.ts';

testCorpus(join(import.meta.dirname, 'corpus', 'format'), (text) => {
  const formatted = formatQueryFile(text);
  assert.equal(formatQueryFile(formatted), formatted, 'formatting twice changes nothing more');
  assert.deepEqual(meaningOf(formatted), meaningOf(text), 'the meaning stays');
  return formatted.trimEnd();
});
